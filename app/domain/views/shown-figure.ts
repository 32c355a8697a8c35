import type { Basis } from "../arms/arm-rate.ts";
import { formatReported } from "../format/format-number.ts";

/** A figure in a cell of a table: what is printed, and for a derived one, how it was got. */
export interface ShownFigure {
	text: string;
	basis: Basis;
	how?: string;
}

export const BLANK: ShownFigure = { text: "", basis: "reported" };

export function reported(value: string | number | undefined): ShownFigure {
	return value === undefined ? BLANK : { text: formatReported(String(value)), basis: "reported" };
}

export function derived(text: string, how: string): ShownFigure {
	return { text, basis: "derived", how };
}
