import { SYNONYMS } from "../search/synonyms.ts";
import { searchWords } from "../search/typed-words.ts";

/** Words that say nothing about which condition or intervention is meant. */
const IDLE = new Set(
	`a adult adults adolescent adolescents an and at by children disorder disorders for from in injection injections
	major of older on or participants patients people persons the to treatment therapy with without women men any`.split(
		/\s+/,
	),
);

const MAX_WORDS = 12;

/** The words of a text as the search index has them, joined by single spaces, with a space at both ends. */
export function flat(text: string): string {
	const words = text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	return ` ${words.join(" ")} `;
}

/**
 * What a typed condition or intervention may be called: the names of every known group of synonyms in it, or
 * else its own telling words.
 */
export function namesFor(text: string | undefined): string[] {
	if (!text) return [];
	const typed = flat(text);
	const groups = SYNONYMS.filter((group) => group.some((term) => typed.includes(` ${term} `)));
	if (groups.length > 0) return [...new Set(groups.flat())];
	return searchWords(text)
		.slice(0, MAX_WORDS)
		.filter((word) => word.length > 2 && !IDLE.has(word));
}

/** The first of these texts that says one of the names; a name may be the beginning of a word. */
export function saying(texts: readonly string[], names: readonly string[]): string | undefined {
	return texts.find((text) => {
		const words = flat(text);
		return names.some((name) => words.includes(` ${name}`));
	});
}
