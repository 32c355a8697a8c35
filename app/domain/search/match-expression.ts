import { SYNONYMS } from "./synonyms.ts";

/** Words beyond this many narrow nothing further. */
const MAX_WORDS = 12;

/** Lower-case words without accents, split where the search index splits them. */
export function everyWord(text: string): string[] {
	return [
		...new Set(
			text
				.normalize("NFKD")
				.replace(/\p{M}/gu, "")
				.toLowerCase()
				.split(/[^\p{L}\p{N}]+/u)
				.filter(Boolean),
		),
	];
}

/** What somebody searches for, word by word in the order typed. */
export function searchWords(text: string): string[] {
	return everyWord(text).slice(0, MAX_WORDS);
}

/** What stands for one of the words typed, or for several that are one name: any of its alternatives will do. */
export interface SearchTerm {
	/** The words typed: one, or those of a known name. */
	words: string[];
	/** Other names for the same, each as words. */
	synonyms: string[][];
}

/** What somebody typed as terms, all of which a study must have: "heart attack aspirin" is two. */
export function searchTerms(text: string): SearchTerm[] {
	const words = searchWords(text);
	const terms: SearchTerm[] = [];
	for (let start = 0; start < words.length; ) {
		const known = longestTerm(words, start);
		const own = words.slice(start, start + (known?.length ?? 1));
		const others = (known?.group ?? []).filter((term) => term !== own.join(" "));
		terms.push({ words: own, synonyms: others.map((term) => term.split(" ")) });
		start += own.length;
	}
	return terms;
}

/**
 * Terms as an FTS5 expression: every term by one of its alternatives.
 * @param endings the words that a word typed alone may stand for, itself included; absent where any ending will do
 * @returns ("depression" OR "depressive" OR "mdd") AND ("botox" *); undefined when nothing to search for was typed
 */
export function matchExpression(
	terms: SearchTerm[],
	endings: (word: string) => string[] | undefined = () => undefined,
): string | undefined {
	const groups = terms.map(({ words, synonyms }) => {
		const [word] = words;
		const completed = words.length === 1 && word !== undefined ? endings(word) : [words.join(" ")];
		const own = completed ? completed.map((ending) => quote([ending])) : [`${quote(words)} *`];
		return `(${[...own, ...synonyms.map(quote)].join(" OR ")})`;
	});
	return groups.length > 0 ? groups.join(" AND ") : undefined;
}

const TERMS = new Map<string, readonly string[]>(
	SYNONYMS.flatMap((group) => group.map((term) => [term, group] as const)),
);
const LONGEST = Math.max(...[...TERMS.keys()].map((term) => term.split(" ").length));

/** Whether a word is a name that search knows another for. */
export const hasSynonyms = (word: string) => TERMS.has(word);

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
