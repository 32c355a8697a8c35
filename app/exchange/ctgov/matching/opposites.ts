import { wordsOf } from "./title-words.ts";

/** Words of which the one side denies the other. */
const OPPOSITES: readonly (readonly [one: readonly string[], other: readonly string[]])[] = [
	[
		["immediate", "immediately", "early", "earlier", "prompt", "upfront"],
		["delayed", "deferred", "late", "later", "postponed", "waitlist", "waiting"],
	],
	[
		["high", "higher"],
		["low", "lower"],
	],
	[["fasted", "fasting"], ["fed"]],
	[["continuous"], ["intermittent"]],
	[["supervised"], ["unsupervised"]],
	[["sequential"], ["concurrent", "concomitant", "simultaneous"]],
	[["short"], ["long"]],
	[["am"], ["pm", "bedtime", "night"]],
	[["proximal"], ["distal"]],
	[["left"], ["right"]],
	[["inpatient"], ["outpatient"]],
	[["positive"], ["negative"]],
];

/** The two words by which a title and the name of an arm deny one another; undefined where they do not. */
export function oppositeWords(title: string, label: string): [given: string, own: string] | undefined {
	const [given, own] = [wordsOf(title), wordsOf(label)];
	for (const [one, other] of OPPOSITES) {
		for (const [here, there] of [
			[one, other],
			[other, one],
		] as const) {
			const said = here.find((word) => given.has(word));
			const meant = there.find((word) => own.has(word));
			if (said === undefined || meant === undefined) continue;
			if (!here.some((word) => own.has(word)) && !there.some((word) => given.has(word))) return [said, meant];
		}
	}
	return undefined;
}
