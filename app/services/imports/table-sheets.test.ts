import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { splitTable } from "#app/exchange/tables/split-table.ts";
import { workbookPieces } from "../exports/workbook-pieces.ts";
import { tableNamed, tablesIn } from "./table-sheets.ts";

/** A workbook as Excel writes it, with the sheets' rows and the formats of its styles given. */
function workbook(
	sheets: Record<string, { rows: string; state?: string }>,
	{ formats = [], texts = "" }: { formats?: readonly string[]; texts?: string } = {},
): Uint8Array {
	const names = Object.keys(sheets);
	const parts: Record<string, string> = {
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${sheets[name]?.state ?? "visible"}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
		"xl/styles.xml": `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join("")}<xf numFmtId="9"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": `<sst>${texts}</sst>`,
		...Object.fromEntries(
			names.map((name, at) => [
				`xl/worksheets/sheet${at + 1}.xml`,
				`<worksheet><sheetData>${sheets[name]?.rows}</sheetData></worksheet>`,
			]),
		),
	};
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const cellsOf = (text: string) => splitTable(text).map(({ cells }) => cells);

test("cells are read as the sheet shows them, and it is said where they hold something else", async () => {
	const formats = ["0%", "0.0%", "#,##0", "0.00", "yyyy\\-mm\\-dd", "d/m/yyyy", "yyyy"];
	const numbers = [
		["0.52", 1],
		["0.5234", 2],
		["3250", 3],
		["12.3456", 4],
		["41711", 5],
		["41711", 6],
		["41711", 7],
		["0.1", 8],
		["0.30000000000000004", 0],
	] as const;
	const row = (cells: string) => `<row r="2">${cells}</row>`;
	const head = `<row r="1">${numbers.map((_, at) => `<c t="inlineStr"><is><t>c${at}</t></is></c>`).join("")}</row>`;
	const [sheet] = await tablesIn(
		workbook(
			{ Data: { rows: head + row(numbers.map(([v, s]) => `<c s="${s}"><v>${v}</v></c>`).join("")) } },
			{ formats },
		),
	);
	expect(cellsOf(sheet?.text ?? "")[1]).toEqual([
		...["52%", "52.3%", "3250", "12.35", "2014-03-13", "2014-03-13", "2014", "10%", "0.3"],
	]);
	expect(sheet?.remarks).toEqual([
		"Cells are read as the sheet shows them, which in 4 cells is not all that they hold, such as A2 holds 0.52 and shows 52%",
	]);
});

test("texts in several looks, formulas' results, gaps and hidden rows; line n is row n", async () => {
	const texts =
		"<si><t>Study</t></si><si><r><t>Events</t></r><r><t xml:space='preserve'> n</t></r><rPh><t>x</t></rPh></si><si><t>Doe_x000A_2020 &amp; more</t></si>";
	const rows =
		'<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>' +
		'<row r="4" hidden="1"><c r="B4" t="s"><v>2</v></c><c r="D4"><f>1+1</f><v>2</v></c></row>' +
		'<row r="5"><c r="B5" t="str"><f>A1</f><v>Roe</v></c><c r="D5" t="e"><v>#N/A</v></c></row>';
	const [sheet] = await tablesIn(workbook({ Data: { rows } }, { texts }));
	expect(splitTable(sheet?.text ?? "")).toEqual([
		{ line: 2, cells: ["", "Study", "", "Events n"] },
		{ line: 4, cells: ["", "Doe\n2020 & more", "", "2"] },
		{ line: expect.any(Number), cells: ["", "Roe", "", "#N/A"] },
	]);
	expect(sheet?.remarks).toEqual(["1 hidden row of the sheet are read with the others"]);
});

test("of several sheets one is named; a hidden one is none, and other archives are refused by name", async () => {
	const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
	const book = workbook({
		One: { rows },
		Two: { rows },
		Notes: { rows: "" },
		Old: { rows, state: "hidden" },
	});
	const tables = await tablesIn(book);
	expect(tables.map(({ name }) => name)).toEqual(["One", "Two"]);
	expect(() => tableNamed(tables, undefined)).toThrow("2 sheets with cells: “One”, “Two”");
	expect(() => tableNamed(tables, "Old")).toThrow("no sheet called “Old”");
	expect(tableNamed(tables, "Two").name).toBe("Two");
	await expect(tablesIn(zipSync({ "word/document.xml": strToU8("<w/>") }))).rejects.toThrow("Word document");
	await expect(tablesIn(workbook({ One: { rows: '<row r="9999999"/>' } }))).rejects.toThrow("damaged");
});

test("what is written is read again: digits, blanks, formulas as text, letters of any kind", async () => {
	const cells = ["12.50", "-3.70", "007", "NCT01556971", "=1+1", undefined, "0.1234567890123456", 0.25, true];
	const odd = "52% (17/33) <b> & \u0001_x0041_ “é” 心 \ud800 last";
	const columns = [...cells.keys(), "odd"].map((name) => `c${name}`);
	const values = Object.fromEntries([...cells, odd].map((cell, at) => [columns[at] ?? "", cell]));
	const pieces: Uint8Array[] = [];
	for await (const piece of workbookPieces("A [sheet]: 1", columns, [{ columns, rows: [values, values] }]))
		pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	const [sheet] = await tablesIn(bytes);
	expect(sheet?.name).toBe("A  sheet   1");
	expect(cellsOf(sheet?.text ?? "")).toEqual([
		columns,
		...[1, 2].map(() => [
			...["12.50", "-3.70", "007", "NCT01556971", "=1+1", "", "0.1234567890123456", "0.25", "true"],
			"52% (17/33) <b> & _x0041_ “é” 心 \ufffd last",
		]),
	]);
	const xml = Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? []).toString();
	expect(xml).toContain('<c r="A2" s="3"><v>12.50</v></c>');
	expect(xml, "no cell is a formula").not.toContain("<f>");
	expect(xml).toContain(">'=1+1<");
});
