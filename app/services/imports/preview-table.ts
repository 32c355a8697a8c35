import { checkStudy } from "#app/domain/checks/check-study.ts";
import { type CellFix, mendTable } from "#app/exchange/tables/mend-table.ts";
import {
	type BadCell,
	type ReadTable,
	readTable,
	type TableOptions,
} from "#app/exchange/tables/read-table.ts";
import { isOfArm, TABLE_FIELDS, targetKey } from "#app/exchange/tables/table-fields.ts";
import type { Store } from "#db/store.ts";
import { findDocument } from "./find-here.ts";

/** What the page of a table shows before anything is saved. */
export interface TablePreview {
	/** The table as CSV, mended as far as it was. */
	text: string;
	rows: number;
	layout: "long" | "wide";
	columns: { name: string; target: string; sure: boolean; example: string }[];
	/** What a column can be matched to, in groups. */
	targets: { group: string; options: { value: string; label: string }[] }[];
	badCells: BadCell[];
	/** How many rows they are in. */
	badRows: number;
	studies: { name: string; arms: string[]; outcomes: string[]; errors: string[]; here?: string }[];
	/** What no column says, so that it is asked for. */
	asks: { outcome: boolean; condition: boolean; arms: boolean };
}

/** @throws Problem `invalid` when the text is no table at all */
export function previewTable(
	store: Store,
	{ text, fixes, options }: { text: string; fixes: CellFix[]; options: TableOptions },
): TablePreview {
	const mended = fixes.length > 0 ? mendTable(text, fixes) : text;
	const table = readTable(mended, options);
	const { matches, badCells, header, rows, studies } = table;
	const has = (field: string) => matches.columns.some(({ target }) => target.field === field);
	return {
		text: mended,
		rows: rows.length,
		layout: matches.layout,
		columns: header.map((name, index) => columnOf(table, name, index)),
		targets: targetsFor(),
		badCells,
		badRows: new Set(badCells.map(({ row }) => row)).size,
		studies: studies.map(({ name, document }) => {
			const here = findDocument(store, document, undefined);
			const errors = checkStudy(document, { otherStudies: [] }).filter(({ level }) => level === "error");
			return {
				...{ name, arms: document.arms.map(({ label }) => label) },
				outcomes: document.outcomes.map(({ label }) => label),
				errors: errors.map(({ message }) => message),
				...(here && { here: here.study.slug }),
			};
		}),
		asks: {
			outcome: !has("outcome"),
			condition: !has("condition"),
			arms: matches.layout === "wide" && !has("arm"),
		},
	};
}

function columnOf({ matches, rows }: ReadTable, name: string, index: number) {
	const match = matches.columns.find(({ column }) => column === index);
	return {
		name: name || `Column ${index + 1}`,
		target: match ? targetKey(match.target) : "ignored",
		sure: match?.how === "name" || match?.how === "chosen" || match?.how === "derived",
		example: rows.map(({ cells }) => cells[index] ?? "").find(Boolean) ?? "",
	};
}

function targetsFor(): TablePreview["targets"] {
	const fields = Object.entries(TABLE_FIELDS) as [keyof typeof TABLE_FIELDS, { label: string }][];
	const options = (isWanted: (field: keyof typeof TABLE_FIELDS) => boolean, prefix = "") =>
		fields
			.filter(([field]) => field !== "ignored" && isWanted(field))
			.map(([field, { label }]) => ({ value: `${prefix}${field}`, label }));
	return [
		{ group: "No field", options: [{ value: "ignored", label: TABLE_FIELDS.ignored.label }] },
		{ group: "The study and the outcome", options: options((field) => !isOfArm(field)) },
		{ group: "The arm of the row", options: options(isOfArm) },
		...(["first", "second"] as const).map((side) => ({
			group: side === "first" ? "The first arm of the row" : "The second arm of the row",
			options: options(isOfArm, `${side}.`).map(({ value, label }) => ({
				value,
				label: `${label} (${side} arm)`,
			})),
		})),
	];
}
