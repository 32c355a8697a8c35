import { spaced } from "../list-number.ts";
import { type Amount, amountsOf, isAmountWord } from "./amounts.ts";
import { type MatchableArm, titlesOf } from "./matchable.ts";
import { rhythmsIn, routesIn, spelled } from "./spelling.ts";

/** Words that tell no arm from another. */
const EMPTY = new Set(
	"a an and or arm arms the of in on with for to by at from group groups cohort participants participant patients patient subjects subject who were was received receiving receive randomized randomised randomly assigned treated treatment will be been all as is are plus per each number analysis analysed analyzed set population itt mitt fas ss saf safety efficacy evaluable full per-protocol pp alone only study double blind double-blind dose doses tablet tablets capsule capsules therapy program programme".split(
		" ",
	),
);

/** A title, taken apart. */
export interface TitleWords {
	/** The telling words, with amounts written into them: "drug", "10mg", "bid". */
	words: Set<string>;
	amounts: Amount[];
	rhythms: Set<string>;
	routes: Set<string>;
}

/** What a title is listed under says nothing of what it is. */
const LISTED =
	/\b(?:arm|group|cohort|treatment|regimen|lot)s? #?(?:_a|[a-h]|[ivx]{1,4}|\d{1,2}[a-c]?)(?![\p{L}\p{N}%.-])/gu;

/** Takes a title apart: without case, accents, empty words, and the number it is listed under. */
export function readTitle(title: string): TitleWords {
	const before = known.get(title);
	if (before) return before;
	if (known.size > 2000) known.clear();
	const read = takeApart(title.slice(0, LONGEST));
	known.set(title, read);
	return read;
}

/** Each title is asked for once for each arm and more. */
const known = new Map<string, TitleWords>();
/** What is longer is no title, and of a description its beginning says what was given. */
const LONGEST = 2000;

function takeApart(title: string): TitleWords {
	const { amounts, rest } = amountsOf(spelled(spaced(title).replace(/(?<=\S\s+)A\b(?!\s*\p{Ll})/gu, "_a")));
	const listed = rest.replace(LISTED, " ").replace(/^\s*\(?\d{1,2}\s*[.:)-]\s*(?=\p{L})/u, "");
	const plain = listed
		.split(/[^\p{L}\p{N}.%_>=<]+/u)
		.map((word) => word.replace(/^\.+|\.+$/g, "").replace(/(?<=[a-z]{4})s$/, ""))
		.filter((word) => /[\p{L}\p{N}]/u.test(word) && !EMPTY.has(word));
	const numbers = amounts.flatMap(({ unit, values }) => values.map((value) => `${value}${unit}`));
	const words = new Set([...plain, ...numbers]);
	return { words, amounts, rhythms: rhythmsIn(plain), routes: routesIn(plain) };
}

/** The words of a title that can tell arms apart, amounts with their units among them. */
export const wordsOf = (title: string): Set<string> => readTitle(title).words;

/** What a word is worth that no arm has: it parts a title from all of them alike. */
const STRANGE = 0.25;

/** What each word is worth for telling arms apart: the fewer arms have it, the more. */
export interface ArmWords {
	weightOf(word: string): number;
	of(arm: MatchableArm): Set<string>[];
	/** How many arms have a word in their own titles. */
	holders(word: string): number;
}

/** What the words of all arms’ titles are worth for telling these arms apart. */
export function armWords(arms: readonly MatchableArm[]): ArmWords {
	const titles = new Map(arms.map((arm) => [arm, titlesOf(arm).map(wordsOf)]));
	const holders = new Map<string, number>();
	// What a learned title adds to the name of its arm (“…: Double-Blind Period”) tells it from no other.
	for (const { label, aliases } of arms) {
		for (const word of new Set([label, ...aliases].flatMap((title) => [...wordsOf(title)]))) {
			holders.set(word, (holders.get(word) ?? 0) + 1);
		}
	}
	return {
		weightOf: (word) => {
			const count = holders.get(word);
			return count === undefined ? STRANGE : 1 / count ** 2;
		},
		of: (arm) => titles.get(arm) ?? [],
		holders: (word) => holders.get(word) ?? 0,
	};
}

/**
 * How alike a title is to the titles of an arm, in [0, 1]: what both have, by what their words are worth, of
 * what the two have together; a title whose words are all in the other counts for more.
 */
export function likeness(title: string, arm: MatchableArm, words: ArmWords): number {
	const given = wordsOf(title);
	return Math.max(0, ...words.of(arm).map((own) => compare(given, own, words)));
}

/** Words that are no dose or time. */
export const withoutAmounts = (words: ReadonlySet<string>): Set<string> =>
	new Set([...words].filter((word) => !isAmountWord(word)));

function compare(given: Set<string>, own: Set<string>, words: ArmWords): number {
	if (given.size === 0 || own.size === 0) return 0;
	const weigh = (set: Iterable<string>) => [...set].reduce((sum, word) => sum + words.weightOf(word), 0);
	const like = (given: ReadonlySet<string>, own: ReadonlySet<string>, most: number) => {
		const shared = weigh(given.intersection(own));
		const together = shared / weigh(given.union(own));
		const within = shared / Math.min(weigh(given), weigh(own));
		return given.size === own.size && together === 1
			? most
			: Math.min(0.99 * most, 0.55 * together + 0.45 * within);
	};
	// Where one of the two gives no dose, the names alone are compared.
	const [givenNames, ownNames] = [withoutAmounts(given), withoutAmounts(own)];
	const oneHasNone = (givenNames.size === given.size) !== (ownNames.size === own.size);
	if (!oneHasNone || givenNames.size === 0 || ownNames.size === 0) return like(given, own, 1);
	return Math.max(like(given, own, 1), like(givenNames, ownNames, 0.95));
}
