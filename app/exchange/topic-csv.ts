import type { MapChart } from "#app/domain/topics/map-chart.ts";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import { writeCsv } from "./write-csv.ts";

const COLUMNS = ["study", "name", "people", "start", "end", "end_expected", "reported", "results", "overdue"];

/** A topic’s studies by their dates as CSV, a row a study; blank where a study does not say. */
export function timelineToCsv({ rows }: Pick<TimelineChart, "rows">): string {
	return writeCsv(
		rows.map(({ slug, expected, hasResults, ...row }) => ({
			...row,
			...{ study: slug, end_expected: row.end === undefined ? undefined : expected, results: hasResults },
		})),
		COLUMNS,
	);
}

const MAP_COLUMNS = [
	...["condition", "with", "studies", "with_results", "people", "people_unknown"],
	...["published_side", "published_certainty"],
];

/** The map as CSV, a row a pair; people are those of the studies that say how many. */
export function mapToCsv({ rows, columns, marks }: MapChart): string {
	return writeCsv(
		marks.map(({ row, column, studies, results, people, silent, answer }) => ({
			...{ condition: rows[row]?.name, with: columns[column]?.name, studies, with_results: results, people },
			...{
				people_unknown: silent,
				published_side: answer?.side,
				published_certainty: answer?.certainty?.label,
			},
		})),
		MAP_COLUMNS,
	);
}
