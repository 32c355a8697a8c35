import { sameWords } from "../../same-words.ts";
import { itemsOf, type Loose, textOf } from "../loose.ts";
import { isSizeHead, readHead } from "./pasted-heads.ts";
import { columnsOf, headed, headsOf, isWords, type PlacedColumn } from "./place-table.ts";

/** A row of a pasted table of adverse events. */
export interface PlacedEvent {
	cells: string[];
	term: string;
	/** The heading above it that names an organ class. */
	organSystem?: string;
	/** Said by a heading above it. */
	serious?: "yes" | "no";
	isLeftOut: boolean;
}

/** Where a table of adverse events goes: a column `event`, `organ`, `figures a1`, `n a1`, `new` or "" (left out). */
export interface EventPlacement {
	columns: PlacedColumn[];
	rows: PlacedEvent[];
}

/** The classes that MedDRA groups by end in one of these words, and headings of severity or frequency in none. */
const ORGAN_CLASS =
	/\b(?:disorders|infections and infestations|investigations|procedural complications|medical procedures|circumstances|product issues|\(incl(?:uding|\.)? .*\))$/i;
const SERIOUS = /\bserious\b/i;
const NOT_SERIOUS = /\bnon[\s-]?serious\b|\bnot serious\b|\bother than serious\b/i;

/**
 * Proposes where a table of adverse events goes: arms by their heads, each line with figures an event, a line without a
 * heading. What no words settle is left out until somebody says where it goes.
 */
export function placeEvents(cells: readonly string[][], form: Loose): EventPlacement {
	const width = Math.max(...cells.map((line) => line.length));
	const heads = headsOf(cells);
	const lines = cells.slice(heads);
	const columns = columnsOf(headed(cells.slice(0, heads), width), lines, form).map((column) =>
		eventColumn(
			column,
			lines.every((line) => !line.some(isWords)),
		),
	);
	return { columns, rows: rowsOf(lines, columns) };
}

function eventColumn(column: PlacedColumn, hasNoTerms: boolean): PlacedColumn {
	if (column.to === "outcome") return { ...column, to: hasNoTerms ? "" : "event" };
	if (/^(?:system )?organ (?:class|system)$|^soc$/i.test(column.head.label))
		return { ...column, to: "organ" };
	return column.to === "time" || isSizeHead(column.head) ? { ...column, to: "" } : column;
}

function rowsOf(lines: readonly string[][], columns: readonly PlacedColumn[]): PlacedEvent[] {
	const terms = columns.findIndex(({ to }) => to === "event");
	const organs = columns.findIndex(({ to }) => to === "organ");
	let [organSystem, serious] = ["", undefined as PlacedEvent["serious"]];
	return lines.flatMap((cells): PlacedEvent[] => {
		const term = terms < 0 ? "" : (cells[terms] ?? "");
		const hasFigures = cells.some((cell, at) => at !== terms && at !== organs && cell !== "");
		if (!hasFigures) {
			if (ORGAN_CLASS.test(term)) organSystem = term;
			else if (term !== "") {
				organSystem = "";
				serious = NOT_SERIOUS.test(term) ? "no" : SERIOUS.test(term) ? "yes" : undefined;
			}
			return [];
		}
		const organ = (organs < 0 ? "" : (cells[organs] ?? "")) || organSystem;
		return [
			{
				...{ cells, term: readHead(term).label || term, isLeftOut: term === "" },
				...(organ !== "" && { organSystem: organ }),
				...(serious && { serious }),
			},
		];
	});
}

/** The adverse event of the form that a row is of: of the same name, class and seriousness. */
export function eventHere(events: readonly Loose[], { term, organSystem, serious }: PlacedEvent) {
	return events.find(
		(event) =>
			sameWords(textOf(event.term)) === sameWords(term) &&
			sameWords(textOf(event.organSystem)) === sameWords(organSystem ?? "") &&
			textOf(event.serious) === (serious ?? ""),
	);
}

/** Where a column may go. */
export function eventPlacesOf(form: Loose): { to: string; label: string }[] {
	const people = [
		...itemsOf(form.arms).map(({ id, label }, index) => [textOf(id), textOf(label) || `Arm ${index + 1}`]),
		...itemsOf(form.groups).map(({ id, title }, index) => [
			textOf(id),
			textOf(title) || `Group ${index + 1}`,
		]),
	];
	return [
		...people.map(([id, label]) => ({ to: `figures ${id}`, label: `Affected in ${label}` })),
		...people.map(([id, label]) => ({ to: `n ${id}`, label: `At risk in ${label}` })),
	];
}
