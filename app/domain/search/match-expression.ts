import { SYNONYMS } from "./synonyms.ts";

/** Words beyond this many narrow nothing further. */
const MAX_WORDS = 12;

/** Lower-case words without accents, split where the search index splits them. */
export function searchWords(text: string): string[] {
	return text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, MAX_WORDS);
}

/**
 * What somebody typed as an FTS5 match expression: every word must begin a word of the study, or any of its
 * synonyms must be there. "botox depression" becomes ("botox"* OR "botulinum toxin" OR …) AND ("depression"* OR …).
 * @returns undefined when nothing to search for was typed
 */
export function matchExpression(text: string): string | undefined {
	const words = searchWords(text);
	const groups: string[] = [];
	for (let start = 0; start < words.length; ) {
		const known = longestTerm(words, start);
		const length = known?.length ?? 1;
		const own = words.slice(start, start + length);
		const alternatives = [
			`${quote(own)} *`,
			...(known?.group ?? []).filter((term) => term !== own.join(" ")).map((term) => quote(term.split(" "))),
		];
		groups.push(`(${alternatives.join(" OR ")})`);
		start += length;
	}
	return groups.length > 0 ? groups.join(" AND ") : undefined;
}

const TERMS = new Map<string, readonly string[]>(
	SYNONYMS.flatMap((group) => group.map((term) => [term, group] as const)),
);
const LONGEST = Math.max(...[...TERMS.keys()].map((term) => term.split(" ").length));

function longestTerm(
	words: string[],
	start: number,
): { length: number; group: readonly string[] } | undefined {
	for (let length = Math.min(LONGEST, words.length - start); length > 0; length--) {
		const group = TERMS.get(words.slice(start, start + length).join(" "));
		if (group) return { length, group };
	}
	return undefined;
}

/** An FTS5 string: a phrase in double quotes. The words hold letters and digits only. */
const quote = (words: string[]) => `"${words.join(" ")}"`;
