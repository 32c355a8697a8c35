import type { Table } from "../table.ts";
import type { ZipFile } from "../zip/zip-file.ts";
import { SHEET_END, STYLES_XML, sheetRows, sheetStart } from "./sheet-xml.ts";

/** A sheet has no more rows, of which one is the head line. */
const MOST_ROWS = 1_048_575;

type Pieces = AsyncIterable<Table> | Iterable<Table>;

/**
 * The files of a workbook (Office Open XML, `.xlsx`) of one table, made while it is written, so that a table of any
 * length passes through little memory. What is longer than a sheet goes on in the next.
 * @param title the name of the sheet
 * @param pieces the table, some rows at a time
 */
export async function* workbookFiles(
	title: string,
	columns: readonly string[],
	pieces: Pieces,
): AsyncGenerator<ZipFile> {
	const left = rowsLeft(pieces);
	let sheets = 0;
	do {
		sheets++;
		yield { name: `xl/worksheets/sheet${sheets}.xml`, bytes: () => sheetPieces(columns, left) };
	} while (!left.isOver());
	const each = (write: (number: number) => string) =>
		Array.from({ length: sheets }, (_, place) => write(place + 1)).join("");
	yield { name: "xl/styles.xml", bytes: STYLES_XML };
	yield {
		name: "xl/workbook.xml",
		bytes: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets>${each((number) => `<sheet name="${sheetName(title, number)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
	};
	yield {
		name: "xl/_rels/workbook.xml.rels",
		bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((number) => link(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`))}${link("rId0", "styles", "styles.xml")}</Relationships>`,
	};
	yield {
		name: "_rels/.rels",
		bytes: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
	};
	yield {
		name: "[Content_Types].xml",
		bytes: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`)}</Types>`,
	};
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const link = (id: string, type: string, target: string) =>
	`<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;

/** At most 31 letters, without those that addresses of cells have. */
function sheetName(title: string, number: number): string {
	const end = number === 1 ? "" : ` ${number}`;
	return title.replace(/[[\]:*?/\\<>&"']/g, " ").slice(0, 31 - end.length) + end;
}

interface RowsLeft {
	/** The next rows, at most so many; undefined when there are none. */
	take(most: number): Promise<Table | undefined>;
	isOver(): boolean;
}

function rowsLeft(pieces: Pieces): RowsLeft {
	const source = (async function* () {
		yield* pieces;
	})();
	let held: Table | undefined;
	let over = false;
	return {
		isOver: () => over,
		async take(most) {
			while (!held || held.rows.length === 0) {
				const next = await source.next();
				if (next.done) {
					over = true;
					return undefined;
				}
				held = next.value;
			}
			const { columns, rows } = held;
			held = rows.length > most ? { columns, rows: rows.slice(most) } : undefined;
			return { columns, rows: rows.slice(0, most) };
		},
	};
}

async function* sheetPieces(columns: readonly string[], left: RowsLeft): AsyncGenerator<string> {
	yield sheetStart(columns);
	for (let written = 0; written < MOST_ROWS; ) {
		const some = await left.take(MOST_ROWS - written);
		if (!some) break;
		yield sheetRows(some, written + 2);
		written += some.rows.length;
	}
	yield SHEET_END;
}
