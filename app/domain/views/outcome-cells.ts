import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { incidenceIn, perTime } from "../arms/arm-incidence.ts";
import { armMean, digitsBeside, meanIntervalText } from "../arms/arm-mean.ts";
import { armRate, UNCOUNTED_REASONS } from "../arms/arm-rate.ts";
import { landmarkRate, landmarkWords } from "../arms/landmark-rate.ts";
import { medianTime } from "../arms/median-time.ts";
import { rateUnit } from "../arms/person-time.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { PERCENT, printEstimate } from "../format/format-estimate.ts";
import { formatAtLeast, formatReported } from "../format/format-number.ts";
import type {
	BinaryResult,
	ContinuousResult,
	CountOutcome,
	CountResult,
	Outcome,
	OutcomeOf,
	Source,
	TimeToEventResult,
} from "../study/outcome.ts";
import { MEAN_TYPES } from "../vocabulary.ts";
import { type PrintedRow, withWordsInPlace } from "./in-place-of-figure.ts";
import { BLANK, derived, reported, type ShownFigure } from "./shown-figure.ts";

/** The columns of an outcome's table and what each arm or group with a result has in them, in the order given. */
export function columnsOf(outcome: Outcome, arms: readonly { id: string; label: string }[]) {
	const inOrder = <R extends { armId: string } & PrintedRow>(
		results: R[],
		figuresOf: (result: R) => ShownFigure[],
	) =>
		arms.flatMap((arm) => {
			const result = results.find(({ armId }) => armId === arm.id);
			if (!result) return [];
			const figures = withWordsInPlace(outcome.kind, result, figuresOf(result));
			return [{ arm, result: result as R & { source?: Source }, figures }];
		});
	switch (outcome.kind) {
		case "binary":
			return {
				names: ["Analysed", "With the outcome", "Rate", "95% interval"],
				cells: inOrder(outcome.results, rateCells),
			};
		case "continuous":
			return { names: meanColumns(outcome), cells: inOrder(outcome.results, meanCells) };
		case "count":
			return {
				names: [
					"People",
					"Events",
					personTimeName(outcome),
					`Rate ${perTime(rateUnit(outcome))}`,
					"95% interval",
				],
				cells: inOrder(outcome.results, (result) => countCells(result, outcome)),
			};
		case "time-to-event":
			return {
				names: [
					...["Analysed", "With the event", "Share", medianName(outcome), "Interval of the median"],
					...[`Kaplan–Meier, ${landmarkWords(outcome.results)}`, "Interval of Kaplan–Meier"],
				],
				cells: inOrder(outcome.results, timeCells),
			};
	}
}

const ONLY_COUNT = "the only whole number of the people analysed that rounds to the reported percentage";

function rateCells(result: BinaryResult): ShownFigure[] {
	const rate = armRate(result);
	const n = result.n === undefined ? BLANK : reported(formatWhole(result.n));
	if (rate.kind !== "counted") {
		const events = result.events === undefined ? BLANK : reported(formatWhole(result.events));
		const percent = result.percent === undefined ? BLANK : reported(`${result.percent}%`);
		const interval = rate.kind === "uncounted" ? reported(UNCOUNTED_REASONS[rate.why]) : BLANK;
		return [n, events, percent, reportedInterval(result) ?? interval];
	}
	const { ci } = estimateProportion(rate.events, rate.n);
	const printed = printEstimate(100 * rate.proportion, [100 * ci[0], 100 * ci[1]], PERCENT);
	const interval = inBrackets({ low: `${printed.low}%`, high: `${printed.high}%` });
	const events = formatWhole(rate.events);
	return [
		n,
		rate.eventsBasis === "derived" ? derived(events, ONLY_COUNT) : reported(events),
		rate.percentBasis === "derived"
			? derived(`${rate.percent}%`, "with the outcome ÷ analysed")
			: reported(`${rate.percent}%`),
		reportedInterval(result) ?? derived(interval, "Wilson interval"),
	];
}

/** The interval of a percentage that the source itself gives. */
function reportedInterval({ ciLow, ciHigh, ciLevel }: BinaryResult): ShownFigure | undefined {
	const interval = pair(ciLow, ciHigh);
	if (!interval) return undefined;
	return reported(`${interval}%${ciLevel && ciLevel !== "95" ? ` (${ciLevel}%)` : ""}`);
}

const MEAN_COLUMNS = [
	"Analysed",
	"Mean",
	"SD",
	"SE",
	"Interval",
	"Median",
	"Quartiles",
	"Range",
	"Value",
	"CV, %",
];

/** "Mean change" where all figures are changes from baseline; of some arms alone their cells say so. */
function meanColumns({ results }: OutcomeOf<"continuous">): string[] {
	const isChange = results.length > 0 && results.every((result) => result.isChange);
	return MEAN_COLUMNS.map((name) =>
		isChange && ["Mean", "Median"].includes(name) ? `${name} change from baseline` : name,
	);
}

function meanCells(result: ContinuousResult): ShownFigure[] {
	const mean = armMean(result);
	const sd = mean?.sd;
	const ci = mean?.ci;
	const level = result.ciLevel ? ` (${result.ciLevel}%)` : "";
	return [
		result.n === undefined ? BLANK : reported(formatWhole(result.n)),
		result.mean === undefined
			? BLANK
			: reported(
					formatReported(result.mean) +
						(result.meanType === undefined || result.meanType === "arithmetic"
							? ""
							: ` (${MEAN_TYPES[result.meanType].toLowerCase()})`),
				),
		sd?.basis === "derived"
			? derived(formatAtLeast(sd.value, digitsBeside(result)), sd.how ?? "")
			: reported(result.sd),
		reported(result.se),
		mean && ci?.basis === "derived"
			? derived(meanIntervalText(result, mean) ?? "", `95% interval: ${ci.how}`)
			: reported(pair(result.ciLow, result.ciHigh) && pair(result.ciLow, result.ciHigh) + level),
		reported(result.median),
		reported(pair(result.q1, result.q3)),
		reported(pair(result.min, result.max)),
		reported(result.value),
		reported(result.cv),
	];
}

/** "[3, 8]" of two reported ends; a missing one is a question mark. */
export function pair(low: string | undefined, high: string | undefined): string | undefined {
	if (low === undefined && high === undefined) return undefined;
	return `[${[low, high].map((end) => (end === undefined ? "?" : formatReported(end))).join(", ")}]`;
}

function countCells(result: CountResult, outcome: CountOutcome): ShownFigure[] {
	const incidence = incidenceIn(outcome, { id: result.armId });
	return [
		...[reported(result.n), reported(result.count), reported(result.personTime)],
		incidence ? derived(incidence.figure, "events ÷ person-time") : BLANK,
		incidence ? derived(incidence.interval, "exact Poisson interval (Garwood)") : BLANK,
	];
}

/** "Person-time, person-years" */
function personTimeName(outcome: CountOutcome): string {
	const { time } = rateUnit(outcome);
	return time ? `Person-time, ${time}` : "Person-time";
}

function timeCells(result: TimeToEventResult): ShownFigure[] {
	const rate = armRate(result);
	const median = medianTime(result);
	const landmark = landmarkRate(result);
	return [
		...[reported(result.n), reported(result.events)],
		rate.kind === "counted" ? derived(`${rate.percent}%`, "with the event ÷ analysed") : BLANK,
		median ? { text: median.figure, basis: "reported" } : BLANK,
		median?.detail ? { text: median.detail, basis: "reported" } : reportedLimits(result),
		...[reported(landmark?.figure), reported(landmark?.interval)],
	];
}

/** Limits that stand without a median. */
function reportedLimits({ ciLow, ciHigh, ciLevel }: TimeToEventResult): ShownFigure {
	const interval = pair(ciLow, ciHigh);
	return reported(interval && interval + (ciLevel ? ` (${ciLevel}%)` : ""));
}

/** "Median time, months" */
const medianName = ({ unit }: Pick<Outcome, "unit">) => (unit ? `Median time, ${unit}` : "Median time");
