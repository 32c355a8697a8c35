import { countedRateText, rateIn } from "../arms/arm-rate.ts";
import { armsWithFigures, reportedContrast } from "../arms/figures-of-arms.ts";
import { describeOutcome, describeTimePoint } from "../describe.ts";
import { joinParts } from "../format/figure-parts.ts";
import { formatWhole } from "../format/format.ts";
import { inSentence } from "../format/in-sentence.ts";
import type { BinaryOutcome, Contrast, Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { saidMeasure } from "../vocabulary.ts";
import { shownEstimate, shownP } from "./estimate-chart.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { verbOf } from "./outcome-words.ts";

/** The headline in words: "52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6." */
export function headlineSentence(outcome: Outcome, arms: Arm[], chart: IntervalChart | undefined): string {
	const contrast = armsWithFigures(outcome).size === 0 ? reportedContrast(outcome) : undefined;
	if (contrast) return estimateSentence(outcome, arms, contrast);
	if (outcome.kind === "binary") return rateSentence(outcome, arms);
	const rows = chart?.groups[0]?.rows ?? [];
	const figures = arms.flatMap((arm) => {
		const row = rows.find(({ key }) => key === arm.id);
		const shown = row ? joinParts(row) : eventsOf(outcome, arm);
		return shown === undefined ? [] : [`${shown} with ${inSentence(arm.label)}`];
	});
	return `${describeOutcome(outcome)}: ${leadOf(outcome)}${figures.join(", ")}.`;
}

function rateSentence(outcome: BinaryOutcome, arms: Arm[]): string {
	const [first, ...others] = arms.map((arm) => {
		const rate = rateIn(outcome, arm);
		const shown =
			rate.kind === "counted"
				? countedRateText(rate)
				: rate.kind === "uncounted" && rate.percent
					? `${rate.percent}%`
					: "an unknown share";
		return { shown, label: inSentence(arm.label) };
	});
	if (!first) return "";
	const when = describeTimePoint(outcome.timePoint);
	const moment = when ? [`${/^\d|^(day|week|month|year)/.test(when) ? "at " : ""}${when}`] : [];
	const compared = others.map(({ shown, label }) => `${shown} with ${label}`);
	return `${[`${first.shown} ${verbOf(outcome)} with ${first.label}`, ...compared, ...moment].join(", ")}.`;
}

/** "Change of depression score, week 12: p >0.05 for botulinum toxin A against sertraline, as reported." */
function estimateSentence(outcome: Outcome, arms: Arm[], contrast: Contrast): string {
	const { estimate, p, measure, measureReported } = contrast;
	const name = measureReported ?? saidMeasure(measure).toLowerCase();
	const figures = [
		...(estimate === undefined ? [] : [`${name} ${shownEstimate(contrast)}`]),
		...(p === undefined ? [] : [shownP(p)]),
	];
	const between = arms.map(({ label }) => inSentence(label)).join(" against ");
	return `${describeOutcome(outcome)}: ${figures.join(", ")} for ${between}, as reported.`;
}

/** "median ", where the figures are no means. */
function leadOf({ kind, results }: Outcome): string {
	const isMedian = results.some(
		(result) => "median" in result && result.median !== undefined && !("mean" in result && result.mean),
	);
	return isMedian && (kind === "continuous" || kind === "time-to-event") ? "median " : "";
}

/** Where a time to an event has no median: how many had the event. */
function eventsOf(outcome: Outcome, { id }: Arm): string | undefined {
	if (outcome.kind !== "time-to-event") return undefined;
	const result = outcome.results.find(({ armId }) => armId === id);
	if (result?.events === undefined) return undefined;
	const people = result.n === undefined ? "" : ` in ${formatWhole(result.n)} people`;
	return `${formatWhole(result.events)} events${people}`;
}
