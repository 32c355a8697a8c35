/** Units that papers give times in. A cycle of treatment is as long as its protocol says, so that it is no number of days. */
export const TIME_UNITS = {
	hours: "hours",
	days: "days",
	weeks: "weeks",
	months: "months",
	years: "years",
	cycles: "cycles",
} as const;

export type TimeUnit = keyof typeof TIME_UNITS;

/** How long a unit of time is, in days: a month and a year on average. */
export const DAYS_IN = {
	hours: 1 / 24,
	days: 1,
	weeks: 7,
	months: 365.25 / 12,
	years: 365.25,
} as const satisfies Partial<Record<TimeUnit, number>>;

/** Days from a time in its unit; undefined where that says no length. */
export const inDays = (value: number, unit: TimeUnit): number | undefined =>
	unit === "cycles" ? undefined : value * DAYS_IN[unit];
