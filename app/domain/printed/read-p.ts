import { parseDecimal } from "../format/decimal.ts";
import { type CellReading, means, shown, stateOf, unreadable } from "./cell-reading.ts";

const PRINTED = /^(?:p\s*(?:-?\s*values?)?\s*[:=]?\s*)?([<>≤≥=\u2039\u203a\uff1c\uff1e]|<=|>=)?\s*(.+)$/i;
const SIGNS: Readonly<Record<string, string>> = {
	"\u2039": "<",
	"\u203a": ">",
	"\uff1c": "<",
	"\uff1e": ">",
	"<=": "≤",
	">=": "≥",
	"=": "",
};
const POWER =
	/\s*[×x*\u00b7]\s*10\s*\^?\s*([-\u2212\u2010-\u2013\u207b])\s*([\d\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)$/i;
const RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

/** A p value as printed: `<0.001`, `P = 0·003`, `.049`, `5×10⁻⁸`, `n.s.`; a p value is never a thousand. */
export function readP(text: string): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	const match = PRINTED.exec(text);
	const digits = (match?.[2] ?? "").replace(
		POWER,
		(_, __, power: string) =>
			`e-${[...power].map((digit) => (RAISED.includes(digit) ? RAISED.indexOf(digit) : digit)).join("")}`,
	);
	const value = parseDecimal(digits, digits.includes(",") ? "," : ".");
	if (!match || value === null || Number(value) < 0 || Number(value) > 1)
		return unreadable(`${shown(text)} is not a p value, such as 0.053 or <0.001`);
	const sign = match[1] ?? "";
	return means({ p: `${SIGNS[sign] ?? sign}${/e/i.test(digits) ? digits.replace(",", ".") : value}` });
}
