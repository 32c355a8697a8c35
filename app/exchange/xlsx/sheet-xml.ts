import { isDecimal } from "#app/domain/format/decimal.ts";
import { guardCell } from "../formula-guard.ts";
import type { Cell, Table } from "../table.ts";
import { cellName } from "./cell-name.ts";

/** Looks of cells: as they are, the head line, and numbers with so many decimals, by their place in the styles. */
const HEAD = 1;
const FIRST_DECIMALS = 2;
const MOST_DECIMALS = 12;
/** A workbook's own formats have numbers from here on. */
const OWN_FORMAT = 164;
/** A number of more digits is rounded by whoever opens the workbook; it stays text. */
const MOST_DIGITS = 15;
/** A cell of a workbook takes no more. */
const LONGEST = 32_767;
const CUT = " … (cut here: a cell of a workbook takes no more)";

/** The beginning of a sheet: its widths, and the head line, which stays in sight. */
export function sheetStart(columns: readonly string[]): string {
	const widths = columns.map((name, place) => {
		const width = Math.min(Math.max(name.length + 2, 10), 32);
		return `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`;
	});
	return (
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
		'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
		'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
		`<cols>${widths.join("")}</cols><sheetData>${row(
			1,
			columns.map((name) => text(name, HEAD)),
		)}`
	);
}

export const SHEET_END = "</sheetData></worksheet>";

/** @param first the number of the first of these rows, in the sheet */
export function sheetRows({ columns, rows }: Table, first: number): string {
	return rows
		.map((cells, place) =>
			row(
				first + place,
				columns.map((name) => written(cells[name])),
			),
		)
		.join("");
}

/** A cell as it is written: its type, its look and what stands in it. */
interface Written {
	type?: "inlineStr";
	style: number;
	content: string;
}

/** Each cell has its name, without which some readers find no place for it. */
function row(number: number, cells: (Written | undefined)[]): string {
	const named = cells.map((cell, column) => {
		if (!cell) return "";
		const { type, style, content } = cell;
		return `<c r="${cellName(column, number)}"${style ? ` s="${style}"` : ""}${type ? ` t="${type}"` : ""}>${content}</c>`;
	});
	return `<row r="${number}">${named.join("")}</row>`;
}

/** Numbers keep the digits they are typed with: “12.50” is 12.5 in a format of two decimals. */
function written(value: Cell): Written | undefined {
	if (value === undefined || value === null || value === "") return undefined;
	if (typeof value === "number")
		return Number.isFinite(value) ? { style: 0, content: `<v>${value}</v>` } : undefined;
	if (typeof value === "boolean") return text(String(value));
	const decimals = value.split(".")[1]?.length ?? 0;
	const isNumber =
		isDecimal(value) &&
		/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) &&
		value.replace(/\D/g, "").length <= MOST_DIGITS &&
		decimals <= MOST_DECIMALS;
	if (!isNumber) return text(value);
	return { style: decimals === 0 ? 0 : FIRST_DECIMALS + decimals - 1, content: `<v>${value}</v>` };
}

function text(said: string, style = 0): Written {
	const guarded = guardCell(said);
	const whole = guarded.length > LONGEST ? guarded.slice(0, LONGEST - CUT.length) + CUT : guarded;
	return { type: "inlineStr", style, content: `<is><t xml:space="preserve">${escaped(whole)}</t></is>` };
}

/** What XML has no place for is left out; what a workbook would take for a coded letter is coded itself. */
function escaped(text: string): string {
	return (
		text
			.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
			.replace(/&/g, "&amp;")
			.replace(/</g, "&lt;")
			.replace(/>/g, "&gt;")
			.replace(/\r/g, "")
			// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
			.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
	);
}

export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${MOST_DECIMALS}">${decimalFormats()}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FIRST_DECIMALS + MOST_DECIMALS}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${decimalStyles()}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function decimalFormats(): string {
	return each(
		(place) => `<numFmt numFmtId="${OWN_FORMAT + place}" formatCode="0.${"0".repeat(place + 1)}"/>`,
	);
}

function decimalStyles(): string {
	return each(
		(place) =>
			`<xf numFmtId="${OWN_FORMAT + place}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
	);
}

function each(write: (place: number) => string): string {
	return Array.from({ length: MOST_DECIMALS }, (_, place) => write(place)).join("");
}
