import { armRate } from "../arms/arm-rate.ts";
import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { medianTime } from "../arms/median-time.ts";
import { describeOutcome, describeTimePoint } from "../describe.ts";
import { cautionOf } from "../designs/cautions.ts";
import type { DesignParts } from "../designs/dependence.ts";
import { marginVerdict } from "../designs/margin-verdict.ts";
import { formatReported } from "../format/format-number.ts";
import { isBaseline } from "../headline/baseline.ts";
import type { DoubtNote } from "../imports/import-doubts.ts";
import {
	type Contrast,
	type GroupContrast,
	hasEstimate,
	type Outcome,
	type Source,
} from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { groupsOf, withGroups } from "../study/with-groups.ts";
import {
	CONTRAST_MEASURES,
	DIRECTIONS,
	HYPOTHESES,
	labelOf,
	ORIENTATION_DOUBTS,
	OUTCOME_KINDS,
	PRIORITIES,
	saidLabel,
} from "../vocabulary.ts";
import { factsOf } from "./design-facts.ts";
import { remarksOf, wordsInPlace } from "./in-place-of-figure.ts";
import { columnsOf, pair } from "./outcome-cells.ts";
import type { ShownFigure } from "./shown-figure.ts";

/** One outcome as a page shows it: what was measured, each arm's figures, and what was compared in the report. */
export interface OutcomeView {
	id: string;
	title: string;
	priority?: Outcome["priority"];
	/** "Primary", "Yes or no", "MADRS", "Higher is better" */
	facts: string[];
	definition?: string;
	population?: string;
	/** What stands where no arm and no group has a figure. */
	nothing?: string;
	/** Whether it has a figure at an address of its own. */
	hasFigure: boolean;
	/** Columns that at least one row fills. */
	columns: string[];
	/** The arms', then those of other groups. */
	rows: OutcomeRow[];
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

/** An arm, or a group that is none, with its figures. */
export interface OutcomeRow {
	armId: string;
	arm: string;
	/** It is a group and no arm. */
	isGroup?: true;
	cells: ShownFigure[];
	note?: string;
	source?: ShownSource;
	/** Whether its figures are those of this arm is not certain. */
	unsure?: boolean;
	/** The time point, where the table has several: "Week 4, ". */
	at?: string;
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
	document: Pick<StudyDocument, "arms" | "reports" | "design">,
): OutcomeView {
	const groups = groupsOf(outcome);
	const labels = new Map(document.arms.map(({ id, label }) => [id, label]));
	const all = withGroups(outcome);
	const { names, cells } = columnsOf(all, [...document.arms, ...groups]);
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
		...(cells.length === 0 && {
			nothing:
				all.contrasts.length > 0
					? "The source gives no figures of the arms, only what it compares."
					: "No results recorded.",
		}),
		hasFigure: outcomeHasFigure(outcome),
		columns: names.filter((_, column) => filled[column]),
		rows: cells.map(({ arm, figures, result }) => ({
			armId: arm.id,
			arm: arm.label,
			...(!labels.has(arm.id) && { isGroup: true as const }),
			cells: figures.filter((_, column) => filled[column]),
			...remarksOf(outcome.kind, result),
			...sourceOf(result.source, document),
		})),
		contrasts: all.contrasts.map((contrast) => ({
			...contrastView(contrast, labels, designOf(document, outcome, contrast)),
			...sourceOf(contrast.source, document),
		})),
	};
}

/** Whether an outcome has something to draw, of its arms or between them. */
function outcomeHasFigure(outcome: Outcome): boolean {
	if (isBaseline(outcome)) return false;
	if (outcome.contrasts.some(hasEstimate)) return true;
	return outcome.kind === "time-to-event"
		? outcome.results.some((result) => armRate(result).kind === "counted" || medianTime(result))
		: armsWithFigures(outcome).size > 0;
}

function contrastView(
	contrast: Contrast | GroupContrast,
	labels: ReadonlyMap<string, string>,
	design: string[],
): Omit<OutcomeView["contrasts"][number], "source"> {
	const interval = pair(contrast.ciLow, contrast.ciHigh);
	const level = interval && contrast.ciLevel && contrast.ciLevel !== "95" ? ` (${contrast.ciLevel}%)` : "";
	const [arm, reference] =
		"label" in contrast
			? [contrast.label, contrast.referenceLabel]
			: [labels.get(contrast.armId), labels.get(contrast.referenceArmId)];
	return {
		arms: `${arm} ${contrast.orientation ? "and" : "v"} ${reference}`,
		measure: `${measureName(contrast)}${contrast.adjusted ? ", adjusted" : ""}`,
		estimate: [
			contrast.estimate ? formatReported(contrast.estimate) : wordsInPlace(contrast),
			interval && interval + level,
		]
			.filter(Boolean)
			.join(" "),
		p: contrast.p ?? "",
		method: contrast.method ?? "",
		...noteOf(contrast, design),
	};
}

/** What the design makes of a comparison: what its interval ignores, and what its margin comes to. */
function designOf(document: DesignParts, outcome: Outcome, contrast: Contrast): string[] {
	const caution = cautionOf(document, outcome, contrast);
	const verdict = marginVerdict(document, outcome, contrast)?.words;
	return [caution, verdict].filter((words) => words !== undefined);
}

function measureName({ measure, measureReported }: Contrast): string {
	if (measure !== undefined && measure !== "other") return CONTRAST_MEASURES[measure];
	return measureReported ?? saidLabel(CONTRAST_MEASURES, measure);
}

/** Which way round it is, where that is open; what was to be shown, where it was not superiority; and the note. */
function noteOf(contrast: Contrast, design: string[]): { note?: string } {
	const { orientation, hypothesis } = contrast;
	const { note } = remarksOf("contrast", contrast);
	const shown = hypothesis && hypothesis !== "superiority" ? HYPOTHESES[hypothesis] : undefined;
	const open = orientation && `Which arm it is against: ${ORIENTATION_DOUBTS[orientation].toLowerCase()}`;
	const text = [open, contrast.margin ? undefined : shown, ...design, note].filter(Boolean).join(". ");
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
