/** Lower-case words without accents, split where the search index splits them. */
export function everyWord(text: string): string[] {
	return [...new Set(typedWords(text).map(({ word }) => word))];
}

/** Words beyond this many narrow nothing further. */
const MAX_WORDS = 12;

/** What somebody searches for, word by word in the order typed. */
export function searchWords(text: string): string[] {
	return everyWord(text).slice(0, MAX_WORDS);
}

/** A word as it was typed. */
export interface TypedWord {
	word: string;
	/** A hyphen ties it to the word before it, as in SARS-CoV-2. */
	tied: boolean;
	/** It is the s of a possessive, as in St John's wort. */
	possessive: boolean;
}

/** All words of a text in the order typed, and how each follows on the one before it. */
export function typedWords(text: string): TypedWord[] {
	const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	let end = 0;
	return Array.from(plain.matchAll(/[\p{L}\p{N}]+/gu), (match, place) => {
		const [word] = match;
		const between = place === 0 ? "" : plain.slice(end, match.index);
		end = match.index + word.length;
		return {
			word,
			tied: /^[-\u2010-\u2015\u2212]$/.test(between),
			possessive: word === "s" && /^['\u2019\u02bc`]$/.test(between),
		};
	});
}
