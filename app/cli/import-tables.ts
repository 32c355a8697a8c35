import { readFileSync, statSync } from "node:fs";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import { BadTable, keepTable } from "#app/services/imports/save-table.ts";
import type { Store } from "#db/store.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";
import { finishImport } from "./run-to-the-end.ts";

interface Settings {
	publish: boolean;
	update: boolean;
	skipBadRows: boolean;
	actor: Actor;
	reason: string;
}

const TABLE = /\.(csv|tsv|tab|xlsx?|ods)$/i;
const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a file's ending says that it holds a table. */
export const isTable = (path: string) => TABLE.test(path);

/** Brings in tables, each an import. A file that cannot be read is named with the reason; the others come in. */
export async function importTables(store: Store, paths: string[], settings: Settings): Promise<ImportTotals> {
	let totals = NOTHING;
	for (const path of paths) {
		try {
			const id = keepTable(store, { name: path, text: textOf(path), ...settings });
			totals = addUp(totals, await finishImport(store, id));
		} catch (error) {
			totals = addUp(totals, { ...NOTHING, failed: 1, problems: problemsOf(path, error) });
		}
	}
	return totals;
}

function problemsOf(path: string, error: unknown): ImportTotals["problems"] {
	if (error instanceof BadTable && error.table.badCells.length > 0)
		return error.table.badCells.map(({ line, reason }) => ({ place: `${path}:${line}`, message: reason }));
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
