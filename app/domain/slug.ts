import { authorsAndYear } from "./describe.ts";
import { foldText } from "./search/fold-text.ts";
import type { StudyDocument } from "./study/study-document.ts";

const MAX_LENGTH = 60;
/** Addresses under /studies that are no study. */
const RESERVED = new Set(["new", "drafts", "alike"]);
/** Names that Windows gives to no file, with whatever ending; what has an address is handed out as a file too. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The address a study is first given: "finzi-rosenthal-2014" where authors are known, else its acronym, else
 * the first words of its title. It never changes afterwards, so that links last.
 */
export function proposeSlug(
	document: Pick<StudyDocument, "reports" | "dates" | "acronym" | "title">,
): string {
	const { authors, year } = authorsAndYear(document);
	const words = authors
		? `${authors.replace(" et al.", "")} ${year ?? ""}`
		: (document.acronym ?? document.title);
	return proposeAddress(words, "study", RESERVED);
}

/**
 * The address that something is first given by its name: the noun of it where the name has no Latin letters, and with it
 * where the name alone is taken by something else.
 */
export function proposeAddress(name: string, noun: string, reserved?: ReadonlySet<string>): string {
	const slug = addressOf(name) || noun;
	return reserved?.has(slug) || DEVICE.test(slug) ? `${slug}-${noun}` : slug;
}

/** A text as an address: Łódź is lodz and β-blockers beta-blockers, as search finds them. */
export const addressOf = (text: string): string => slugify(foldText(text));

/** Lower-case words joined by hyphens, without accents, at most 60 characters and not cut within a word. */
export function slugify(text: string): string {
	const words = text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
	let slug = "";
	for (const word of words) {
		const longer = slug === "" ? word : `${slug}-${word}`;
		if (longer.length > MAX_LENGTH) break;
		slug = longer;
	}
	return slug || (words[0] ?? "").slice(0, MAX_LENGTH);
}

/**
 * The slug proposed, or with the first number from 2 that makes it free: "smith-2020-3". Looked for by doubling
 * and halving, because hundreds of studies may propose the same one; where numbers were left out in between, a
 * free one is found that need not be the lowest.
 */
export function freeSlug(proposed: string, isTaken: (slug: string) => boolean): string {
	if (!isTaken(proposed)) return proposed;
	const numbered = (number: number) => `${proposed}-${number}`;
	let taken = 1;
	let free = 2;
	while (isTaken(numbered(free))) [taken, free] = [free, free * 2];
	while (free - taken > 1) {
		const middle = Math.floor((taken + free) / 2);
		if (isTaken(numbered(middle))) taken = middle;
		else free = middle;
	}
	return numbered(free);
}
