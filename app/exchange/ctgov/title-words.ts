import { type MatchableArm, titlesOf } from "./matchable.ts";
import { numbersDiffer } from "./title-numbers.ts";

/** Words that tell no arm from another. */
const EMPTY = new Set(
	"a an and arm arms the of in on with for to by at or group groups cohort participants participant patients patient subjects subject who were was received receiving receive randomized randomised assigned treated treatment will be been all from as is are only plus per each number no analysis set population itt mitt fas ss saf safety".split(
		" ",
	),
);

/** The telling words of a title: without accents, case, empty words and the number it is listed under. */
export function wordsOf(title: string): Set<string> {
	const words = title
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		// A letter that a group is listed under is no article.
		.replace(/(?<=\S\s+)A\b/g, "_a")
		.toLowerCase()
		.replace(/\bonce (?:daily|a day|per day)\b|\bod\b/g, "qd")
		.replace(/\btwice (?:daily|a day|per day)\b/g, "bid")
		.replace(/\bonce (?:weekly|a week|per week)\b/g, "qw")
		.replace(/\bevery (\d{1,2}) (d|w|m)(?:ay|eek|onth)s?\b/g, "q$1$2")
		.replace(/^\s*(?:(?:arm|group|cohort)\s*\d{1,2}\s*[.:)-]\s*|\d{1,2}\s*[.:)-]\s*(?=\D))/, "")
		.replace(/(\d)\s*(and|or|&|\+|,)\s*(?=\d[\d.]*\s*(mg|mcg|µg|ug|g|ml|kg|iu|units?)\b)/g, "$1$3 $2 ")
		.replace(/(\d)\s*(mg|mcg|µg|ug|g|ml|kg|iu|units?|%|weeks?|days?|months?)\b/g, "$1$2")
		.replace(/(?<=\p{L})\+(?=\p{L})/gu, " ")
		.split(/[^\p{L}\p{N}.%+_]+/u)
		.map((word) => word.replace(/^\.+|\.+$/g, "").replace(/(?<=[a-z]{4})s$/, ""))
		.filter((word) => word !== "" && word !== "+" && !EMPTY.has(word));
	return new Set(words);
}

/** What a word is worth that no arm has: it parts a title from all of them alike. */
const STRANGE = 0.25;

/** What each word is worth for telling arms apart: the fewer arms have it, the more. */
export interface ArmWords {
	weightOf(word: string): number;
	of(arm: MatchableArm): Set<string>[];
}

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
	};
}

/**
 * How alike a title is to the titles of an arm, in [0, 1]: what both have, by what their words are worth, of
 * what the two have together; a title whose words are all in the other counts for more. Doses and numbers
 * that differ part them.
 */
export function likeness(title: string, arm: MatchableArm, words: ArmWords): number {
	const given = wordsOf(title);
	return Math.max(0, ...words.of(arm).map((own) => compare(given, own, words)));
}

function compare(given: Set<string>, own: Set<string>, words: ArmWords): number {
	if (given.size === 0 || own.size === 0) return 0;
	const weigh = (set: Iterable<string>) => [...set].reduce((sum, word) => sum + words.weightOf(word), 0);
	const shared = weigh([...given].filter((word) => own.has(word)));
	if (numbersDiffer(given, own)) return (shared / weigh(new Set([...given, ...own]))) * 0.5;
	const together = shared / weigh(new Set([...given, ...own]));
	const within = shared / Math.min(weigh(given), weigh(own));
	return given.size === own.size && together === 1 ? 1 : Math.min(0.99, 0.55 * together + 0.45 * within);
}
