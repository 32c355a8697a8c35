import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { lenientText } from "#app/exchange/references/decode-references.ts";
import { referenceFormatOf } from "#app/exchange/references/reference-format.ts";
import { studyDataKind } from "#app/exchange/revman/study-data-file.ts";
import type { TableOptions } from "#app/exchange/tables/read-table.ts";
import { BadTable, keepTable } from "#app/services/imports/save-table.ts";
import { tableNamed, tablesIn } from "#app/services/imports/table-sheets.ts";
import type { Store } from "#db/store.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";
import { finishImport } from "./run-to-the-end.ts";

interface Settings {
	publish: boolean;
	update: boolean;
	skipBadRows: boolean;
	/** The sheet of a workbook that is meant. */
	sheet?: string | undefined;
	/** What the command line says of a table that can mean two things. */
	options?: TableOptions;
	actor: Actor;
	reason: string;
}

const TABLE = /\.(csv|tsv|tab|xlsx?|ods)$/i;
const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a file holds a table, and is none of RevMan’s study data: its ending says so, or it is plain text that begins as no record or reference does. */
export function isTable(path: string): boolean {
	if (/\.csv$/i.test(path)) return studyDataKind(beginningOf(path)) === undefined;
	if (TABLE.test(path)) return true;
	if (!/\.txt$/i.test(path) || !existsSync(path)) return false;
	const text = beginningOf(path);
	return !/^\s*[[{]/.test(text) && referenceFormatOf(text) === undefined;
}

/** As much of a file as shows what it is; nothing where it cannot be read, which whoever reads it says. */
function beginningOf(path: string): string {
	if (!existsSync(path) || !statSync(path).isFile()) return "";
	const beginning = Buffer.alloc(4000);
	const file = openSync(path, "r");
	try {
		return lenientText(beginning.subarray(0, readSync(file, beginning)));
	} finally {
		closeSync(file);
	}
}

/** Brings in tables, each an import. A file that cannot be read is named with the reason; the others come in. */
export async function importTables(store: Store, paths: string[], settings: Settings): Promise<ImportTotals> {
	let totals = NOTHING;
	for (const path of paths) {
		try {
			totals = addUp(totals, await importTable(store, path, settings));
		} catch (error) {
			totals = addUp(totals, { ...NOTHING, failed: 1, problems: problemsOf(path, error) });
		}
	}
	return totals;
}

/** What was concluded in reading the table is said beside what came of it. */
async function importTable(store: Store, path: string, settings: Settings): Promise<ImportTotals> {
	const { sheet, ...saving } = settings;
	const table = tableNamed(await tablesIn(bytesOf(path)), sheet);
	const { id, remarks } = keepTable(store, { name: path, text: table.text, ...saving });
	const came = await finishImport(store, id);
	const noted: typeof remarks = table.remarks.map((text) => ({ text }));
	const said = [...noted, ...remarks].map(({ line, column, text: words }) => ({
		place: line === undefined ? path : `${path}:${line}`,
		message: `${column === undefined ? "" : `column “${column}”: `}${words}.`,
	}));
	return { ...came, problems: [...said, ...came.problems] };
}

function problemsOf(path: string, error: unknown): ImportTotals["problems"] {
	if (error instanceof BadTable && error.table.badCells.length + error.table.questions.length > 0)
		return [
			...error.table.questions.map(({ line, text, advice, option }) => ({
				place: line === undefined ? path : `${path}:${line}`,
				message: `${text} ${advice}${option === undefined ? "" : `, or say ${option}`}.`,
			})),
			...error.table.badCells.map(({ line, columnName, reason }) => ({
				place: `${path}:${line}`,
				message: columnName ? `column “${columnName}”: ${reason}` : reason,
			})),
		];
	if (error instanceof Problem) return [{ place: path, message: error.message }];
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOENT") return [{ place: path, message: "There is no such file." }];
	throw error;
}

/** @throws Problem when it is too large */
function bytesOf(path: string): Uint8Array {
	if (statSync(path).size > MAX_SIZE)
		throw new Problem("too-large", "This file is larger than 32 MB. Split it.");
	return readFileSync(path);
}
