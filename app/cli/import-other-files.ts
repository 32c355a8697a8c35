import { readFileSync, statSync } from "node:fs";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import { readAndFind, saveAsDrafts } from "#app/services/imports/save-references.ts";
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
const REFERENCES = /\.(ris|nbib|medline|bib|xml|enw)$/i;
const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a file's ending says that it holds no JSON records. */
export const isOtherFile = (path: string) => TABLE.test(path) || REFERENCES.test(path);

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
			const came = TABLE.test(path)
				? await finishImport(store, keepTable(store, { name: path, text, ...settings }))
				: importReferences(store, text, path, settings);
			totals = addUp(totals, came);
		} catch (error) {
			totals = addUp(totals, { ...NOTHING, failed: 1, problems: problemsOf(path, error) });
		}
	}
	return totals;
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
