import { isOneArm } from "#app/domain/synthesis/vocabulary.ts";
import { toReading } from "#app/domain/views/synthesis/effect-text.ts";
import { sizeOf } from "#app/domain/views/synthesis/measure-display.ts";
import { type AnalysisRequest, byFigures } from "#app/statistics/analysis/request.ts";
import type { ResponseRow } from "#app/statistics/analysis/response.ts";
import { readingScale, type SynthesisExport } from "../synthesis/synthesis-export.ts";
import type { Table } from "../table.ts";
import { BETWEEN_NAMES, REVMAN_COLUMNS, type RevManRow } from "./revman-columns.ts";

/**
 * The analysed rows of a synthesis as RevMan Web's data rows: one analysis, its groups as subgroups, each row's
 * effect as people read it, and its weight in percent.
 */
export function synthesisRevManTable(input: SynthesisExport): Table {
	const { title, request, response, notes = [], arms } = input;
	const figures = figureCells(request, response.rows);
	const scale = readingScale(input);
	const rows = request.rows.map(({ label, year, group }, index): RevManRow => {
		const n = sizeOf(request, index);
		const read = (value: number | undefined) =>
			value === undefined ? undefined : toReading(scale, value, n);
		const row = response.rows[index];
		const said = [notes[index], row?.excluded && `Not in the analysis: ${row.excluded}`].filter(Boolean);
		return {
			...{ "Analysis group": 1, "Analysis number": 1, "Analysis name": title },
			Subgroup: group ?? undefined,
			Study: label,
			"Study year": year ?? undefined,
			...figures[index],
			Weight: row?.weightPercent ?? undefined,
			Mean: read(row?.estimate ?? undefined),
			"CI start": read(row?.ci?.[0]),
			"CI end": read(row?.ci?.[1]),
			Footnotes: said.length > 0 ? said.join(BETWEEN_NAMES) : undefined,
			"Experimental label": arms.experimental,
			"Control label": isOneArm(request.measure) ? undefined : arms.control,
			"Effect measure": request.measure === "GEN" ? undefined : request.measure,
		};
	});
	return { columns: REVMAN_COLUMNS, rows };
}

/** Counts and means as they are; what RevMan has no rows for, on the scale of the analysis. */
function figureCells(request: AnalysisRequest, analysed: readonly ResponseRow[]): RevManRow[] {
	const generic = () =>
		analysed.map(({ estimate, se }) => ({
			"GIV Mean": estimate ?? undefined,
			"GIV SE": se ?? undefined,
			Derived: ["GIV Mean", "GIV SE"].join(BETWEEN_NAMES),
		}));
	return byFigures<RevManRow[]>(request, {
		...{ rates: generic, proportion: generic, contrast: generic },
		counts: (rows) =>
			rows.map(({ experimental, control }) => ({
				...{ "Experimental cases": experimental.events, "Experimental N": experimental.n },
				...{ "Control cases": control.events, "Control N": control.n },
			})),
		means: (rows) =>
			rows.map(({ experimental, control }) => ({
				...{ "Experimental mean": experimental.mean, "Experimental SD": experimental.sd },
				...{ "Experimental N": experimental.n, "Control mean": control.mean },
				...{ "Control SD": control.sd, "Control N": control.n },
			})),
	});
}
