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
