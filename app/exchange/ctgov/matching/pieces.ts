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

const SAYS_ALONE = /\b(?:alone|only|mono-?therapy|single agent|by itself)\b/i;
const SAYS_AND = /\band\b|&/i;

interface ArmPieces {
	label: string;
	/** The words of its titles, description and interventions, and of those what not every arm has. */
	words: ReadonlySet<string>;
	telling: ReadonlyMap<string, number>;
}

/**
 * Why a title is no arm that gives other things together, or undefined where it may be. What a title joins
 * with “and” may be a manner of speaking, and counts only where another arm has it.
 * @param background words of all titles of its table @param elsewhere words of the other arms
 */
export function partsFrom(
	title: string,
	arm: ArmPieces,
	background: ReadonlySet<string>,
	elsewhere: ReadonlySet<string>,
): string | undefined {
	const given = piecesOf(withoutPlacebos(title));
	const own = piecesOf(withoutPlacebos(arm.label));
	if (given.length > 1) {
		const isKnown = (words: ReadonlySet<string>) =>
			words.isSubsetOf(arm.words) ||
			[...words].some(
				(word) => arm.telling.has(word) || (!arm.words.has(word) && isShortOfAny(word, arm.words)),
			);
		const strangers = given.filter(
			(piece) =>
				!isKnown(piece) &&
				!piece.isSubsetOf(background) &&
				(!SAYS_AND.test(title) || !piece.isDisjointFrom(elsewhere)),
		);
		const [stranger] = strangers;
		if (stranger && strangers.length < given.length && own.length < given.length)
			return `its title adds “${[...stranger].join(" ")}”, which “${arm.label}” does not have`;
	}
	if (own.length > 1 && SAYS_ALONE.test(title) && !SAYS_ALONE.test(arm.label) && given.length < own.length)
		return `its title says that what it names was given alone, and “${arm.label}” gives more`;
	return undefined;
}

/** Whether a word is short for one of others: "met" for "metformin". */
export const isShortOfAny = (word: string, others: ReadonlySet<string>) =>
	word.length > 2 &&
	[...others].some(
		(other) => other.length > 3 && (other.startsWith(word) || (word.length > 3 && word.startsWith(other))),
	);
