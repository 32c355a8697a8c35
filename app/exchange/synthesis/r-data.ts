import { type AnalysisRequest, byFigures } from "#app/statistics/analysis/request.ts";
import { rNumber, rString, rVector } from "./r-text.ts";
import type { RowModerator } from "./synthesis-export.ts";

/** The figures of the rows, column by column, under the names metafor's functions have for them. */
export function figureColumns(request: AnalysisRequest): Record<string, number[]> {
	return byFigures<Record<string, number[]>>(request, {
		counts: (rows) => ({
			ai: rows.map((row) => row.experimental.events),
			n1i: rows.map((row) => row.experimental.n),
			ci: rows.map((row) => row.control.events),
			n2i: rows.map((row) => row.control.n),
		}),
		means: (rows) => ({
			m1i: rows.map((row) => row.experimental.mean),
			sd1i: rows.map((row) => row.experimental.sd),
			n1i: rows.map((row) => row.experimental.n),
			m2i: rows.map((row) => row.control.mean),
			sd2i: rows.map((row) => row.control.sd),
			n2i: rows.map((row) => row.control.n),
		}),
		rates: (rows) => ({
			x1i: rows.map((row) => row.experimental.events),
			t1i: rows.map((row) => row.experimental.personTime),
			x2i: rows.map((row) => row.control.events),
			t2i: rows.map((row) => row.control.personTime),
		}),
		proportion: (rows) => ({ xi: rows.map((row) => row.events), ni: rows.map((row) => row.n) }),
		contrast: (rows) => ({
			yi: rows.map((row) => row.estimate),
			vi: rows.map((row) => ("variance" in row ? row.variance : row.se ** 2)),
		}),
	});
}

/** The names of those columns, in order. */
export function figureNames(request: AnalysisRequest): string[] {
	return Object.keys(figureColumns(request));
}

/** `dat <- data.frame(…)` with every row of the analysis. */
export function dataFrame(request: AnalysisRequest, moderators: readonly RowModerator[] = []): string {
	const { rows } = request;
	const columns = [
		`study = ${textVector(rows.map((row) => row.label))}`,
		...(rows.some((row) => row.year != null)
			? [`year = ${rVector(rows.map((row) => rNumber(row.year)))}`]
			: []),
		...(rows.some((row) => row.group != null)
			? [`group = ${textVector(rows.map((row) => row.group ?? "Not stated"))}`]
			: []),
		...Object.entries(figureColumns(request)).map(([name, values]) =>
			rows.length === 0 ? `${name} = numeric(0)` : `${name} = ${rVector(values.map(rNumber))}`,
		),
		...moderators.map(({ values }, index) => `moderator${index + 1} = ${rVector(values.map(rNumber))}`),
	];
	return `dat <- data.frame(\n  ${columns.join(",\n  ")},\n  stringsAsFactors = FALSE\n)`;
}

function textVector(values: readonly string[]): string {
	return values.length === 0 ? "character(0)" : rVector(values.map(rString));
}
