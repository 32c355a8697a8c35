import { CONTRAST_MEASURES } from "../vocabulary.ts";
import type { CellState, PrintedFigures } from "./cell-reading.ts";
import { CELL_STATES } from "./cell-states.ts";
import { printedP } from "./printed-p.ts";

const STATES: Readonly<Record<CellState, string>> = {
	"not-reported": CELL_STATES["not-reported"].toLowerCase(),
	"not-reached": CELL_STATES["not-reached"].toLowerCase(),
	"not-estimable": CELL_STATES["not-estimable"].toLowerCase(),
	"not-significant": "not significant",
};

/**
 * What a cell is taken to mean: "17 with the outcome, 33 analysed, 52%", "mean 12.4, SE 0.6", "median 10.3, interval
 * 8.1 to not reached".
 * @param counts what its count is of, in words after the number
 */
export function figuresInWords(figures: PrintedFigures, counts = ""): string {
	const { state, limit, events, n, percent, value, measure, estimate, p } = figures;
	return [
		state && STATES[state],
		limit && `${limit}, a limit and no figure`,
		events !== undefined && `${events} ${counts}`.trim(),
		n !== undefined && `${n} ${events === undefined && counts ? counts : "in all"}`,
		percent && `${percent}%`,
		value,
		figures.mean && `mean ${figures.mean}`,
		figures.sd && `standard deviation ${figures.sd}`,
		figures.se && `standard error ${figures.se}`,
		figures.median && `median ${figures.median}`,
		figures.q1 && figures.q3 && `quartiles ${figures.q1} and ${figures.q3}`,
		figures.min && figures.max && `from ${figures.min} to ${figures.max}`,
		estimate && `${measure ? CONTRAST_MEASURES[measure].toLowerCase() : "estimate"} ${estimate}`,
		intervalOf(figures),
		p && printedP(p),
	]
		.filter(Boolean)
		.join(", ");
}

function intervalOf({ ciLow, ciHigh, ciLevel, highNotReached }: PrintedFigures): string | undefined {
	if (ciLow === undefined && ciHigh === undefined) return undefined;
	const level = ciLevel === undefined ? "" : `${ciLevel}% `;
	return `${level}interval ${ciLow ?? "?"} to ${highNotReached ? STATES["not-reached"] : (ciHigh ?? "?")}`;
}
