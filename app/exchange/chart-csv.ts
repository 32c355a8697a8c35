import { joinParts } from "#app/domain/format/figure-parts.ts";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { Table } from "./table.ts";

export const CHART_COLUMNS = ["study", "label", "arm", "value", "low", "high", "printed", "basis", "time"];

/** What a chart shows, a row for each mark; drawn values are in the axis's unit. */
export function intervalTable(chart: IntervalChart): Table {
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
	return { columns: CHART_COLUMNS, rows };
}

const COURSE_COLUMNS = [
	"study",
	...["arm", "time", "unit", "when", "value", "low", "high", "printed", "basis"],
];

/** What a chart over time shows, a row for each point; `time` is in the unit of the axis, `when` as recorded. */
export function courseTable({ series, time }: CourseChart): Table {
	const rows = series.flatMap(({ study, label, points }) =>
		points.map((point) => ({
			...{ study, arm: label, time: point.time, unit: time.unit, when: point.when },
			...{ value: point.value, low: point.low, high: point.high },
			...{ printed: joinParts(point), basis: point.basis },
		})),
	);
	return { columns: COURSE_COLUMNS, rows };
}
