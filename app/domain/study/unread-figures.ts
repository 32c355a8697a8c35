import type { z } from "zod";
import { FIELDS } from "./field-register.ts";
import { FIGURE_ROWS, type FigureRow } from "./result-cells.ts";

const PLACES: Readonly<Record<FigureRow, string>> = {
	binary: "outcomes.*.results.*",
	continuous: "outcomes.*.results.*",
	count: "outcomes.*.results.*",
	"time-to-event": "outcomes.*.results.*",
	contrast: "outcomes.*.contrasts.*",
	"adverse-event": "adverseEvents.*.results.*",
};

/** A field of a row as the register has it. */
export const fieldOf = (row: FigureRow, field: string) => FIELDS.get(`${PLACES[row]}.${field}`);

/** The fields of a row that hold a figure: numbers, and p as printed. */
export function figureFieldsOf(row: FigureRow): string[] {
	return Object.keys(FIGURE_ROWS[row].shape).filter((field) => {
		const kind = fieldOf(row, field)?.kind;
		return kind === "whole" || kind === "decimal" || field === "p";
	});
}

/** What the schema has against a figure as typed; undefined where it can be read. */
export function whyUnread(row: FigureRow, field: string, text: unknown): string | undefined {
	const shape: Readonly<Record<string, z.ZodType | undefined>> = FIGURE_ROWS[row].shape;
	return shape[field]?.safeParse(text).error?.issues[0]?.message;
}
