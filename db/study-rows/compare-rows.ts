import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { getTableName } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { rowEncoding } from "../row-insertion.ts";
import type { Store } from "../store.ts";
import { toRows, toStudyRow } from "./to-rows.ts";
import { TABLE_NAMES, TABLES } from "./write-rows.ts";

/** Whether the row of `studies` is the one that the document makes. */
export function studyRowAgrees(stored: ReturnType<typeof toStudyRow>, document: StudyDocument): boolean {
	const { title, status, phase } = toStudyRow(document);
	return stored.title === title && stored.status === status && stored.phase === phase;
}

/** Whether the rows of a study are those that its document makes: each value as it would be written, and no row beside. */
export function rowsAgree(store: Store, studyId: number, document: StudyDocument, draft: boolean): boolean {
	const rows = toRows(studyId, document, draft);
	return TABLE_NAMES.every((name) => {
		const { stored, valuesOf } = storedRows(store, name);
		const kept = stored.all(studyId);
		if (kept.length !== rows[name].length) return false;
		if (kept.length === 0) return true;
		// Each has a key of its own, so that no two are the same.
		const texts = new Set(kept.map((values) => JSON.stringify(values)));
		return rows[name].every((row) => texts.has(JSON.stringify(valuesOf(row))));
	});
}

function storedRows(store: Store, name: (typeof TABLE_NAMES)[number]) {
	return prepared(store, `stored ${name}`, () => {
		const { columns, valuesOf } = rowEncoding(TABLES[name]);
		const stored = store.sqlite
			.prepare<[number], unknown[]>(
				`select ${columns.join(", ")} from "${getTableName(TABLES[name])}" where study_id = ?`,
			)
			.raw();
		return { stored, valuesOf };
	});
}
