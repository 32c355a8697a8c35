import { SPELLINGS } from "./spellings.ts";
import { SYNONYMS } from "./synonyms.ts";
import { type TypedWord, typedWords } from "./typed-words.ts";
import { singularsOf, takenApart } from "./word-forms.ts";

/** What stands for one of the words typed, or for several that are one name: any of its alternatives will do. */
export interface SearchTerm {
	/** The words typed: one, those of a known name, or those that hyphens tie together. */
	words: string[];
	/** Other ways to write them, each as words. */
	forms: string[][];
	/** Other names for the same, each as words; none where the words are no known name. */
	synonyms: string[][];
}

/** Terms beyond this many narrow nothing further. */
const MAX_TERMS = 12;

/** Words that nearly every study has, or that make a question of the others: they count only where nothing else was typed. */
const IDLE = new Set(
	"and or of for the in with to on an at by from vs versus does do did is are can what which how".split(" "),
);
/** What a question asks of a treatment; elsewhere these are words like others. */
const ASKED = new Set(["help", "helps"]);
const ASKS = /^\s*(?:does|do|did|is|are|can|what|which|how)\b/i;

/** What somebody typed as terms, all of which a study must have: "heart attack aspirin" is two. */
export function searchTerms(text: string): SearchTerm[] {
	const words = typedWords(text);
	const terms: SearchTerm[] = [];
	const idle: SearchTerm[] = [];
	const asks = ASKS.test(text);
	for (let start = 0; start < words.length; ) {
		const term = knownName(words, start) ?? tiedWords(words, start) ?? oneWord(words[start]?.word ?? "");
		const [word = ""] = term.words;
		const isIdle =
			term.words.length === 1 && (IDLE.has(word) || (asks && ASKED.has(word)) || words[start]?.possessive);
		(isIdle ? idle : terms).push(term);
		start += term.words.length;
	}
	return distinct(terms.length > 0 ? terms : idle).slice(0, MAX_TERMS);
}

const NAMES = new Map<string, readonly string[]>(
	[...SPELLINGS, ...SYNONYMS].flatMap((group) => group.map((name) => [name, group] as const)),
);
const LONGEST = Math.max(...[...NAMES.keys()].map((name) => name.split(" ").length));

/** The longest name that begins here and has other names, in the singular or the plural. */
function knownName(typed: TypedWord[], start: number): SearchTerm | undefined {
	for (let length = Math.min(LONGEST, typed.length - start); length > 0; length--) {
		const words = typed.slice(start, start + length).map(({ word }) => word);
		const singulars = singularsOf(words.at(-1) ?? "").map((last) => [...words.slice(0, -1), last]);
		for (const own of [words, ...singulars]) {
			const name = own.join(" ");
			const group = NAMES.get(name);
			if (!group) continue;
			const synonyms = group.filter((other) => other !== name).map((other) => other.split(" "));
			return { words, forms: own === words ? [] : [own], synonyms };
		}
	}
	return undefined;
}

/** Words tied by hyphens follow on each other in a study too, or are written as one. */
function tiedWords(typed: TypedWord[], start: number): SearchTerm | undefined {
	let end = start + 1;
	while (typed[end]?.tied) end++;
	if (end === start + 1) return undefined;
	const words = typed.slice(start, end).map(({ word }) => word);
	return { words, forms: [[words.join("")]], synonyms: [] };
}

function oneWord(word: string): SearchTerm {
	const singulars = singularsOf(word);
	return {
		words: [word],
		forms: [...singulars.map((form) => [form]), ...takenApart(singulars[0] ?? word)],
		synonyms: [],
	};
}

function distinct(terms: SearchTerm[]): SearchTerm[] {
	return [...new Map(terms.map((term) => [term.words.join(" "), term])).values()];
}
