import { isDecimal } from "#app/domain/format/decimal.ts";

/**
 * What a spreadsheet takes for the beginning of a formula, also behind spaces and quotation marks, which some
 * drop; the wide forms are what East Asian keyboards type. The apostrophe is among them, so that a text which
 * has one of its own gets a second, and taking one off gives back what was there.
 */
const FORMULA = /^[\s"'\u2018\u2019\u201c\u201d]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** Text of a cell with an apostrophe in front where a spreadsheet would run it. Decimals stay numbers. */
export function guardCell(text: string): string {
	return isRun(text) ? `'${text}` : text;
}

/** The text as it was before `guardCell`. */
export function unguardCell(cell: string): string {
	const text = cell.slice(1);
	return cell.startsWith("'") && isRun(text) ? text : cell;
}

const isRun = (text: string) => FORMULA.test(text) && !isDecimal(text);
