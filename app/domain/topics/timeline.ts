import { formatWhole } from "../format/format.ts";
import { formatPartialDate } from "../format/format-date.ts";
import { peopleOfStudy } from "../study/people-of-study.ts";
import type { TabledChart } from "../views/synthesis/chart.ts";
import { endOf, overdueFrom, reportedOn } from "./course-of-study.ts";
import type { TopicStudy } from "./topic-facts.ts";

/** A study on a timeline. Dates are as known, to the year, month or day. */
export interface TimelineRow {
	slug: string;
	name: string;
	start?: string;
	/** Its primary completion, else its completion. */
	end?: string;
	/** The end is what a registry expects. */
	expected: boolean;
	/** When it first reported. */
	reported?: string;
	people?: number;
	hasResults: boolean;
	/** More than 12 months past its primary completion without results here. */
	overdue: boolean;
}

/** When a topic’s studies began, ended and reported. */
export interface TimelineChart {
	title: string;
	footnotes: string[];
	provenance: string;
	rows: TimelineRow[];
	/** Names of studies without any date. */
	undated: number;
	/** The day it is of: what is overdue depends on it. */
	today: string;
}

/** A study of a topic, and whether it has results here. */
export interface TimedStudy extends TopicStudy {
	hasResults: boolean;
}

/** @param today as `2026-11-29` */
export function timelineOf(
	studies: readonly TimedStudy[],
	{ title, provenance, today }: Pick<TimelineChart, "title" | "provenance" | "today">,
): TimelineChart {
	const all = studies.map((study) => rowOf(study, today));
	const rows = all
		.filter(({ start, end, reported }) => (start ?? end ?? reported) !== undefined)
		.toSorted((a, b) => firstOf(a).localeCompare(firstOf(b)));
	const undated = all.length - rows.length;
	return {
		...{ title, provenance, today, rows, undated },
		footnotes: [
			"From start to primary completion, or to completion where that alone is known; a diamond is the first report.",
			"The disc is as large as the number of people; hollow: no results here.",
			...(rows.some(({ overdue }) => overdue)
				? [
						`Overdue: more than 12 months past primary completion on ${formatPartialDate(today)} without results here.`,
					]
				: []),
			...(undated > 0 ? [`${undated} more without a date.`] : []),
		],
	};
}

const firstOf = ({ start, end, reported }: TimelineRow) => start ?? end ?? reported ?? "";

function rowOf({ slug, name, document, hasResults }: TimedStudy, today: string): TimelineRow {
	const { dates, status } = document;
	const due = hasResults ? undefined : overdueFrom(dates, status);
	const [end, reported, people] = [endOf(dates), reportedOn(document), peopleOfStudy(document)];
	const certainty = dates.primaryCompletion ? dates.primaryCompletionCertainty : dates.completionCertainty;
	return {
		...{
			slug,
			name,
			hasResults,
			expected: certainty === "estimated",
			overdue: due !== undefined && due <= today,
		},
		...(dates.start !== undefined && { start: dates.start }),
		...(end !== undefined && { end }),
		...(reported !== undefined && { reported }),
		...(people !== undefined && { people }),
	};
}

/** A row in words. */
export function tellRow({
	name,
	start,
	end,
	expected,
	reported,
	people,
	hasResults,
	overdue,
}: TimelineRow): string {
	return [
		name,
		people !== undefined && `${formatWhole(people)} people`,
		start && `started ${formatPartialDate(start)}`,
		end && `${expected ? "expected to end" : "ended"} ${formatPartialDate(end)}`,
		reported && `reported ${formatPartialDate(reported)}`,
		!hasResults && "no results here",
		overdue && "overdue",
	]
		.filter(Boolean)
		.join(", ");
}

/** The same in a table. */
export function timelineChartTable({ title, rows }: Pick<TimelineChart, "title" | "rows">): TabledChart {
	const date = (text: string | undefined) => (text === undefined ? "–" : formatPartialDate(text));
	const columns = ["Study", "People", "Started", "Ended", "Reported", "Results here"];
	return {
		title,
		table: {
			columns: columns.map((label) => ({ label, numeric: label === "People" })),
			rows: rows.map(({ slug, name, people, start, end, expected, reported, hasResults, overdue }) => ({
				...{ key: slug, header: name, hrefs: [`/studies/${slug}`] },
				cells: [
					people === undefined ? "–" : formatWhole(people),
					...[date(start), `${date(end)}${expected && end ? " (expected)" : ""}`, date(reported)],
					hasResults ? "Yes" : overdue ? "No, overdue" : "No",
				],
			})),
		},
	};
}
