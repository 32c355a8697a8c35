import type { Report, StudyDocument } from "../study/study-document.ts";

/** Without results a year after its primary completion, a trial is overdue, as laws on registries have it. */
const MONTHS_TO_REPORT = 12;

/** States in which people can still take part. */
const RECRUITING = ["recruiting", "not-yet-recruiting", "enrolling-by-invitation"] as const;
export const isRecruiting = ({ status }: Pick<StudyDocument, "status">): boolean =>
	RECRUITING.some((one) => one === status);

/** When primary results were complete, else when the whole study was: what its registry or report says. */
export const endOf = ({ primaryCompletion, completion }: StudyDocument["dates"]): string | undefined =>
	primaryCompletion ?? completion;

/**
 * The day from which a study is more than 12 months past its primary completion; of a date known to the month or year,
 * counted from its last day. A study that nobody entered (withdrawn) has nothing to report.
 * @returns as `2015-07-01`; undefined where no primary completion is known
 */
export function overdueFrom(
	{ primaryCompletion }: Pick<StudyDocument["dates"], "primaryCompletion">,
	status: StudyDocument["status"],
): string | undefined {
	if (primaryCompletion === undefined || status === "withdrawn") return undefined;
	const day = new Date(`${lastDayOf(primaryCompletion)}T00:00:00Z`);
	if (Number.isNaN(day.getTime())) return undefined;
	// The 29th of February is 12 months past on the 28th.
	const month = day.getUTCMonth() + MONTHS_TO_REPORT;
	const due = new Date(Date.UTC(day.getUTCFullYear(), month, 1));
	const days = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
	due.setUTCDate(Math.min(day.getUTCDate(), days) + 1);
	return due.toISOString().slice(0, 10);
}

function lastDayOf(date: string): string {
	const [year = "", month, day] = date.split("-");
	if (month === undefined) return `${year}-12-31`;
	if (day !== undefined) return date;
	const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return `${year}-${month}-${String(days).padStart(2, "0")}`;
}

/** Reports that give results; one whose role is not said is taken for the study’s own. */
const REPORTING: readonly Report["role"][] = ["primary", undefined, "secondary"];

/** When a study first reported: its results in a registry, or its first report; a protocol reports nothing. */
export function reportedOn({ dates, reports }: Pick<StudyDocument, "dates" | "reports">): string | undefined {
	const years = reports
		.filter(({ role }) => REPORTING.includes(role))
		.flatMap(({ year }) => (year === undefined ? [] : [String(year)]));
	return [dates.resultsPosted, ...years].filter((date) => date !== undefined).sort()[0];
}
