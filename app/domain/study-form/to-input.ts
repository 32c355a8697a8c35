import { conceptOfLabel } from "../concepts/concept-of-label.ts";
import { isOfEvent } from "../concepts/concept-terms.ts";
import { FIELDS, patternOf } from "../study/field-register.ts";
import { type Outcome, RESULTS } from "../study/outcome.ts";
import { type FigureRow, mainCellOf } from "../study/result-cells.ts";
import { type AssessmentForm, readAssessment } from "./assessment-form.ts";
import type { StudyForm } from "./form-shape.ts";
import { readFoundSource } from "./found-source.ts";
import { readFigureRow, type ShownCell } from "./printed-fields.ts";
import { withLists } from "./read-lists.ts";
import { readTimePoint } from "./read-time-point.ts";

/** A form as the study document's schema takes it, and the way from the document's fields back to the form's. */
export interface FormInput {
	input: { arms: Loose[] } & Loose;
	/** What the cells that take figures as printed are taken to mean, by form field. */
	cells: ReadonlyMap<string, ShownCell>;
	/** The name of the form field that a path of the input came from: `outcomes[1].results.a2.cell`. */
	nameOf(path: readonly PropertyKey[]): string;
}

/** A form may be anything that was posted, so nothing is taken for granted: what is no text counts as blank. */
type Loose = Record<string, unknown>;

/**
 * Turns a filled-in form into the schema's input: rows that were left blank are dropped, result cells are
 * read as printed, lists in one text are split, and results are put in the arms' order.
 */
export function toInput(form: StudyForm | Loose): FormInput {
	const fields = form as Loose;
	const reading = new Reading();
	const outcomes = withIds(fields.outcomes, "o");
	const events = withIds(fields.adverseEvents, "e");
	const hasFigures = (armId: unknown) =>
		[...outcomes, ...events].some((item) => !isBlank(at(item.results, String(armId)), []));
	const arms = reading.keep(
		"arms",
		withIds(fields.arms, "a"),
		(arm) => !isBlank(arm, ["id", "role"]) || hasFigures(arm.id),
	);
	const armIds = arms.map(({ item }) => String(item.id ?? ""));
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
		outcomes: reading
			.keep("outcomes", outcomes, (item) => !isBlankOutcome(item))
			.map(({ item, name }, index) => readOutcome(reading, item, { name, index, armIds })),
		adverseEvents: reading
			.keep("adverseEvents", events, (item) => !isBlank(item, ["id", "serious"]))
			.map(({ item, name }, index) => ({
				...item,
				results: byArm(reading, item.results, { name, path: `adverseEvents.${index}`, armIds }, (row, at) =>
					reading.readRow("adverse-event", row, at),
				),
			})),
		riskOfBias: [
			...judgements.map(({ item }) => item),
			...readAssessments(reading, fields.assessments, judgements.length),
		],
		answers: itemsOf(fields.answers).filter((item) => !isBlank(item, [])),
	};
	return { input, cells: reading.cells, nameOf: (path) => reading.nameOf(path) };
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
}

function readOutcome(reading: Reading, outcome: Loose, { name, index, armIds }: Place): Loose {
	const kind = textOf(outcome.kind) || kindSaid(outcome, armIds);
	return {
		...outcome,
		kind,
		timePoint: readTimePoint(objectOf(outcome.timePoint)),
		results: byArm(reading, outcome.results, { name, path: `outcomes.${index}`, armIds }, (row, at) => {
			if (isKind(kind)) return reading.readRow(kind, withCellOfKind(kind, row), at);
			return { note: row.note, source: row.source };
		}),
		contrasts: reading
			.keep(
				`outcomes.${index}.contrasts`,
				itemsOf(outcome.contrasts),
				(row) => !isBlank(row, ["armId", "referenceArmId", "measure"]),
				`${name}.contrasts`,
			)
			.map(({ item, name: row }, position) =>
				reading.readRow("contrast", item, {
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
function kindSaid(outcome: Loose, armIds: string[]): Outcome["kind"] | undefined {
	if (armIds.some((id) => textOf(at(at(outcome.results, id), "cell")) !== "")) return "binary";
	const concept = conceptOfLabel(textOf(outcome.label));
	return concept && (isOfEvent(concept) ? "binary" : "continuous");
}

function byArm(
	reading: Reading,
	results: unknown,
	{ name, path, armIds }: { name: string; path: string; armIds: string[] },
	read: (row: Loose, at: { name: string; path: string }) => Loose,
): Loose[] {
	const rows: Loose[] = [];
	for (const armId of armIds) {
		const row = at(results, armId);
		if (isBlank(row, ["meanType", "isChange", "ciLevel"])) continue;
		const place = { name: `${name}.results.${armId}`, path: `${path}.results.${rows.length}` };
		reading.names.set(place.path, place.name);
		rows.push({ ...read(objectOf(row), place), armId });
	}
	return rows;
}

/** Remembers, while blank rows are dropped, which form field each part of the input came from. */
class Reading {
	readonly names = new Map<string, string>();
	readonly cells = new Map<string, ShownCell>();

	keep(path: string, items: Loose[], wanted: (item: Loose) => boolean, listName = path) {
		const kept: { item: Loose; name: string }[] = [];
		items.forEach((item, index) => {
			if (!wanted(item)) return;
			const name = `${listName}[${index}]`;
			this.names.set(`${path}.${kept.length}`, name);
			kept.push({ item: withLists(item, `${patternOf(path)}.*`), name });
		});
		return kept;
	}

	/** Reads the figures of a row, and remembers which field what is said of its cells belongs to. */
	readRow(row: FigureRow, typed: Loose, { name, path }: { name: string; path: string }): Loose {
		const { figures, cells } = readFigureRow(row, typed);
		for (const [field, cell] of cells) this.cells.set(`${name}.${field}`, cell);
		const main = `${name}.${mainCellOf(row)}`;
		this.names.set(`${path}.printed`, main);
		this.names.set(`${path}.state`, main);
		if (row === "binary") for (const field of ["events", "percent"]) this.names.set(`${path}.${field}`, main);
		for (const [index, { field }] of (figures.unread ?? []).entries())
			this.names.set(`${path}.unread.${index}.text`, `${name}.${field}`);
		return figures;
	}

	nameOf(path: readonly PropertyKey[]): string {
		const keys = path.map(String);
		// A list in one text has one field.
		const list = keys.findIndex(
			(_, depth) => FIELDS.get(patternOf(keys.slice(0, depth + 1).join(".")))?.kind === "texts",
		);
		if (list >= 0) keys.splice(list + 1);
		for (let length = keys.length; length > 0; length--) {
			const name = this.names.get(keys.slice(0, length).join("."));
			if (name !== undefined) return [name, ...keys.slice(length)].join(".");
		}
		return keys.join(".");
	}
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const objectOf = (value: unknown): Loose =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const at = (value: unknown, key: string): unknown =>
	Object.hasOwn(objectOf(value), key) ? objectOf(value)[key] : undefined;
const itemsOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(objectOf) : []);
/** Each item with an id: those the form did not give get one that no other has. */
function withIds(value: unknown, letter: string): Loose[] {
	const items = itemsOf(value);
	const taken = new Set(items.map((item) => textOf(item.id)));
	return items.map((item) => (textOf(item.id) === "" ? { ...item, id: freshId(letter, taken) } : item));
}

/** The first id of a letter and a number that is not taken; it is taken afterwards. */
export function freshId(letter: string, taken: Set<string>): string {
	let number = 1;
	while (taken.has(`${letter}${number}`)) number++;
	taken.add(`${letter}${number}`);
	return `${letter}${number}`;
}

const omit = (value: Loose, keys: string[]): Loose =>
	Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
const withoutBlank = (value: Loose): Loose =>
	Object.fromEntries(Object.entries(value).filter(([, text]) => text || text === 0));

/** Nothing but blanks, apart from choices that a row starts with. */
function isBlank(value: unknown, besides: string[]): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "";
	if (Array.isArray(value))
		return value.every((item) => isBlank(item, ["type", "measure", "armId", "referenceArmId"]));
	if (typeof value !== "object") return false;
	return Object.entries(value).every(([key, child]) => besides.includes(key) || isBlank(child, []));
}

/** An outcome of which nothing is known but the choices its fields start with, the unit of time among them. */
function isBlankOutcome(outcome: Loose): boolean {
	const timePoint = omit(objectOf(outcome.timePoint), ["unit"]);
	return isBlank({ ...outcome, timePoint }, ["id", "kind", "concept", "direction", "priority"]);
}
