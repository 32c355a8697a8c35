import { searchTerms } from "../search/search-terms.ts";
import { topicKey } from "./topic-key.ts";

/** Words beyond these are no question any more. */
const MOST_WORDS = 16;
/** A longer name is asked for by its beginning, and not found so. */
const LONGEST = 8;

/**
 * What a text names by whole words, in the order of the text: the longest names first, none inside another, and for
 * the words that name nothing what the search takes for the same (a plural, a known synonym).
 * @param find what bears a name
 */
export function namedIn<T>(text: string, find: (name: string) => readonly T[]): T[] {
	const words = topicKey(text.replace(/[?!]+/g, " ")).split(" ").slice(0, MOST_WORDS);
	const found: T[] = [];
	let rest: string[] = [];
	const endRest = () => {
		found.push(...bySynonyms(rest.join(" "), find));
		rest = [];
	};
	for (let start = 0; start < words.length; ) {
		const named = longestAt(words.slice(start, start + LONGEST), find);
		if (named) {
			endRest();
			found.push(...named.found);
		} else rest.push(words[start] ?? "");
		start += named?.length ?? 1;
	}
	endRest();
	return found;
}

function longestAt<T>(words: readonly string[], find: (name: string) => readonly T[]) {
	for (let length = words.length; length > 0; length--) {
		const found = find(words.slice(0, length).join(" "));
		if (found.length > 0) return { length, found };
	}
	return undefined;
}

const bySynonyms = <T>(text: string, find: (name: string) => readonly T[]): T[] =>
	searchTerms(text).flatMap(({ forms, synonyms }) =>
		[...forms, ...synonyms].flatMap((words) => find(words.join(" "))),
	);
