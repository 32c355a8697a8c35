import { escaped } from "#app/domain/concepts/scale-names.ts";

/** Words that short forms of other things look like: sets of people analysed, and phases. */
const NOT_A_DRUG = new Set(
	"itt mitt fas pps pp ss saf sas ols ole dbp aes sae rct all any and the iv sc im po qd bid tid".split(" "),
);

/** A name that stands in no label, and that of the same thing that does. */
interface OtherName {
	other: string;
	known: string;
	flags: string;
}

/**
 * Makes a rewriter of titles, which puts the names that arms go by in the place of their short forms and code
 * names, so that “CZP 200 mg” reads “Certolizumab Pegol 200 mg”.
 * @param labels of the arms @param texts of the record, that may say “Certolizumab Pegol (CZP)”
 * @param others by name of an intervention, its other names
 */
export function nameExpander(
	labels: readonly string[],
	texts: readonly string[],
	others: ReadonlyMap<string, readonly string[]>,
): (title: string) => string {
	const known = ` ${labels.join(" ").toLowerCase()} `;
	const names: OtherName[] = [];
	const add = (other: string, long: string, flags: string) => {
		if (other.length < 2 || other.length > 100 || long.length > 200 || NOT_A_DRUG.has(other.toLowerCase()))
			return;
		if (!isNamed(other, known) && isNamed(long, known)) names.push({ other, known: long, flags });
	};
	for (const [short, long] of texts.flatMap(definedIn)) {
		add(short, long, "g");
		add(long, short, "gi");
	}
	for (const [name, more] of others) {
		for (const other of more) {
			add(other, name, "gi");
			add(name, other, "gi");
		}
	}
	const renames = [...Map.groupBy(names, ({ other }) => other.toLowerCase()).values()].flatMap((same) => {
		const [first] = same;
		// What stands for several names of the arms tells none of them.
		if (!first || same.some(({ known: name }) => name.toLowerCase() !== first.known.toLowerCase())) return [];
		const pattern = new RegExp(`(?<![\\w-])${escaped(first.other)}(?![\\w-])`, first.flags);
		return [{ pattern, name: first.known }];
	});
	return (title) => {
		const renamed = renames.reduce((text, { pattern, name }) => text.replace(pattern, name), title);
		return renamed.replace(/(?<![\w-])[A-Z][A-Za-z]{1,5}(?![\w-])/g, (word) => guessed(word, labels, known));
	};
}

const isNamed = (name: string, among: string) =>
	new RegExp(`(?<![\\w])${escaped(name.toLowerCase())}(?![\\w])`).test(among);

/** Short forms that a text explains, with what they stand for: “Certolizumab Pegol (CZP)”. */
function definedIn(text: string): [string, string][] {
	const found: [string, string][] = [];
	for (const match of text.slice(0, 20_000).matchAll(/\(([A-Z][A-Za-z0-9-]{1,9})\)/g)) {
		const short = match[1] ?? "";
		if (!/[A-Z].*[A-Z0-9]/.test(short)) continue;
		const before = text
			.slice(Math.max(0, match.index - 150), match.index)
			.trim()
			.split(/\s+/);
		for (let count = 1; count <= Math.min(short.length + 1, before.length); count++) {
			const long = before
				.slice(-count)
				.join(" ")
				.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, "");
			if (!/[.;:(),]/.test(long) && isShortOf(short, long)) {
				found.push([short, long]);
				break;
			}
		}
	}
	return found;
}

/** Whether the letters of a short form stand in a name in their order, the first at its beginning. */
function isShortOf(short: string, long: string): boolean {
	const letters = short.toLowerCase().replace(/[^a-z]/g, "");
	return letters.length > 1 && long.length > letters.length && isWithin(letters, long.toLowerCase());
}

/** What an unexplained short form stands for, where the arms' labels leave one possibility: CBT, OLZ. */
function guessed(word: string, labels: readonly string[], known: string): string {
	const capitals = word.replace(/[^A-Z]/g, "").length;
	if (capitals < 2 || capitals < word.length / 2 || NOT_A_DRUG.has(word.toLowerCase())) return word;
	if (isNamed(word, known) || isNamed(word.replace(/s$/, ""), known)) return word;
	const [found, initial] = [new Set<string>(), new Set<string>()];
	for (const label of labels) {
		const words = label
			.replace(/['’]s\b/g, "")
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean);
		for (const [at, single] of words.entries()) {
			for (let count = 2; count <= word.length; count++) {
				const several = words.slice(at, at + count);
				if (several.length < count || !isShortOfWords(word, several)) continue;
				(count === word.length ? initial : found).add(several.join(" ").toLowerCase());
			}
			if (word.length > 2 && single.length > 5 && isShortOf(word, single)) found.add(single.toLowerCase());
		}
	}
	const likely = initial.size > 0 ? initial : found;
	const [only] = likely;
	return only !== undefined && likely.size === 1 ? only : word;
}

/** Whether a short form has letters of each of several words, from its first on: ITM for "intrathecal morphine". */
function isShortOfWords(short: string, words: readonly string[]): boolean {
	const [first = "", ...rest] = words.map((word) => word.toLowerCase());
	const letters = short.toLowerCase();
	if (rest.length === 0) return letters !== "" && isWithin(letters, first);
	for (let count = 1; count <= letters.length - rest.length; count++)
		if (isWithin(letters.slice(0, count), first) && isShortOfWords(letters.slice(count), rest)) return true;
	return false;
}

/** Whether letters stand in a word in their order, the first at its beginning. */
function isWithin(letters: string, word: string): boolean {
	let at = 0;
	for (const letter of letters) {
		at = word.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return word[0] === letters[0];
}

/** What a beginning of a word may be of anything. */
const PREFIXES = new Set(
	"anti auto hyper inter intra micro mono multi over part post semi step super trans under".split(" "),
);

/** A title with the arms' words in the place of their beginnings, or of longer words that begin so: "Sema 1 mg". */
export function inFull(title: string, labels: readonly string[]): string {
	const words = new Set(labels.flatMap((label) => label.toLowerCase().match(/\p{L}{4,}/gu) ?? []));
	// "TEZ/IVA", as "Tezacaftor/Ivacaftor" is written short.
	const short = new Set(labels.flatMap((label) => label.match(/(?<!\p{L})\p{Lu}{3}(?!\p{L})/gu) ?? []));
	return title.replace(/(?<![\p{L}\d-])\p{L}{4,}(?![\p{L}\d-])/gu, (word) => {
		const lower = word.toLowerCase();
		if (words.has(lower) || words.has(lower.replace(/s$/, "")) || PREFIXES.has(lower)) return word;
		const longer = [...words].filter((other) => other.startsWith(lower) && other.length > lower.length + 2);
		const shorter = [...words].filter(
			(other) => other.length > 4 && lower.startsWith(other) && lower.length > other.length + 2,
		);
		const begun = [...short].filter((other) => lower.startsWith(other.toLowerCase()) && lower.length > 6);
		if (longer.length + shorter.length === 0 && begun.length === 1) return begun[0] ?? word;
		const [found] = longer.length > 0 ? longer : shorter;
		return found !== undefined && longer.length + shorter.length === 1 ? found : word;
	});
}
