import type { PrintedKind } from "../printed/cell-reading.ts";
import { readPrinted } from "../printed/read-printed.ts";

type Loose = Record<string, unknown>;
type Complain = (field: string, message: string) => unknown;
type Cells = Readonly<Record<string, PrintedKind>>;

/** The fields in which figures are typed as papers print them, and what each holds. */
export const RESULT_CELLS: Cells = { n: "n", mean: "mean" };
export const TIME_CELLS: Cells = { n: "n", median: "median" };
export const CONTRAST_CELLS: Cells = { estimate: "estimate", p: "p" };

/** A number by itself, which the document's schema reads. */
const LONE = /^[-+\u2010-\u2015\u2212]?[\d.,\u00b7'\u2019\s]*$/;

/**
 * Reads the fields of a row in which somebody typed figures as papers print them: `12.4 (SE 0.6)` as a mean,
 * `0.72 (0.58–0.89)` as an estimate, `n=33`. What a field prints beside its own figure goes to the fields of that, where
 * they are blank; what can mean two things is complained of; what stands in place of a number is kept in the note.
 */
export const readPrintedFields = (row: Loose, cells: Cells, complain: Complain): Loose =>
	Object.entries(cells).reduce((read, [field, kind]) => readPrintedField(read, field, kind, complain), row);

function readPrintedField(row: Loose, field: string, kind: PrintedKind, complain: Complain): Loose {
	const typed = textOf(row[field]);
	if (LONE.test(typed)) return row;
	const { [field]: _, ...rest } = row;
	const read = readPrinted(kind, typed);
	if (read.is !== "means") {
		complain(field, read.is === "ask" ? read.question : read.reason);
		return rest;
	}
	const { state, limit, highNotReached, spread, value, ...figures } = read.figures;
	if (spread !== undefined) {
		complain(
			field,
			`“${typed}” does not say whether ${spread} is a standard deviation or a standard error: type it in the field that is meant`,
		);
		return rest;
	}
	// What stands in place of a number, or marks it, has no field of its own: the note keeps it as printed.
	const isMore = [state, limit, highNotReached, read.mark].some((part) => part !== undefined);
	const kept: Loose = { ...rest, ...(isMore && { note: notedAs(textOf(row.note), typed) }) };
	for (const [name, figure] of Object.entries({ ...figures, ...(value && { [field]: value }) })) {
		const beside = textOf(kept[name]);
		if (beside === "") kept[name] = String(figure);
		else if (beside !== String(figure))
			complain(name, `“${typed}” says ${figure}, and this field ${beside}. Keep one of the two`);
	}
	return kept;
}

/** A note that holds what was printed, once. */
export function notedAs(note: string, cell: string): string {
	const printed = `Printed as “${cell}”`;
	return note.includes(printed) ? note : [note, printed].filter(Boolean).join("\n");
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
