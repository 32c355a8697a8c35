const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];

/** A date known to the year, month or day, in words: `2014`, `July 2011`, `15 July 2011`. */
export function formatPartialDate(date: string): string {
	const [year = "", month, day] = date.slice(0, 10).split("-");
	const name = month && MONTHS[Number(month) - 1];
	if (!name) return year;
	return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** A stored moment as its day, in UTC: `23 November 2026`. */
export function formatDay(moment: string): string {
	return formatPartialDate(moment.slice(0, 10));
}

/** A stored moment to the minute, in UTC and saying so: `23 November 2026, 09:25 UTC`. */
export function formatMoment(moment: string): string {
	return `${formatDay(moment)}, ${moment.slice(11, 16)} UTC`;
}
