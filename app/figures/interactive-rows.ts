import type { IntervalDatum } from "./interval-data.ts";
import type { PlacedRow } from "./interval-marks.ts";
import type { PlacedIntervalChart } from "./layout-interval-chart.ts";

/** One row as the interactive view hands it to its chart library: the datum itself, and where it stands. */
export interface InteractiveRow extends IntervalDatum {
	/** Its place on the vertical axis, in pixels. */
	y: number;
	row: PlacedRow;
}

/** The placed rows of a chart for the interactive view, in order. Rows without a value have nothing to point at. */
export function interactiveRows({ rows }: Pick<PlacedIntervalChart, "rows">): InteractiveRow[] {
	return rows
		.filter(({ datum }) => datum.value !== undefined)
		.map((row) => ({ ...row.datum, y: row.y, row }));
}
