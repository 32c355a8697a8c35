import { incidenceIn, perTime } from "../arms/arm-incidence.ts";
import { countedRateText, rateIn } from "../arms/arm-rate.ts";
import { landmarkRate, landmarkText, landmarkWords } from "../arms/landmark-rate.ts";
import { medianTime } from "../arms/median-time.ts";
import { joinParts } from "../format/figure-parts.ts";
import { counted, formatWhole } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { ContinuousResult, CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { MEAN_TYPES } from "../vocabulary.ts";

/** An arm's figures in words, as a headline and a line of a list have them; what they are of stands before. */
export interface ArmWords {
	/** "mean change from baseline", "median"; empty where the figure says it. */
	of: string;
	/** "−12.4 mmHg (n = 60)", "16.3% (386/2,373)" */
	shown: string;
	/** The same without its unit, for where that has been said: "−12.4 (n = 60)". */
	again: string;
	/** The figure in its unit alone, for a line of a list: "−12.4 mmHg". */
	brief: string;
}

/**
 * What an arm has to say of an outcome, the plainest first: of a time to event the median before the events, of what is
 * measured the mean before the median.
 */
export function armWords(outcome: Outcome, arm: Arm): ArmWords[] {
	switch (outcome.kind) {
		case "binary":
			return eventWords(outcome, arm, "");
		case "time-to-event":
			return [
				...medianTimeWords(outcome, arm),
				...landmarkOf(outcome, arm),
				...eventWords(outcome, arm, "events"),
			];
		case "count":
			return countWords(outcome, arm);
		case "continuous": {
			const result = outcome.results.find(({ armId }) => armId === arm.id);
			return result ? measuredWords(outcome, result) : [];
		}
	}
}

function eventWords(
	outcome: OutcomeOf<"binary"> | OutcomeOf<"time-to-event">,
	arm: Arm,
	of: string,
): ArmWords[] {
	const rate = rateIn(outcome, arm);
	if (rate.kind === "counted") return [plain(of, countedRateText(rate))];
	if (rate.kind === "missing") return [];
	if (rate.percent !== undefined) return [plain(of, `${rate.percent}%`)];
	return rate.events === undefined ? [] : [plain("", counted(rate.events, "event"))];
}

function medianTimeWords({ results, unit }: OutcomeOf<"time-to-event">, { id }: Arm): ArmWords[] {
	const result = results.find(({ armId }) => armId === id);
	const median = result && medianTime(result);
	if (!median) return [];
	const { figure, value } = median;
	const withUnit = { ...median, figure: value === undefined ? figure : inUnit(figure, unit) };
	return [{ of: "median", shown: joinParts(withUnit), again: joinParts(median), brief: withUnit.figure }];
}

/** "free of the event by Kaplan–Meier 64% [55, 72]" */
function landmarkOf({ results }: OutcomeOf<"time-to-event">, { id }: Arm): ArmWords[] {
	const result = results.find(({ armId }) => armId === id);
	const rate = result && landmarkRate(result);
	if (!result || !rate) return [];
	const words = landmarkText(rate);
	const of = result.landmarkOf ? `${landmarkWords([result])} by Kaplan–Meier` : "Kaplan–Meier estimate";
	return [{ of, shown: words, again: words, brief: rate.figure }];
}

function countWords(outcome: CountOutcome, arm: Arm): ArmWords[] {
	const incidence = incidenceIn(outcome, arm);
	if (incidence) {
		const { figure, interval, from, unit } = incidence;
		const behind = `${interval} (${from})`;
		const brief = `${figure} ${perTime(unit)}`;
		return [{ of: "", shown: `${brief} ${behind}`, again: `${figure} ${behind}`, brief }];
	}
	const { count, n, personTime } = outcome.results.find(({ armId }) => armId === arm.id) ?? {};
	if (count === undefined) return [];
	const beside =
		personTime !== undefined ? `person-time ${personTime}` : n === undefined ? "" : `n = ${formatWhole(n)}`;
	return [plain("", counted(count, "event") + (beside && ` (${beside})`))];
}

function measuredWords({ unit }: Pick<Outcome, "unit">, result: ContinuousResult): ArmWords[] {
	const { mean, median, value, q1, q3, min, max, n, isChange } = result;
	const people = n === undefined ? [] : [`n = ${formatWhole(n)}`];
	const told = (of: string, text: string, beside: string[]): ArmWords[] => {
		const behind = beside.length > 0 ? ` (${beside.join(", ")})` : "";
		const figure = formatReported(text);
		const brief = inUnit(figure, unit);
		return [{ of, shown: brief + behind, again: figure + behind, brief }];
	};
	const change = isChange ? " change from baseline" : "";
	const spread =
		q1 !== undefined && q3 !== undefined
			? [`quartiles ${formatReported(q1)} to ${formatReported(q3)}`]
			: min !== undefined && max !== undefined
				? [`range ${formatReported(min)} to ${formatReported(max)}`]
				: [];
	if (mean !== undefined) return told(`${meanName(result)}${change}`, mean, people);
	if (median !== undefined) return told(`median${change}`, median, [...spread, ...people]);
	return value === undefined ? [] : told(change.trim(), value, people);
}

const plain = (of: string, shown: string): ArmWords => ({ of, shown, again: shown, brief: shown });

/** "geometric mean" where the source says which; else "mean". */
function meanName({ meanType }: ContinuousResult): string {
	return meanType === undefined ? "mean" : MEAN_TYPES[meanType].toLowerCase();
}

/** "−12.4 mmHg", "52%"; a unit that says no more than "scores" is left to the outcome's table. */
export function inUnit(figure: string, unit: string | undefined): string {
	if (unit === undefined || unit.length > LONGEST_UNIT) return figure;
	return `${figure}${unit.startsWith("%") ? "" : " "}${unit}`;
}

const LONGEST_UNIT = 24;
