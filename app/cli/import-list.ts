import { formatWhole } from "#app/domain/format/format.ts";
import { IMPORT_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { Problem } from "#app/domain/problem.ts";
import { getImportRow, listImports } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import type { Answer } from "./command.ts";
import { importAnswer } from "./import-answer.ts";
import { totalsOf } from "./import-totals.ts";
import { table } from "./table.ts";

const MOST = 100;
const NAME_WIDTH = 60;

/** The newest imports, whoever began them. */
export function importList(store: Store): Answer {
	const imports = listImports(store, MOST);
	const rows = imports.map(({ id, createdAt, state, total, counts, name }) => [
		...[String(id), createdAt.slice(0, 10), IMPORT_STATE_WORDS[state], formatWhole(total)],
		...[counts.waiting, counts.held, counts.failed].map(formatWhole),
		name.length > NAME_WIDTH ? `${name.slice(0, NAME_WIDTH - 1)}…` : name,
	]);
	const head = ["ID", "BEGUN", "STATE", "RECORDS", "WAITING", "HELD", "NOT STORED", "OF"];
	return {
		text: imports.length === 0 ? "There are no imports." : table([head, ...rows]),
		data: imports,
	};
}

/** What came of one import. @throws Problem `not-found` */
export function showImport(store: Store, id: number): Answer {
	if (!getImportRow(store, id)) throw new Problem("not-found", `There is no import ${id}. See import list`);
	return { ...importAnswer(totalsOf(store, id), { most: Number.POSITIVE_INFINITY }), failed: false };
}
