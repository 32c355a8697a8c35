import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import type { TableOptions } from "#app/exchange/tables/read-table.ts";
import { readAndFind, saveAsDrafts } from "#app/services/imports/save-references.ts";
import { BadTable, keepTable } from "#app/services/imports/save-table.ts";
import type { Store } from "#db/store.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";
import { finishImport } from "./run-to-the-end.ts";

interface Settings {
	publish: boolean;
	update: boolean;
	skipBadRows: boolean;
	/** What the command line says of a table that can mean two things. */
	options?: TableOptions;
	actor: Actor;
	reason: string;
}

const TABLE = /\.(csv|tsv|tab|xlsx?|ods)$/i;
const REFERENCES = /\.(ris|nbib|medline|bib|xml|enw)$/i;
const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a file holds no JSON records, as its ending says; of plain text its beginning does. */
export const isOtherFile = (path: string) => isTable(path) || REFERENCES.test(path);

/** Records and references begin otherwise than any table. */
const NO_TABLE = /^\s*(?:[[{@]|PMID\s*-|TY {1,2}-|%[0A]\s)/;

function isTable(path: string): boolean {
	if (TABLE.test(path)) return true;
	if (!/\.txt$/i.test(path) || !existsSync(path)) return false;
	const beginning = Buffer.alloc(1000);
	const file = openSync(path, "r");
	try {
		const length = readSync(file, beginning);
		return !NO_TABLE.test(beginning.toString("utf8", 0, length).replace(/^\uFEFF/, ""));
	} finally {
		closeSync(file);
	}
}

/** Brings in tables and references. A file that cannot be read is named with the reason; the others come in. */
export async function importOtherFiles(
	store: Store,
	paths: string[],
	settings: Settings,
): Promise<ImportTotals> {
	let totals = NOTHING;
	for (const path of paths) {
		try {
			const text = textOf(path);
			totals = addUp(
				totals,
				isTable(path)
					? await importTable(store, text, path, settings)
					: importReferences(store, text, path, settings),
			);
		} catch (error) {
			totals = addUp(totals, { ...NOTHING, failed: 1, problems: problemsOf(path, error) });
		}
	}
	return totals;
}

/** What was concluded in reading the table is said beside what came of it. */
async function importTable(
	store: Store,
	text: string,
	path: string,
	settings: Settings,
): Promise<ImportTotals> {
	const { id, remarks } = keepTable(store, { name: path, text, ...settings });
	const came = await finishImport(store, id);
	const said = remarks.map(({ line, column, text: words }) => ({
		place: line === undefined ? path : `${path}:${line}`,
		message: `${column === undefined ? "" : `column “${column}”: `}${words}.`,
	}));
	return { ...came, problems: [...said, ...came.problems] };
}

function importReferences(store: Store, text: string, path: string, settings: Settings): ImportTotals {
	const { references, problems } = readAndFind(store, text);
	const fresh = references.filter(({ here }) => !here).map(({ report }) => report);
	const saved = saveAsDrafts(store, { reports: fresh, ...settings });
	return {
		...NOTHING,
		created: saved.length,
		unchanged: references.length - fresh.length,
		failed: problems.length,
		problems: problems.map(({ entry, reason }) => ({ place: `${path}, entry ${entry}`, message: reason })),
	};
}

function problemsOf(path: string, error: unknown): ImportTotals["problems"] {
	if (error instanceof BadTable && error.table.badCells.length + error.table.questions.length > 0)
		return [
			...error.table.questions.map(({ line, text, mend, option }) => ({
				place: line === undefined ? path : `${path}:${line}`,
				message: `${text} ${mend}${option === undefined ? "" : `, or say ${option}`}.`,
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

/** @throws Problem when it is too large or no text */
function textOf(path: string): string {
	if (statSync(path).size > MAX_SIZE)
		throw new Problem("too-large", "This file is larger than 32 MB. Split it.");
	return decodeWholeText(readFileSync(path));
}
