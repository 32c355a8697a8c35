import { resultKey } from "#app/domain/study/result-key.ts";
import { isBaseline, readMoment, readTimeFrame, type TimePoint } from "#app/domain/time-frame.ts";
import { Denominators } from "./denominators.ts";
import { type FigureRow, figureRowsOf } from "./group-figures.ts";
import type { LocalIds } from "./local-ids.ts";
import type { BookedGroup } from "./matching/group-book.ts";
import { type Dispersion, dispersionOf, type MeasureShape, shapeOf } from "./measure-shape.ts";
import { readCell } from "./outcome-cell.ts";
import type { Place } from "./place.ts";
import { REGISTRY_REPORT } from "./references.ts";
import { NO_MORE_GROUPS, type StudyGroups, type Whose } from "./study-groups.ts";
import { PRIORITIES } from "./terms.ts";

type Loose = Record<string, unknown>;

export interface OutcomeInput extends Loose {
	id: string;
	kind: MeasureShape["kind"];
	label: string;
	className?: string | undefined;
	category?: string | undefined;
	results: (Loose & Whose)[];
	contrasts: Loose[];
}

/** A measure of the results with the outcomes it was made into. */
export interface ReadMeasure {
	place: Place;
	title: string;
	timeFrame: string | undefined;
	groups: ReadonlyMap<string, BookedGroup>;
	/** The study's own groups, for those that are no arm. */
	own: StudyGroups;
	rows: OutcomeInput[];
	/** What its outcomes have in common. */
	common: Loose;
	kind: MeasureShape["kind"];
	unit: string | undefined;
	/** Its figures by the record's own groups. */
	figures: FigureRow[];
}

interface Context {
	measure: Place;
	ids: LocalIds;
	title: string;
	timeFrame: string | undefined;
	shape: MeasureShape;
	dispersion: Dispersion;
	groups: ReadonlyMap<string, BookedGroup>;
	own: StudyGroups;
	common: Loose;
	/** Whether any of its values is below zero. */
	hasNegative: boolean;
	room(): boolean;
}

/** A study has at most so many outcomes here. */
export const MOST_OUTCOMES = 5000;
export const NO_MORE_OUTCOMES = `a study has at most ${MOST_OUTCOMES.toLocaleString("en")} outcomes here`;

const SAYS_CHANGE = /\bchange\b|\bfrom baseline\b/i;
export const YES = /^(?:yes|y|true|present|positive)\b/i;
export const NO = /^(?:no|not|n|false|absent|negative|none)\b/i;

/** A measure as outcomes: one for each of its classes and categories, as an outcome has one figure an arm or group. */
export function readMeasure(
	measure: Place,
	groups: ReadonlyMap<string, BookedGroup>,
	{ own, ids, room }: Pick<Context, "own" | "ids" | "room">,
): ReadMeasure {
	const title = measure.at("title").words() ?? "Outcome measure";
	const timeFrame = measure.at("timeFrame").words();
	const values = measure
		.at("classes")
		.items()
		.flatMap((row) => row.at("categories").items())
		.flatMap((category) => category.at("measurements").items())
		.flatMap((cell) => cell.at("value").figure().number ?? []);
	const dispersion = dispersionOf(measure.at("dispersionType").structure());
	const shape = shapeOf(measure, values, dispersion);
	const common = { priority: readPriority(measure.at("type")) };
	const hasNegative = values.some((value) => Number(value) < 0);
	const context: Context = {
		...{ measure, ids, title, timeFrame, shape, dispersion, groups, own, common, hasNegative, room },
	};
	const selected = measure.at("denomUnitsSelected").structure() ?? measure.at("typeUnitsAnalyzed").words();
	measure.at("typeUnitsAnalyzed").structure();
	measure.at("reportingStatus").structure();
	const overall = new Denominators(measure.at("denoms"), selected);
	const rows = measure
		.at("classes")
		.items()
		.flatMap((row) => readClass(context, row, overall, selected));
	overall.listRest("each class has its own number analysed, or this group has no result");
	const figures = figureRowsOf(measure, shape);
	const read = {
		place: measure,
		title,
		timeFrame,
		groups,
		own,
		rows,
		common,
		kind: shape.kind,
		unit: undefined,
		figures,
	};
	const first = rows[0] ?? addOutcome(context, {});
	if (rows.length === 0 && first) rows.push(first);
	const place = `outcomes.${first?.id ?? ""}`;
	describe(measure, rows, place);
	return { ...read, unit: measure.at("unitOfMeasure").words() };
}

/** What the measure says of itself goes to each of its outcomes. */
function describe(measure: Place, rows: OutcomeInput[], to: string): void {
	if (rows.length === 0) {
		measure.notMapped(NO_MORE_OUTCOMES);
		return;
	}
	measure.at("title").text(`${to}.label`, 500);
	measure.at("timeFrame").mapTo(`${to}.timePoint`);
	const shared = {
		definition: measure.at("description").text(`${to}.definition`, 2000),
		unit: measure.at("unitOfMeasure").text(`${to}.unit`, 200),
		population: measure.at("populationDescription").text(`${to}.population`, 1000),
	};
	for (const row of rows) Object.assign(row, shared);
}

function readPriority(type: Place) {
	const priority = type.term("outcomes.*.priority", PRIORITIES);
	if (type.words() === "POST_HOC")
		type.notMapped("that it was added afterwards has no place: kept as another outcome");
	return priority;
}

function readClass(
	context: Context,
	row: Place,
	overall: Denominators,
	selected: string | undefined,
): OutcomeInput[] {
	const heading = row.at("title").structure();
	const className = heading && row.at("title").fitted(heading, 300);
	const own = new Denominators(row.at("denoms"), selected);
	const categories = row.at("categories").items();
	const outcomes = categories.flatMap(
		(category) => readCategory(context, category, { className, own, overall }) ?? [],
	);
	if (categories.length === 0) {
		const empty = addOutcome(context, { className, moment: className });
		if (empty) outcomes.push(empty);
	}
	own.listRest("this group has no result in this class");
	return outcomes;
}

interface InClass {
	className: string | undefined;
	own: Denominators;
	overall: Denominators;
}

function readCategory(
	context: Context,
	place: Place,
	{ className, own, overall }: InClass,
): OutcomeInput | undefined {
	const heading = place.at("title").structure();
	const category = heading && place.at("title").fitted(heading, 300);
	const outcome = addOutcome(context, { className, category, moment: className });
	if (!outcome) {
		place.notMapped(NO_MORE_OUTCOMES);
		return undefined;
	}
	for (const cell of place.at("measurements").items()) {
		const groupId = cell.at("groupId").structure() ?? "";
		const group = context.groups.get(groupId);
		const whose = group && context.own.whoseOf(context.groups, group);
		if (!group) cell.notMapped("is of a group that this measure does not have");
		else if (!whose) cell.notMapped(NO_MORE_GROUPS);
		else if (outcome.results.some((result) => resultKey(result) === resultKey(whose)))
			cell.notMapped("is the second value of one group in one category");
		else {
			const analysed = own.has(groupId) ? own : overall;
			if (outcome.results.length === 0 && analysed.units)
				outcome.unitsAnalysed = analysed.units.slice(0, 200);
			const to = `outcomes.${outcome.id}.results.${resultKey(whose)}`;
			outcome.results.push({
				...whose,
				n: analysed.of(groupId, to),
				...readCell(cell, { shape: context.shape, dispersion: context.dispersion, to }),
				...(context.shape.kind === "continuous" && isChange(context, className) && { isChange: true }),
				source: { reportId: REGISTRY_REPORT, locator: locatorOf(context, className, category) },
			});
		}
	}
	return outcome;
}

function addOutcome(
	{ measure, ids, title, timeFrame, shape, common, room }: Context,
	{
		className,
		category,
		moment,
	}: { className?: string | undefined; category?: string | undefined; moment?: string | undefined },
): OutcomeInput | undefined {
	if (!room()) return undefined;
	const start = [moment, category].find((words) => words !== undefined && isBaseline(words));
	const at = (moment === undefined ? undefined : readMoment(moment)) ?? readTimeFrame(timeFrame ?? "");
	return {
		kind: shape.kind,
		id: ids.hashed("o", title, timeFrame, className, category),
		label: measure.calm(title.slice(0, 500)),
		className: className && measure.calm(className.slice(0, 300)),
		category: category && measure.calm(category.slice(0, 300)),
		...common,
		timePoint: start ? { text: start } : timePointOf(at, timeFrame),
		results: [],
		contrasts: [],
	};
}

/** A time point with the record’s words for it; undefined where it says neither. */
export function timePointOf(at: TimePoint | undefined, text: string | undefined) {
	return at || text ? { ...at, ...(text && { text: text.slice(0, 500) }) } : undefined;
}

function isChange(context: Context, className: string | undefined): boolean {
	const { measure, title, timeFrame, hasNegative } = context;
	if (className !== undefined && isBaseline(className)) return false;
	const unit = measure.at("unitOfMeasure").words();
	if ([title, timeFrame, unit, className].some((words) => words !== undefined && SAYS_CHANGE.test(words)))
		return true;
	// "Baseline to Week 12" is said of changes and of courses alike; below zero, it is a change.
	return hasNegative && /^(?:from )?baseline\b[^,;]*?(?:\bto\b|\bthrough\b|[-–])/i.test(timeFrame ?? "");
}

function locatorOf(
	{ measure }: Context,
	className: string | undefined,
	category: string | undefined,
): string {
	const parts = [`Outcome measure ${measure.position + 1}`, className, category].filter(Boolean);
	return parts.join(", ").slice(0, 200);
}
