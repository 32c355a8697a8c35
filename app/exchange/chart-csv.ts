import { joinParts } from "#app/domain/format/figure-parts.ts";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { writeCsv } from "./write-csv.ts";

export const CHART_COLUMNS = ["study", "label", "arm", "value", "low", "high", "printed", "basis", "time"];

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
			printed: joinParts(row),
			basis: row.basis,
			time: group.time,
		})),
	);
	return writeCsv(rows, CHART_COLUMNS);
}

const COURSE_COLUMNS = [
	"study",
	...["arm", "time", "unit", "when", "value", "low", "high", "printed", "basis"],
];

/** What a chart over time shows as CSV, a row for each point; `time` is in the unit of the axis, `when` as recorded. */
export function courseToCsv({ series, time }: CourseChart): string {
	const rows = series.flatMap(({ study, label, points }) =>
		points.map((point) => ({
			...{ study, arm: label, time: point.time, unit: time.unit, when: point.when },
			...{ value: point.value, low: point.low, high: point.high },
			...{ printed: joinParts(point), basis: point.basis },
		})),
	);
	return writeCsv(rows, COURSE_COLUMNS);
}
