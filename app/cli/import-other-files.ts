import { readFileSync, statSync } from "node:fs";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { readAndFind, saveAsDrafts } from "#app/services/imports/save-references.ts";
import { BadTable, saveTable } from "#app/services/imports/save-table.ts";
import type { Store } from "#db/store.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";

interface Settings {
	publish: boolean;
	skipBadRows: boolean;
	actor: Actor;
	reason: string;
}

const TABLE = /\.(csv|tsv|tab)$/i;
const REFERENCES = /\.(ris|nbib|medline|bib|xml|enw)$/i;
const MAX_SIZE = 32 * 1024 * 1024;

/** Whether a file's ending says that it holds no JSON records. */
export const isOtherFile = (path: string) => TABLE.test(path) || REFERENCES.test(path);

/** Brings in tables and references. A file that cannot be read is named with the reason; the others come in. */
export function importOtherFiles(store: Store, paths: string[], settings: Settings): ImportTotals {
	return paths
		.map((path) => {
			try {
				const text = textOf(path);
				return TABLE.test(path)
					? importTable(store, text, settings)
					: importReferences(store, text, path, settings);
			} catch (error) {
				return { ...NOTHING, failed: 1, problems: problemsOf(path, error) };
			}
		})
		.reduce(addUp, NOTHING);
}

function importTable(store: Store, text: string, settings: Settings): ImportTotals {
	const { saved, here } = saveTable(store, { text, ...settings });
	return { ...NOTHING, created: saved.length, unchanged: here.length };
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

/** @throws Problem when it is too large or not UTF-8 */
function textOf(path: string): string {
	if (statSync(path).size > MAX_SIZE)
		throw new Problem("too-large", "This file is larger than 32 MB. Split it.");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Problem(
			"invalid",
			"This is not UTF-8 text. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”), then import it again.",
		);
	}
}
