import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { armColours, type ColourRole } from "../arms/arm-colours.ts";
import { incidenceIn, perTime } from "../arms/arm-incidence.ts";
import { armMean, digitsBeside, meanIntervalText } from "../arms/arm-mean.ts";
import { armRate, UNCOUNTED_REASONS } from "../arms/arm-rate.ts";
import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { medianTime } from "../arms/median-time.ts";
import { rateUnit } from "../arms/person-time.ts";
import { describeOutcome, describeTimePoint } from "../describe.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { PERCENT, printEstimate } from "../format/format-estimate.ts";
import { formatAtLeast, formatReported } from "../format/format-number.ts";
import { isBaseline } from "../headline/baseline.ts";
import type { DoubtNote } from "../imports/import-doubts.ts";
import {
	type BinaryResult,
	type ContinuousResult,
	type Contrast,
	type CountOutcome,
	type CountResult,
	hasEstimate,
	type Outcome,
	type OutcomeOf,
	type Source,
	type TimeToEventResult,
} from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import {
	CONTRAST_MEASURES,
	DIRECTIONS,
	HYPOTHESES,
	labelOf,
	MEAN_TYPES,
	ORIENTATION_DOUBTS,
	OUTCOME_KINDS,
	PRIORITIES,
	saidLabel,
} from "../vocabulary.ts";
import { factsOf } from "./design-facts.ts";
import { BLANK, derived, reported, type ShownFigure } from "./shown-figure.ts";

/** One outcome as a page shows it: what was measured, each arm's figures, and what was compared in the report. */
export interface OutcomeView {
	id: string;
	title: string;
	priority?: Outcome["priority"];
	/** "Primary", "Yes or no", "MADRS", "Higher is better" */
	facts: string[];
	definition?: string;
	population?: string;
	/** Whether it has a figure at an address of its own. */
	hasFigure: boolean;
	/** Columns that at least one arm fills. */
	columns: string[];
	rows: {
		armId: string;
		arm: string;
		colour: ColourRole;
		cells: ShownFigure[];
		note?: string;
		source?: ShownSource;
		/** Whether its figures are those of this arm is not certain. */
		unsure?: boolean;
	}[];
	/** What of its groups is not certain, in sentences. */
	doubts?: DoubtNote[];
	contrasts: {
		arms: string;
		measure: string;
		estimate: string;
		p: string;
		method: string;
		note?: string;
		source?: ShownSource;
	}[];
}

/** Where a figure was read: the report by its number in the list of reports, the place in it, its words. */
export interface ShownSource {
	report?: number;
	locator?: string;
	quote?: string;
}

/** Fields of an outcome that stand elsewhere than among its facts, or on no page. */
const ELSEWHERE = [
	...["kind", "label", "concept", "instrument", "definition", "className", "category", "unit"],
	...["direction", "priority", "timePoint", "population", "unitsAnalysed"],
];

export function outcomeView(
	outcome: Outcome,
	document: Pick<StudyDocument, "arms" | "reports">,
): OutcomeView {
	const colourOf = armColours(document.arms);
	const labels = new Map(document.arms.map(({ id, label }) => [id, label]));
	const { names, cells } = columnsOf(outcome, document.arms);
	const filled = names.map((_, column) => cells.some(({ figures }) => figures[column]?.text));
	return {
		id: outcome.id,
		title: describeOutcome(outcome),
		...(outcome.priority && { priority: outcome.priority }),
		facts: [
			outcome.priority && labelOf(PRIORITIES, outcome.priority),
			OUTCOME_KINDS[outcome.kind],
			outcome.instrument,
			outcome.unit,
			outcome.direction && labelOf(DIRECTIONS, outcome.direction),
			outcome.timePoint?.value ? undefined : describeTimePoint(outcome.timePoint),
			...factsOf("outcomes.*", outcome, ELSEWHERE).map(({ label, value }) => `${label}: ${value}`),
		].filter((fact): fact is string => Boolean(fact)),
		...(outcome.definition && { definition: outcome.definition }),
		...(outcome.population && { population: outcome.population }),
		hasFigure: outcomeHasFigure(outcome),
		columns: names.filter((_, column) => filled[column]),
		rows: cells.map(({ arm, figures, result }) => ({
			armId: arm.id,
			arm: arm.label,
			colour: colourOf(arm.id),
			cells: figures.filter((_, column) => filled[column]),
			...(result.note && { note: result.note }),
			...sourceOf(result.source, document),
		})),
		contrasts: outcome.contrasts.map((contrast) => ({
			...contrastView(contrast, labels),
			...sourceOf(contrast.source, document),
		})),
	};
}

function columnsOf(outcome: Outcome, arms: Arm[]) {
	const inOrder = <R extends { armId: string }>(results: R[], figuresOf: (result: R) => ShownFigure[]) =>
		arms.flatMap((arm) => {
			const result = results.find(({ armId }) => armId === arm.id);
			return result
				? [{ arm, result: result as R & { note?: string; source?: Source }, figures: figuresOf(result) }]
				: [];
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
				names: ["Analysed", "With the event", "Share", medianName(outcome), "Interval of the median"],
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

function pair(low: string | undefined, high: string | undefined): string | undefined {
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
	return [
		...[reported(result.n), reported(result.events)],
		rate.kind === "counted" ? derived(`${rate.percent}%`, "with the event ÷ analysed") : BLANK,
		median ? { text: median.figure, basis: "reported" } : BLANK,
		median?.detail ? { text: median.detail, basis: "reported" } : reportedLimits(result),
	];
}

/** Limits that stand without a median. */
function reportedLimits({ ciLow, ciHigh, ciLevel }: TimeToEventResult): ShownFigure {
	const interval = pair(ciLow, ciHigh);
	return reported(interval && interval + (ciLevel ? ` (${ciLevel}%)` : ""));
}

/** "Median time, months" */
const medianName = ({ unit }: Pick<Outcome, "unit">) => (unit ? `Median time, ${unit}` : "Median time");

/** Whether an outcome has something to draw, of its arms or between them. */
function outcomeHasFigure(outcome: Outcome): boolean {
	if (isBaseline(outcome)) return false;
	if (outcome.contrasts.some(hasEstimate)) return true;
	return outcome.kind === "time-to-event"
		? outcome.results.some((result) => armRate(result).kind === "counted" || medianTime(result))
		: armsWithFigures(outcome).size > 0;
}

function contrastView(
	contrast: Contrast,
	labels: Map<string, string>,
): Omit<OutcomeView["contrasts"][number], "source"> {
	const interval = pair(contrast.ciLow, contrast.ciHigh);
	const level = interval && contrast.ciLevel && contrast.ciLevel !== "95" ? ` (${contrast.ciLevel}%)` : "";
	return {
		arms: `${labels.get(contrast.armId)} ${contrast.orientation ? "and" : "v"} ${labels.get(contrast.referenceArmId)}`,
		measure: `${measureName(contrast)}${contrast.adjusted ? ", adjusted" : ""}`,
		estimate: [contrast.estimate && formatReported(contrast.estimate), interval && interval + level]
			.filter(Boolean)
			.join(" "),
		p: contrast.p ?? "",
		method: contrast.method ?? "",
		...noteOf(contrast),
	};
}

function measureName({ measure, measureReported }: Contrast): string {
	if (measure !== undefined && measure !== "other") return CONTRAST_MEASURES[measure];
	return measureReported ?? saidLabel(CONTRAST_MEASURES, measure);
}

/** Which way round it is, where that is open; what was to be shown, where it was not superiority; and the note. */
function noteOf({ orientation, hypothesis, note }: Contrast): { note?: string } {
	const shown = hypothesis && hypothesis !== "superiority" ? HYPOTHESES[hypothesis] : undefined;
	const open = orientation && `Which arm it is against: ${ORIENTATION_DOUBTS[orientation].toLowerCase()}`;
	const text = [open, shown, note].filter(Boolean).join(". ");
	return text === "" ? {} : { note: text };
}

export function sourceOf(
	source: Source | undefined,
	{ reports }: Pick<StudyDocument, "reports">,
): { source?: ShownSource } {
	if (!source) return {};
	const index = reports.findIndex(({ id }) => id === source.reportId);
	return {
		source: {
			...(index >= 0 && { report: index + 1 }),
			...(source.locator && { locator: source.locator }),
			...(source.quote && { quote: source.quote }),
		},
	};
}
