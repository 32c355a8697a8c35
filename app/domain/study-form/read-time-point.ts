import { type Loose, textOf } from "./loose.ts";

/** "6 weeks" or "week 6" typed where the number goes is taken apart; a unit without a number is nothing. */
export function readTimePoint(timePoint: Loose): Loose {
	const typed = textOf(timePoint.value);
	const match =
		/^(?<value>[\d.,]+)\s*(?<unit>hour|day|week|month|year|cycle)s?$/i.exec(typed) ??
		/^(?<unit>hour|day|week|month|year|cycle)s?\s*(?<value>[\d.,]+)$/i.exec(typed);
	if (match?.groups)
		return { ...timePoint, value: match.groups.value, unit: `${match.groups.unit?.toLowerCase()}s` };
	return typed === "" ? { ...timePoint, unit: undefined } : timePoint;
}
