import { describeTimePoint } from "../describe.ts";
import { chooseTime, measureKey } from "../headline/time-points.ts";
import type { Outcome } from "../study/outcome.ts";
import { nearestFirst, placeIn, type TimeRule, timeWords } from "../time-rule.ts";
import type { SynthesisQuestion } from "./synthesis-document.ts";

type AskedTime = Pick<SynthesisQuestion, "timeFrom" | "timeTo" | "timeNearest" | "timeUnit">;

/** The time rule of a question; undefined where it asks for no time. */
export function timeRuleOf({ timeFrom, timeTo, timeNearest, timeUnit }: AskedTime): TimeRule | undefined {
	if (timeUnit === undefined || (timeFrom ?? timeTo ?? timeNearest) === undefined) return undefined;
	return { from: timeFrom, to: timeTo, nearest: timeNearest, unit: timeUnit };
}

/** The rule in words, what is done where several time points fit included: "4 to 12 weeks; of several …". */
export const questionTimeWords = (question: AskedTime): string => timeWords(timeRuleOf(question));

/**
 * Outcomes with those of one measure brought together, the time point that the rule takes first: the nearest, else
 * what `chooseTime` takes. Each with what is to be said of its time.
 */
export function byTime<O extends { outcome: Outcome }>(
	fitting: readonly O[],
	question: AskedTime,
): (O & { time?: string })[] {
	const rule = timeRuleOf(question);
	const measures = [...Map.groupBy(fitting, ({ outcome }) => measureKey(outcome)).values()];
	return measures.flatMap((times) => {
		const [first, ...others] = times;
		if (!first || others.length === 0) return times;
		const outcomes = times.map(({ outcome }) => outcome);
		const taken =
			rule?.nearest === undefined ? chooseTime([first.outcome, ...outcomes.slice(1)]).outcome : undefined;
		const ordered = taken
			? [taken, ...outcomes.filter((outcome) => outcome !== taken)]
			: nearestFirst(rule as TimeRule, outcomes);
		return ordered.flatMap((outcome, place) => {
			const found = times.find((one) => one.outcome === outcome);
			const time =
				place > 0
					? `Another time point of the same outcome, where the rule takes ${describeTimePoint(ordered[0]?.timePoint) || "one that is not recorded"} first`
					: `Of ${ordered.length} time points, by the rule: ${questionTimeWords(question)}`;
			return found ? [{ ...found, time }] : [];
		});
	});
}

/** What is to be said of where an outcome's time stands to the question: " (time point not recorded)". Undefined outside. */
export function timeDoubt(question: AskedTime, { timePoint }: Outcome): string | undefined {
	const rule = timeRuleOf(question);
	if (!rule) return "";
	switch (placeIn(rule, timePoint)) {
		case "outside":
			return undefined;
		case "within":
			return "";
		case "not recorded":
			return " (time point not recorded)";
		case "no length":
			return rule.unit === "cycles"
				? ` (its time is not given in cycles)`
				: ` (a cycle has no length in ${rule.unit}, so nobody knows whether it is in time)`;
	}
}
