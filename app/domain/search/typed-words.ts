import { foldText, isAscii } from "./fold-text.ts";

/** Folded words, each once, split where the search index splits them. */
function everyWord(text: string): string[] {
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
	/** A hyphen ties it to the word before it, as in SARS-CoV-2, or nothing parts them, as in 抑郁. */
	tied: boolean;
	/** It is the s of a possessive, as in St John's wort. */
	possessive: boolean;
}

/** Scripts written without spaces: each letter is a word of its own, so that words are found inside a text. */
const UNSPACED =
	"\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\u30fc";
const WORDS = new RegExp(
	`(?=\\p{L})[${UNSPACED}]\\p{M}*|(?![${UNSPACED}])[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])*`,
	"gu",
);
/** The same of a folded text of English letters, several times as fast. */
const ASCII_WORDS = /[a-z0-9]+/g;
const ONE_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

export const isUnspaced = (word: string) => ONE_UNSPACED.test(word);

/** All words of a text in the order typed, and how each follows on the one before it. */
export function typedWords(text: string): TypedWord[] {
	const plain = foldText(text);
	let end = 0;
	return Array.from(plain.matchAll(isAscii(plain) ? ASCII_WORDS : WORDS), (match, place) => {
		const [word] = match;
		const between = place === 0 ? " " : plain.slice(end, match.index);
		end = match.index + word.length;
		return {
			word,
			tied: between === "" || /^[-\u2010-\u2015\u2212]$/.test(between),
			possessive: word === "s" && /^['\u2019\u02bc`]$/.test(between),
		};
	});
}

/** Whether there is anything in a text that can be searched for. */
export const hasWords = (text: string) => typedWords(text).length > 0;
