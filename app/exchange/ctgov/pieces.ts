import { amountsOf } from "./amounts.ts";
import { spelled } from "./spelling.ts";
import { wordsOf } from "./title-words.ts";

const JOINT = /\s*(?:\+|&|\bplus\b|\band\b|\bin combination with\b|\bcombined with\b|\/)\s*/;
const DUMMY = /\b(?:placebos?|dummy|sham|vehicle)\b/;

/** What a title puts together: "Drug A 5 mg + Drug B" → the words of each; one where nothing is joined. */
export function piecesOf(title: string): Set<string>[] {
	const { rest } = amountsOf(spelled(title.slice(0, 500)));
	return rest
		.split(JOINT)
		.filter((piece) => /[\p{L}\p{N}§]/u.test(piece))
		.map(wordsOf);
}

/** A title without the placebos that stand in for something: "Placebo + Metformin" → "Metformin". */
export function withoutPlacebos(title: string): string {
	if (!/placebo|dummy|sham|vehicle/i.test(title)) return title;
	const kept = title
		.split(/\s*(?:\+|&|\bplus\b|\band\b)\s*/i)
		.filter((piece) => !DUMMY.test(piece.toLowerCase()));
	return kept.length === 0 ? title : kept.join(" + ");
}

/** Whether all that a title names are placebos, shams or vehicles. */
export function isPlacebo(title: string): boolean {
	return (
		DUMMY.test(title.toLowerCase()) &&
		withoutPlacebos(title) === title &&
		!/\bplacebo[- ]controlled\b/i.test(title)
	);
}

const saysAlone = /\b(?:alone|only|mono-?therapy|single agent|by itself)\b/i;

/** Why a title is no arm that gives other things together, or undefined where it may be. */
export function partsFrom(
	title: string,
	arm: { label: string; words: ReadonlySet<string>; telling: ReadonlyMap<string, number> },
	background: ReadonlySet<string>,
): string | undefined {
	const given = piecesOf(withoutPlacebos(title));
	const own = piecesOf(withoutPlacebos(arm.label));
	if (given.length > 1) {
		const known = (words: ReadonlySet<string>) =>
			words.isSubsetOf(arm.words) ||
			[...words].some(
				(word) => arm.telling.has(word) || (!arm.words.has(word) && isShortOfAny(word, arm.words)),
			);
		const strangers = given.filter((piece) => !known(piece) && !piece.isSubsetOf(background));
		const [stranger] = strangers;
		if (stranger && strangers.length < given.length && own.length < given.length)
			return `its title adds “${[...stranger].join(" ")}”, which “${arm.label}” does not have`;
	}
	if (own.length > 1 && saysAlone.test(title) && !saysAlone.test(arm.label) && given.length < own.length)
		return `its title says that what it names was given alone, and “${arm.label}” gives more`;
	return undefined;
}

/** Whether a word is short for one of others: "met" for "metformin". */
const isShortOfAny = (word: string, others: ReadonlySet<string>) =>
	word.length > 2 &&
	[...others].some(
		(other) => other.length > 3 && (other.startsWith(word) || (word.length > 3 && word.startsWith(other))),
	);
