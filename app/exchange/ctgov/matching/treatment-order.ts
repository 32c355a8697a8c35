import { isBareNumber } from "../list-number.ts";
import { bare, type MatchableArm } from "./matchable.ts";
import { type ArmWords, likeness, readTitle, wordsOf } from "./title-words.ts";

const SAYS_ORDER =
	/\bthen\b|\bfollowed by\b|\bsequences?\b|\bfirst\b.*\bsecond\b|\bfirst\s*$|^\s*first\b|→|->|\bprior to\b|\bcross(?:ed)?[\s-]?over to\b|(?<!^\s*)\blater\b/i;
/** Two or more letters that treatments go by, in an order: "AB", "BCA". */
const LETTERS =
	/(?:^|\b(?:sequence|group|arm|order)\s+)\(?((?=[A-F]{2,4}\b)(?!.*(.).*\2)[A-F]+)\)?(?:\s*$|\s+sequence\b|\s*[:(])/;
const SPACED_LETTERS = /^\s*(?:sequence\s+)?[A-F](?:\s*[/–-]\s*[A-F]){1,3}\s*$/;
const DOSE_RANGE = /\d\s?(?:mg|mcg|µg|μg|g|ml|iu|units?|%)?\s*(?:→|->)\s*\d/i;

/** Not the slash of “mg/kg”, nor of “once/day”. */
const SWITCH =
	/\s*\/\s*(?!(?:kg|m2|m²|m\^2|d|day|wk|week|mo|month|h|hr|hour|min|ml|l|dose|visit)\b)|\s+[-–]\s+|(?<!\d\s?(?:mg|mcg|µg|μg|ml|iu|%)?)\s+to\s+(?!\d)/iu;

/** A title of two names with nothing but a hyphen between them. */
const HYPHEN = /(?<=^\p{L}{3,})-(?=\p{L}{3,}$)/u;

/** Whether a title is an order of treatments: "Sertraline, Then Placebo", "Sham First", "AB". */
export const saysOrder = (title: string): boolean =>
	(SAYS_ORDER.test(title) && !DOSE_RANGE.test(title)) || isOfLetters(title) || SPACED_LETTERS.test(title);

/** "AB", "BC" and "CA", but not "DB" (double-blind): letters that follow each other from A or B on. */
function isOfLetters(title: string): boolean {
	const letters = [...(LETTERS.exec(title)?.[1] ?? "")].sort().join("");
	return letters !== "" && (letters === "AC" || "ABCDEF".startsWith(letters) || "BCDEF".startsWith(letters));
}

/** Whether the arms of a trial are orders of treatments: by their titles, or by their descriptions where they are only numbered. */
export function areOrders(arms: readonly MatchableArm[]): boolean {
	return (
		arms.length > 1 &&
		arms.every(
			({ label, description }) =>
				saysOrder(label) || (isBareNumber(label) && SAYS_ORDER.test(description ?? "")),
		)
	);
}

/** Why a group is an order of treatments, as in a crossover trial or an extension, or undefined where it is not. */
export function isSequence(
	title: string,
	arms: readonly MatchableArm[],
	words: ArmWords,
): string | undefined {
	if (arms.some(({ label }) => saysOrder(label) || isSwitchBy(label, arms, words))) return undefined;
	if (saysOrder(title)) return "it is a sequence of treatments";
	// "3HP (rifapentine/isoniazid)" is what stands before.
	const before = bare(title.replace(/\s*\([^()]*\)\s*$/, ""));
	if (arms.some(({ label }) => bare(label) === before)) return undefined;
	return isSwitchBy(title, arms, words)
		? "its title says that it went from one treatment to another"
		: undefined;
}

/** A title of two halves that name two arms, or one twice: "Placebo/Drug", "Placebo - Drug 150 mg". */
function isSwitchBy(title: string, arms: readonly MatchableArm[], words: ArmWords): boolean {
	const halves = title.trim().split(HYPHEN.test(title.trim()) ? HYPHEN : SWITCH);
	const [from, to] = halves;
	if (halves.length !== 2 || !from || !to || /^(?:placebo|vehicle)$/i.test(to)) return false;
	if (wordsOf(from).size === 0 || wordsOf(to).size === 0) return false;
	if ([...wordsOf(from)].join(" ") === [...wordsOf(to)].join(" ")) return true;
	const best = (text: string) => {
		const [first, next] = arms
			.map((arm) => ({ arm, score: likeness(text, arm, words) }))
			.sort((a, b) => b.score - a.score);
		return first && first.score >= 0.5 ? { ...first, lead: first.score - (next?.score ?? 0) } : undefined;
	};
	const [start, end] = [best(from), best(to)];
	// "Placebo to Guselkumab 100 mg": the other treatment may be one that no arm is.
	const isToStranger =
		/\sto\s|[\s-]>|→/i.test(title) && (start?.score ?? 0) >= 0.9 && readTitle(to).amounts.length > 0;
	if (end === undefined && isToStranger) return true;
	// "Interferon-Drug": with a hyphen, what no arm is comes before or after.
	const isNamed = (half: typeof start) => (half?.score ?? 0) >= 0.9;
	const isPair = /^\p{Lu}\p{L}{2,}-\p{Lu}\p{L}*(?<!ed|ing|based|free|only|like)$/u.test(title.trim());
	if (isPair && isNamed(start) !== isNamed(end)) return true;
	if (start === undefined || end === undefined || start.lead < 0.12 || start.arm === end.arm) return false;
	// An arm that has both gives them together: "Nivolumab/Ipilimumab".
	const both = new Set([...wordsOf(title)].filter((word) => words.holders(word) > 0));
	return !arms.some((arm) => words.of(arm).some((own) => both.isSubsetOf(own)));
}

/** Whether two orders of treatments have their common words in the same order; true where either is none. */
export function isSameOrder(one: string, other: string): boolean {
	if (!saysOrder(one) || !saysOrder(other)) return true;
	const [given, own] = [wordsOf(one), wordsOf(other)];
	const common = (words: Set<string>, others: Set<string>) =>
		[...words].filter((word) => others.has(word)).join(" ");
	return common(given, own) === common(own, given);
}
