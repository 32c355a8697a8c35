import { SYNONYMS } from "../search/synonyms.ts";
import { searchWords } from "../search/typed-words.ts";
import { labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import { flat } from "./match-terms.ts";
import type { SynthesisDocument } from "./synthesis-document.ts";

/** What a synthesis is searched by: lower-case words parted by spaces, with a space before the first. */
export function synthesisWords({ title, question, conclusion, authors }: SynthesisDocument): string {
	const { population, intervention, comparator, concept, outcome } = question;
	const about = [title, population, intervention, comparator, outcome, conclusion, authors];
	if (concept) about.push(labelOf(OUTCOME_CONCEPTS, concept));
	return flat(about.filter(Boolean).join(" "));
}

/** What somebody typed as lists of words to look for: one list a word, with what is called the same. */
export function wordsToFind(typed: string): string[][] {
	const text = ` ${searchWords(typed).join(" ")} `;
	const groups = SYNONYMS.filter((group) => group.some((term) => text.includes(` ${term} `)));
	const said = groups.flat();
	const rest = searchWords(typed).filter((word) => !said.some((term) => term.split(" ").includes(word)));
	return [...groups.map((group) => [...group]), ...rest.map((word) => [word])];
}
