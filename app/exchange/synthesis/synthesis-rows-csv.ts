import { toReading } from "#app/domain/views/synthesis/effect-text.ts";
import { sizeOf } from "#app/domain/views/synthesis/measure-display.ts";
import type { Table } from "../table.ts";
import { figureColumns } from "./r-data.ts";
import { type RowOrigin, readingScale, type SynthesisExport } from "./synthesis-export.ts";

const ORIGIN = ["row", "study_address", "study_version"] as const;

const EFFECTS = [
	...["measure", "scale", "yi", "sei", "ci_low", "ci_high"],
	...["natural", "natural_low", "natural_high", "weight_percent", "excluded", "correction", "note"],
] as const;

const SCALES = {
	log: "log",
	logit: "logit, natural in percent",
	arcsine: "arcsine, natural in percent",
	"double arcsine": "double arcsine, natural in percent",
	percent: "identity, natural in percent",
	points: "identity, natural in percentage points",
	identity: "identity",
};

/**
 * Rows and effects, a line each, under metafor's own column names, so that the file can be read and analysed there
 * as it is; rows that did not come into the analysis follow, with the reason. `yi`, `sei` and the interval are on the analysis scale, `natural` as people read it.
 */
export function synthesisRowsTable(input: SynthesisExport): Table {
	const { request, response, notes = [], origins = [], unanalysed = [] } = input;
	const moderators = moderatorsOf(input);
	const { yi: _, vi: __, ...figures } = figureColumns(request);
	const scale = readingScale(input);
	const lines = request.rows.map(({ label, year, group }, index) => {
		const row = response.rows[index];
		const n = sizeOf(request, index);
		const back = (value: number | null | undefined) => (value == null ? null : toReading(scale, value, n));
		return {
			...originCells(origins[index]),
			study: label,
			year,
			group,
			...Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, values[index]])),
			...Object.fromEntries(moderators.map(({ name, values }) => [moderatorColumn(name), values[index]])),
			measure: request.measure,
			scale: SCALES[scale],
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
	const left = unanalysed.map(({ label, reason, ...origin }) => ({
		...originCells(origin),
		study: label,
		excluded: reason,
	}));
	const columns = [
		...(origins.length + left.length > 0 ? ORIGIN : []),
		"study",
		"year",
		"group",
		...Object.keys(figures),
		...moderators.map(({ name }) => moderatorColumn(name)),
		...EFFECTS,
		...(origins.length + left.length > 0 ? ["time"] : []),
	];
	return { columns, rows: [...lines, ...left] };
}

/** Those that are numbers, and whatever else is in the regression. */
function moderatorsOf({ moderators = [], regression }: SynthesisExport) {
	const together = regression?.moderators ?? [];
	return [...moderators, ...together.filter(({ name }) => !moderators.some((each) => each.name === name))];
}

const moderatorColumn = (name: string) => `moderator: ${name}`;

function originCells(origin: RowOrigin | undefined) {
	return {
		row: origin?.row,
		study_address: origin?.study,
		study_version: origin?.version,
		time: origin?.time,
	};
}
