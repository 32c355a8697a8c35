import { stringify } from "csv-stringify/sync";
import { getFormatFromId } from "numfmt";
import { counted } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { cellName, columnOf } from "./cell-name.ts";
import { shownNumber } from "./shown-number.ts";
import { at, attribute, type Element, listAt, parseXml, textIn, textOf } from "./workbook-parts.ts";

/** A sheet of a workbook, as text that the reader of tables takes: line n is the sheet's row n. */
export interface SheetText {
	name: string;
	text: string;
	/** What was concluded in reading its cells. */
	remarks: string[];
}

/** How a workbook's cells are to be read. */
interface Look {
	texts: string[];
	/** The format of each style. */
	formats: string[];
	from1904: boolean;
}

/** A sheet has no more rows than these. */
const LAST_ROW = 1_048_576;

/**
 * The sheets of a workbook (Office Open XML, `.xlsx`) that somebody sees and that have cells. A cell is read as it is
 * shown; where that is not what it holds, the sheet's remarks say so.
 * @param parts the XML files of the workbook by name
 * @throws Problem `invalid` when they make no workbook
 */
export function readWorkbook(parts: ReadonlyMap<string, string>): SheetText[] {
	try {
		const book = parseXml(parts.get("xl/workbook.xml") ?? "");
		const targets = new Map(
			listAt(parseXml(parts.get("xl/_rels/workbook.xml.rels") ?? ""), "Relationships", "Relationship").map(
				(link) => [attribute(link, "Id"), attribute(link, "Target") ?? ""],
			),
		);
		const look = lookOf(book, parts);
		return listAt(book, "workbook", "sheets", "sheet").flatMap((sheet) => {
			if ((attribute(sheet, "state") ?? "visible") !== "visible") return [];
			const target = targets.get(attribute(sheet, "id")) ?? "";
			const part = parts.get(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
			const read = part === undefined ? undefined : readSheet(parseXml(part), look);
			return read ? [{ name: attribute(sheet, "name") ?? "", ...read }] : [];
		});
	} catch (error) {
		if (error instanceof Problem || !(error instanceof Error)) throw error;
		throw new Problem(
			"invalid",
			"This workbook is damaged. Open it in your spreadsheet program, and save it again.",
		);
	}
}

function lookOf(book: Element, parts: ReadonlyMap<string, string>): Look {
	const styles = parseXml(parts.get("xl/styles.xml") ?? "");
	const own = new Map(
		listAt(styles, "styleSheet", "numFmts", "numFmt").map((each) => [
			attribute(each, "numFmtId"),
			attribute(each, "formatCode") ?? "General",
		]),
	);
	return {
		texts: listAt(parseXml(parts.get("xl/sharedStrings.xml") ?? ""), "sst", "si").map(textIn),
		formats: listAt(styles, "styleSheet", "cellXfs", "xf").map((style) => {
			const id = attribute(style, "numFmtId") ?? "0";
			return own.get(id) ?? getFormatFromId(Number(id)) ?? "General";
		}),
		from1904: ["1", "true"].includes(attribute(at(book, "workbook", "workbookPr"), "date1904") ?? ""),
	};
}

function readSheet(sheet: Element, look: Look): Omit<SheetText, "name"> | undefined {
	const lines: string[][] = [];
	const unlike: string[] = [];
	let hidden = 0;
	for (const row of listAt(sheet, "worksheet", "sheetData", "row")) {
		const place = Number(attribute(row, "r") ?? lines.length + 1);
		if (!(place > lines.length && place <= LAST_ROW)) throw new Error("A row stands in no order");
		while (lines.length < place) lines.push([]);
		const cells = lines[place - 1] ?? [];
		for (const cell of listAt(row, "c")) {
			const address = attribute(cell, "r");
			const column = address === undefined ? cells.length : columnOf(address);
			const { shown, held } = shownIn(cell, look);
			while (cells.length < column) cells.push("");
			cells[column] = shown;
			if (held !== undefined) unlike.push(`${cellName(column, place)} holds ${held} and shows ${shown}`);
		}
		if (attribute(row, "hidden") === "1" && cells.some((cell) => cell !== "")) hidden++;
	}
	if (!lines.some((cells) => cells.some((cell) => cell.trim() !== ""))) return undefined;
	const [first] = unlike;
	return {
		text: stringify(lines, { delimiter: "\t" }),
		remarks: [
			...(first
				? [
						`Cells are read as the sheet shows them, which in ${counted(unlike.length, "cell")} is not all that they hold, such as ${first}`,
					]
				: []),
			...(hidden > 0 ? [`${counted(hidden, "hidden row")} of the sheet are read with the others`] : []),
		],
	};
}

/** A cell as it is shown, and what it holds where it shows another number. */
function shownIn(cell: Element, { texts, formats, from1904 }: Look): { shown: string; held?: string } {
	const value = textOf(cell.v);
	switch (attribute(cell, "t") ?? "n") {
		case "s":
			return { shown: texts[Number(value)] ?? "" };
		case "inlineStr":
			return { shown: textIn(at(cell, "is")) };
		case "b":
			return { shown: value === "1" ? "TRUE" : "FALSE" };
		case "n": {
			const number = Number(value);
			if (value === "" || !Number.isFinite(number)) return { shown: value };
			const code = formats[Number(attribute(cell, "s") ?? 0)] ?? "General";
			const { shown, differs } = shownNumber(number, code, { from1904 });
			return { shown, ...(differs && { held: value }) };
		}
		default:
			return { shown: value };
	}
}
