import type { SearchTerm } from "./search-terms.ts";

/** What the library's words say about a word typed. */
export interface Vocabulary {
	/** The words that this one may be the beginning of, itself included; undefined where any ending will do. */
	endings(word: string): string[] | undefined;
	/** Whether any study has the word. */
	has(word: string): boolean;
}

const ANY_WORD: Vocabulary = { endings: () => undefined, has: () => true };

/**
 * Terms as an FTS5 expression: every term by one of its alternatives. Alternatives that no study has are left
 * out, for each costs time.
 * @returns ("depression" OR "depressive" OR "mdd") AND ("botox" *); undefined when nothing to search for was typed
 */
export function matchExpression(terms: SearchTerm[], vocabulary = ANY_WORD): string | undefined {
	const hasAll = (words: string[]) => words.every(vocabulary.has);
	const groups = terms.map(({ words, forms, synonyms }) => {
		const isName = synonyms.length > 0;
		const own = [words, ...forms.filter(hasAll)].flatMap((form) => startingWith(form, isName, vocabulary));
		const others = synonyms.flatMap((name) => [name, plural(name)]).filter(hasAll);
		return `(${[...new Set([...own, ...others.map(quote)])].join(" OR ")})`;
	});
	return groups.length > 0 ? groups.join(" AND ") : undefined;
}

/** What was typed may be the beginning of a word; a name of several words is taken to be whole. */
function startingWith(words: string[], isName: boolean, { endings }: Vocabulary): string[] {
	const last = words.at(-1) ?? "";
	// Every word begins with some letter: FTS5 would merge them all.
	if ([...last].length === 1 || (isName && words.length > 1)) return [quote(words)];
	const completed = endings(last)?.map((ending) => quote([...words.slice(0, -1), ending]));
	return completed ?? [`${quote(words)} *`];
}

const plural = (name: string[]) => [...name.slice(0, -1), `${name.at(-1)}s`];

/** An FTS5 string: a phrase in double quotes. The words hold letters and digits only. */
const quote = (words: string[]) => `"${words.join(" ")}"`;
