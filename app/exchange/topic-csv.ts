import type { MapChart } from "#app/domain/topics/map-chart.ts";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import type { Table } from "./table.ts";

const COLUMNS = ["study", "name", "people", "start", "end", "end_expected", "reported", "results", "overdue"];

/** A topic’s studies by their dates, a row a study; blank where a study does not say. */
export function timelineTable({ rows }: Pick<TimelineChart, "rows">): Table {
	return {
		columns: COLUMNS,
		rows: rows.map(({ slug, expected, hasResults, ...row }) => ({
			...row,
			...{ study: slug, end_expected: row.end === undefined ? undefined : expected, results: hasResults },
		})),
	};
}

const MAP_COLUMNS = [
	...["condition", "with", "studies", "with_results", "people", "people_unknown"],
	...["published_side", "published_certainty"],
];

/** The map, a row a pair; people are those of the studies that say how many. */
export function mapTable({ rows, columns, marks }: MapChart): Table {
	return {
		columns: MAP_COLUMNS,
		rows: marks.map(({ row, column, studies, results, people, silent, answer }) => ({
			...{ condition: rows[row]?.name, with: columns[column]?.name, studies, with_results: results, people },
			...{
				people_unknown: silent,
				published_side: answer?.side,
				published_certainty: answer?.certainty?.label,
			},
		})),
	};
}
