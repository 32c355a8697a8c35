import type { MatchableArm } from "./matchable.ts";
import { type ArmWords, likeness, wordsOf } from "./title-words.ts";

const SAYS_ORDER = /\bthen\b|\bfollowed by\b|\bsequence\b|\bfirst\b.*\bsecond\b|→|->/i;
const PHASE =
	/\bopen[\s-]label\b|\bOLE?\b|\bextension\b|\brun[\s-]?in\b|\blead[\s-]?in\b|\bcross(?:ed)?[\s-]?over (?:to|from)\b|\bswitch(?:ed)?\b|\brollover\b|\bre-?treatment\b/i;

/** Not the slash of “mg/kg”, nor of “once/day”. */
const SWITCH =
	/\s*\/\s*(?!(?:kg|m2|m²|d|day|wk|week|mo|month|h|hr|hour|min|ml|l|dose|visit)\b)|\s+[-–]\s+|\s+to\s+/i;

/** Whether a title is an order of treatments: "Sertraline, Then Placebo". */
export const saysOrder = (title: string): boolean => SAYS_ORDER.test(title);

/** Why a group is an order of treatments, as in a crossover trial or an extension, or undefined where it is not. */
export function isSequence(
	title: string,
	arms: readonly MatchableArm[],
	words: ArmWords,
): string | undefined {
	if (arms.some(({ label }) => saysOrder(label))) return undefined;
	if (saysOrder(title)) return "it is a sequence of treatments";
	return isSwitch(title, arms, words)
		? "its title says that it went from one treatment to another"
		: undefined;
}

/** A title of two halves that name two arms, or one twice: "Placebo/Drug", "Placebo - Drug 150 mg". */
function isSwitch(title: string, arms: readonly MatchableArm[], words: ArmWords): boolean {
	const halves = title.split(SWITCH);
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
	if (!start || start.lead < 0.12) return false;
	if (!end) return false;
	return start.arm !== end.arm || PHASE.test(title);
}

/** The phase of a trial that a title names and the arm it would be does not: an open extension, a run-in. */
export function otherPhase(title: string, { label }: MatchableArm): string | undefined {
	const phase = PHASE.exec(title)?.[0];
	return phase !== undefined && !PHASE.test(label) ? phase : undefined;
}

/** Whether two orders of treatments have their common words in the same order; true where either is none. */
export function isSameOrder(one: string, other: string): boolean {
	if (!saysOrder(one) || !saysOrder(other)) return true;
	const [given, own] = [wordsOf(one), wordsOf(other)];
	const common = (words: Set<string>, others: Set<string>) =>
		[...words].filter((word) => others.has(word)).join(" ");
	return common(given, own) === common(own, given);
}
