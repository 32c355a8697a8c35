import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { getTableName } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { adverseEventResults, adverseEvents, contrasts, interventions, outcomes } from "../schema/results.ts";
import { identifiers, reports } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { toRows } from "./to-rows.ts";

/** Parents before children: rows are inserted in this order and deleted in the reverse, so none ever points nowhere. */
export const TABLES = {
	identifiers,
	reports,
	interventions,
	outcomes,
	contrasts,
	adverseEvents,
	adverseEventResults,
} satisfies Record<keyof ReturnType<typeof toRows>, unknown>;
type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Replaces the rows of a study by those of the document. Call it inside the transaction that saves the version. */
export function writeRows(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ draft, isNew }: { draft: boolean; isNew: boolean },
) {
	if (!isNew) for (const name of TABLE_NAMES.toReversed()) deletion(store, name).run(studyId);
	const rows = toRows(studyId, document, draft);
	for (const name of TABLE_NAMES) {
		if (rows[name].length === 0) continue;
		const insertion = prepared(store, `insert ${name}`, () => prepareInsertion(store, TABLES[name]));
		for (const row of rows[name]) insertion.run(row);
	}
}

function deletion(store: Store, name: TableName) {
	return prepared(store, `delete ${name}`, () =>
		store.sqlite.prepare<[number]>(`delete from "${getTableName(TABLES[name])}" where study_id = ?`),
	);
}
