import { dateFromSerial, format, getFormatInfo, isValidFormat } from "numfmt";

/** A number as a sheet shows it, and whether that says less than what the cell holds. */
export interface ShownNumber {
	shown: string;
	/** It shows another number: fewer digits, or the same as a percentage. */
	differs: boolean;
}

/** Days between the two counts of days that workbooks use. */
const FROM_1904 = 1462;

/**
 * A number as its cell shows it: 0.52 in the format `0%` is “52%”, as whoever typed it saw it. Groups of thousands
 * are left out, for “3,250” alone may be a decimal. A day is written year first, which no reader can turn round.
 * @param code the cell's format; `General` shows the number itself
 */
export function shownNumber(value: number, code: string, { from1904 = false } = {}): ShownNumber {
	const plain = String(Number(value.toPrecision(15)));
	if (code === "General" || code === "@" || !isValidFormat(code)) return { shown: plain, differs: false };
	const { type, isDate } = getFormatInfo(code);
	if (isDate || type === "date" || type === "datetime" || type === "time")
		return { shown: shownDate(value + (from1904 ? FROM_1904 : 0), code, type), differs: false };
	const text = format(code, value).trim();
	const shown = type === "fraction" ? text : text.replace(/(\d),(?=\d{3})/g, "$1");
	return { shown, differs: Number(shown) !== Number(plain) };
}

function shownDate(serial: number, code: string, type: string): string {
	if (type === "time" || /^y+$/i.test(code)) return format(code, serial);
	const [year, month = 1, day = 1, hour = 0, minute = 0] = dateFromSerial(serial) ?? [];
	if (year === undefined) return format(code, serial);
	const two = (part: number) => String(part).padStart(2, "0");
	const time = hour + minute > 0 ? ` ${two(hour)}:${two(minute)}` : "";
	return `${year}-${two(month)}-${two(day)}${time}`;
}
