import { parseDecimal } from "#app/domain/format/decimal.ts";
import type { TIME_UNITS } from "#app/domain/time-units.ts";
import type { CellTime, Values } from "./table-rows.ts";

/**
 * `2001`, `(2001)`, `2001.0`; the letter of `2001a` tells two reports of one author and year apart.
 * @returns why it cannot be read, where it is no year
 */
export function readYear(text: string): Values | string {
	const match = /^\(?\s*((?:1[89]|20|21)\d\d)(?:\.0+|-\d\d(?:-\d\d)?)?\s*([a-z])?\s*[*†‡§]*\)?$/i.exec(text);
	if (match) {
		const [, year, letter] = match;
		return { year: Number(year), ...(letter && { yearLetter: letter.toLowerCase() }) };
	}
	// Not yet printed, so that it has no year.
	if (/^(in press|unpublished|forthcoming|submitted|ongoing|n\.?\s?d\.?|no date|preprint)$/i.test(text))
		return {};
	return `“${text}” is not a year, such as 2014`;
}

/** `6 weeks`, `week 6`, `6 wk`; anything else is kept as the source's words. */
export function readTime(text: string): CellTime {
	const match = /^(?:(\d+(?:[.,]\d+)?)\s*-?\s*([a-z]+)\.?|([a-z]+)\s*(\d+(?:[.,]\d+)?))$/i.exec(text);
	const value = parseDecimal(match?.[1] ?? match?.[4] ?? "");
	const unit = unitOf(match?.[2] ?? match?.[3] ?? "");
	return value !== null && unit ? { value, unit } : { text };
}

function unitOf(word: string): keyof typeof TIME_UNITS | undefined {
	const letter = /^(d|w|m|y)/i.exec(word)?.[1]?.toLowerCase();
	if (!/^(d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?)$/i.test(word)) return undefined;
	return letter === "d" ? "days" : letter === "w" ? "weeks" : letter === "m" ? "months" : "years";
}
