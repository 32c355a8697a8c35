import { writeCsv } from "../write-csv.ts";
import { figureColumns } from "./r-data.ts";
import { readingScale, type SynthesisExport, toReading } from "./synthesis-export.ts";

const EFFECTS = [
	...["measure", "scale", "yi", "sei", "ci_low", "ci_high"],
	...["natural", "natural_low", "natural_high", "weight_percent", "excluded", "correction", "note"],
] as const;

/**
 * Rows and effects, a line each, under metafor's own column names, so that the file can be read and analysed there
 * as it is. `yi`, `sei` and the interval are on the analysis scale, `natural` as people read it.
 */
export function synthesisRowsCsv(input: SynthesisExport): string {
	const { request, response, notes = [] } = input;
	const { yi: _, vi: __, ...figures } = figureColumns(request);
	const back = (value: number | null | undefined) => (value == null ? null : toReading(input, value));
	const lines = request.rows.map(({ label, year, group }, index) => {
		const row = response.rows[index];
		return {
			study: label,
			year,
			group,
			...Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, values[index]])),
			measure: request.measure,
			scale:
				readingScale(input) === "points" ? "identity, natural in percentage points" : readingScale(input),
			yi: row?.estimate,
			sei: row?.se,
			ci_low: row?.ci?.[0],
			ci_high: row?.ci?.[1],
			natural: back(row?.estimate),
			natural_low: back(row?.ci?.[0]),
			natural_high: back(row?.ci?.[1]),
			weight_percent: row?.weightPercent,
			excluded: row?.excluded,
			correction: row?.correction,
			note: notes[index],
		};
	});
	const columns = ["study", "year", "group", ...Object.keys(figures), ...EFFECTS];
	return writeCsv(lines, columns);
}
