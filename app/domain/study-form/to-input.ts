import { conceptOfLabel } from "../concepts/concept-of-label.ts";
import { isOfEvent } from "../concepts/concept-terms.ts";
import type { Outcome } from "../study/outcome.ts";
import { mainCellOf } from "../study/result-cells.ts";
import { FIRST_TIME_POINT, type ResultOf, resultKey, splitKey } from "../study/result-key.ts";
import { RESULTS } from "../study/results.ts";
import { type AssessmentForm, readAssessment } from "./assessment-form.ts";
import { isBlankOutcome } from "./blank-outcome.ts";
import { type ClosedParts, closedIn } from "./closed-parts.ts";
import type { StudyForm } from "./form-shape.ts";
import { readFoundSource } from "./found-source.ts";
import { at, isBlank, itemsOf, type Loose, objectOf, omit, textOf, withIds, withoutBlank } from "./loose.ts";
import type { ShownCell } from "./printed-fields.ts";
import { withLists } from "./read-lists.ts";
import { readTimePoint } from "./read-time-point.ts";
import { Reading } from "./reading.ts";
import { withSource } from "./shared-source.ts";
import { timedCounts } from "./timed-counts.ts";

/** A form as the study document's schema takes it, and the way from the document's fields back to the form's. */
export interface FormInput {
	input: { arms: Loose[] } & Loose;
	/** What the cells that take figures as printed are taken to mean, by form field. */
	cells: ReadonlyMap<string, ShownCell>;
	/** What the form does not show. */
	closed: ClosedParts;
	/** The name of the form field that a path of the input came from: `outcomes[1].results.a2.cell`. */
	nameOf(path: readonly PropertyKey[]): string;
}

/**
 * Turns a filled-in form into the schema's input: rows that were left blank are dropped, result cells are
 * read as printed, lists in one text are split, and results are put in the arms' order.
 */
export function toInput(form: StudyForm | Loose): FormInput {
	const { closedOutcomes: _, closedEvents: __, ...fields } = form as Loose;
	const reading = new Reading();
	const outcomes = withIds(fields.outcomes, "o");
	const events = withIds(fields.adverseEvents, "e");
	const groups = withIds(fields.groups, "g");
	const withFigures = new Set(
		[...outcomes, ...events].flatMap(({ results }) =>
			Object.entries(objectOf(results)).flatMap(([key, row]) => (isBlank(row, []) ? [] : [splitKey(key).id])),
		),
	);
	const hasFigures = (id: unknown) => withFigures.has(String(id));
	const arms = reading.keep(
		"arms",
		withIds(fields.arms, "a"),
		(arm) => !isBlank(arm, ["id", "role"]) || hasFigures(arm.id),
	);
	const keptGroups = reading.keep(
		"groups",
		groups,
		(group) => !isBlank(group, ["id", "kind"]) || hasFigures(group.id),
	);
	const idsOf = (items: typeof arms) => items.map(({ item }) => String(item.id ?? ""));
	const whose = { armIds: idsOf(arms), groupIds: idsOf(keptGroups) };
	const identifiers = reading.keep(
		"identifiers",
		itemsOf(fields.identifiers),
		(item) => !isBlank(item, ["system"]),
	);
	const reports = reading.keep(
		"reports",
		withIds(fields.reports, "r"),
		(item) => !isBlank(item, ["id", "role"]),
	);
	const found = reports.map(({ item, name }, index) => {
		const source = readFoundSource(textOf(item.found));
		for (const field of Object.keys(source.report))
			reading.names.set(`reports.${index}.${field}`, `${name}.found`);
		return source;
	});
	const judgements = reading.keep(
		"riskOfBias",
		itemsOf(fields.riskOfBias),
		(item) => !isBlank(item, ["tool", "judgement", "outcomeId", "agreed"]),
	);
	const input = {
		...withLists(omit(fields, ["assessments"]), ""),
		regulatory: reading
			.keep("regulatory", itemsOf(fields.regulatory), (item) => !isBlank(item, ["status"]))
			.map(({ item }) => item),
		identifiers: [
			...identifiers.map(({ item }) => item),
			...found.flatMap(({ identifier }) => identifier ?? []),
		],
		reports: reports.map(({ item }, index) => ({
			...omit(item, ["found"]),
			...withoutBlank(found[index]?.report ?? {}),
		})),
		arms: arms.map(({ item, name }, index) => ({
			...item,
			interventions: reading
				.keep(
					`arms.${index}.interventions`,
					itemsOf(item.interventions),
					(row) => !isBlank(row, ["type"]),
					`${name}.interventions`,
				)
				.map(({ item: row }) => row),
		})),
		...(fields.groups !== undefined && { groups: keptGroups.map(({ item }) => item) }),
		outcomes: reading
			.keep("outcomes", outcomes, (item) => !isBlankOutcome(item))
			.map(({ item, name }, index) => readOutcome(reading, item, { name, index, ...whose })),
		adverseEvents: reading
			.keep("adverseEvents", events, (item) => !isBlank(item, ["id", "serious"]))
			.map(({ item, name }, index) => ({
				...item,
				results: byKey(
					reading,
					item.results,
					{ name, path: `adverseEvents.${index}`, whose: keysOf(whose, []) },
					(row, at) => reading.readRow("adverse-event", row, at),
				),
			})),
		riskOfBias: [
			...judgements.map(({ item }) => item),
			...readAssessments(reading, fields.assessments, judgements.length),
		],
		answers: itemsOf(fields.answers).filter((item) => !isBlank(item, [])),
	};
	return {
		input,
		cells: reading.cells,
		closed: closedIn(form as Loose),
		nameOf: (path) => reading.nameOf(path),
	};
}

/** Judgements by template, after the others. @param first the place of the first of them in the document */
function readAssessments(reading: Reading, assessments: unknown, first: number): Loose[] {
	const read = itemsOf(assessments).flatMap((item, index) =>
		readAssessment(item as AssessmentForm, `assessments[${index}]`),
	);
	return read.map(({ input, names }, place) => {
		const at = `riskOfBias.${first + place}`;
		for (const [path, name] of names) reading.names.set(path === "" ? at : `${at}.${path}`, name);
		return input;
	});
}

interface Place {
	name: string;
	index: number;
	armIds: string[];
	groupIds: string[];
}

/** Whose figures a form can have, and when: what names them there, and in the document. */
interface Keyed extends ResultOf {
	key: string;
}

function keysOf({ armIds, groupIds }: Pick<Place, "armIds" | "groupIds">, timePointIds: string[]): Keyed[] {
	const people = [...armIds.map((armId) => ({ armId })), ...groupIds.map((groupId) => ({ groupId }))];
	const times = timePointIds.length > 0 ? timePointIds : [undefined];
	return times.flatMap((timePointId) =>
		people.map((one) => {
			const of = { ...one, ...(timePointId !== undefined && { timePointId }) };
			return { ...of, key: resultKey(of) };
		}),
	);
}

function readOutcome(reading: Reading, given: Loose, { name, index, ...whose }: Place): Loose {
	const { timePoint, source, ...outcome } = given;
	const times = readTimes(reading, { timePoint, ...outcome }, { name, index });
	const keyed = keysOf(
		whose,
		times.map(({ id }) => String(id)),
	);
	const kind = textOf(outcome.kind) || kindSaid(outcome, keyed);
	const timed = kind === "count" ? timedCounts(outcome) : undefined;
	for (const [key, words] of timed?.words ?? [])
		reading.cells.set(`${name}.results.${key}.personTime`, { words, options: [] });
	return {
		...outcome,
		kind,
		...(timed && { unit: timed.unit }),
		timePoints: times,
		results: byKey(
			reading,
			timed?.results ?? outcome.results,
			{ name, path: `outcomes.${index}`, whose: keyed },
			(row, at) => {
				const own = withSource(row, source);
				if (isKind(kind)) return reading.readRow(kind, withCellOfKind(kind, own), at);
				return { note: own.note, source: own.source };
			},
		),
		contrasts: reading
			.keep(
				`outcomes.${index}.contrasts`,
				itemsOf(outcome.contrasts),
				(row) => !isBlank(row, ["armId", "referenceArmId", "measure", "timePointId"]),
				`${name}.contrasts`,
			)
			.map(({ item, name: row }, position) =>
				reading.readRow("contrast", withSource(item, source), {
					name: row,
					path: `outcomes.${index}.contrasts.${position}`,
				}),
			),
	};
}

const MAIN_CELLS = Object.keys(RESULTS).map((kind) => mainCellOf(kind as Outcome["kind"]));

/**
 * A row whose kind was chosen after its cell was typed, and whose form still has the cell of another kind: the text
 * stands in the cell of this one, to be read and asked about there.
 */
function withCellOfKind(kind: Outcome["kind"], row: Loose): Loose {
	const main = mainCellOf(kind);
	if (textOf(row[main]) !== "") return row;
	const stray = MAIN_CELLS.find(
		(cell) => cell !== main && !(cell in RESULTS[kind].shape) && textOf(row[cell]) !== "",
	);
	return stray === undefined ? row : { ...row, [main]: row[stray], [stray]: "" };
}

const isKind = (kind: string | undefined): kind is Outcome["kind"] =>
	kind !== undefined && Object.hasOwn(RESULTS, kind);

/**
 * The kind of an outcome for which none was chosen: what stands in the column of people with the outcome says that it
 * is yes or no, and so does a name that can be nothing else. Otherwise it is asked for.
 */
function kindSaid(outcome: Loose, keyed: Keyed[]): Outcome["kind"] | undefined {
	if (keyed.some(({ key }) => textOf(at(at(outcome.results, key), "cell")) !== "")) return "binary";
	const concept = conceptOfLabel(textOf(outcome.label));
	return concept && (isOfEvent(concept) ? "binary" : "continuous");
}

/** The time points of an outcome; blank ones are dropped unless something was measured then. */
function readTimes(
	reading: Reading,
	outcome: Loose,
	{ name, index }: Pick<Place, "name" | "index">,
): Loose[] {
	// A form from before outcomes had several time points has one of them.
	const before = objectOf(outcome.timePoint);
	const isBefore = outcome.timePoints === undefined && Object.keys(before).length > 0;
	const given = withIds(isBefore ? [{ id: FIRST_TIME_POINT, ...before }] : outcome.timePoints, "t");
	const isMeasured = (id: unknown) =>
		Object.entries(objectOf(outcome.results)).some(
			([key, row]) => (splitKey(key).timePointId ?? FIRST_TIME_POINT) === id && !isBlank(row, []),
		);
	const isWanted = (item: Loose) => !isBlank(item, ["id", "unit", "primary"]) || isMeasured(item.id);
	return reading
		.keep(`outcomes.${index}.timePoints`, given, isWanted, `${name}.timePoints`)
		.map(({ item, name: field }) => {
			const read = readTimePoint(item);
			if (read.value !== item.value)
				reading.cells.set(`${field}.value`, { words: `${read.value} ${read.unit}`, options: [] });
			return read;
		});
}

function byKey(
	reading: Reading,
	results: unknown,
	{ name, path, whose }: { name: string; path: string; whose: Keyed[] },
	read: (row: Loose, at: { name: string; path: string }) => Loose,
): Loose[] {
	const rows: Loose[] = [];
	for (const { key, ...of } of whose) {
		const row = at(results, key);
		if (isBlank(row, ["meanType", "isChange", "ciLevel"])) continue;
		const place = { name: `${name}.results.${key}`, path: `${path}.results.${rows.length}` };
		reading.names.set(place.path, place.name);
		rows.push({ ...read(objectOf(row), place), ...of });
	}
	return rows;
}
