import { stringify } from "csv-stringify/sync";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";

const COLUMNS = ["study", "label", "arm", "value", "low", "high", "printed", "basis"];

/** What a chart shows as CSV, a row for each mark; drawn values are in the axis's unit. */
export function chartToCsv(chart: IntervalChart): string {
	const rows = chart.groups.flatMap((group) =>
		group.rows.map((row) => ({
			study: group.key,
			label: group.label,
			arm: row.label,
			value: row.value,
			low: row.low,
			high: row.high,
			printed: row.shown,
			basis: row.basis,
		})),
	);
	return stringify(rows, { header: true, columns: COLUMNS, escape_formulas: true });
}
