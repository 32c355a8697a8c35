import { type Input, stringify } from "csv-stringify/sync";
import { isDecimal } from "#app/domain/decimal.ts";

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/**
 * Rows as CSV (RFC 4180) with a head line. Text that a spreadsheet would run as a formula gets an apostrophe in
 * front; decimals, which are text within the program, stay the numbers they are whatever their sign.
 */
export function writeCsv(rows: Input, columns: readonly string[]): string {
	return stringify(rows, {
		header: true,
		columns: [...columns],
		cast: {
			boolean: String,
			string: (text) => (FORMULA.test(text) && !isDecimal(text) ? `'${text}` : text),
		},
	});
}
