import { type Column, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import {
	adverseEventResults,
	adverseEvents,
	arms,
	contrasts,
	interventions,
	outcomes,
	results,
} from "../schema/results.ts";
import {
	biasJudgements,
	conditions,
	findingAnswers,
	identifiers,
	regulatoryStatuses,
	reports,
} from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { toRows } from "./to-rows.ts";

/** Parents before children: rows are inserted in this order and deleted in the reverse, so none ever points nowhere. */
const TABLES = {
	conditions,
	identifiers,
	regulatoryStatuses,
	reports,
	biasJudgements,
	findingAnswers,
	arms,
	interventions,
	outcomes,
	results,
	contrasts,
	adverseEvents,
	adverseEventResults,
} satisfies Record<keyof ReturnType<typeof toRows>, unknown>;
type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

/** Replaces the rows of a study by those of the document. Call it inside the transaction that saves the version. */
export function writeRows(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ draft, isNew }: { draft: boolean; isNew: boolean },
) {
	if (!isNew) for (const name of NAMES.toReversed()) deletion(store, name).run({ studyId });
	const rows = toRows(studyId, document, draft);
	for (const name of NAMES) {
		if (rows[name].length === 0) continue;
		const { statement, columns } = insertion(store, name);
		for (const row of rows[name] as Record<string, unknown>[]) {
			statement.run(
				Object.fromEntries(columns.map(([field, column]) => [field, encoded(column, row[field])])),
			);
		}
	}
}

function deletion(store: Store, name: TableName) {
	const table = TABLES[name];
	return prepared(store, `delete ${name}`, () =>
		store.db
			.delete(table)
			.where(eq(table.studyId, sql.placeholder("studyId")))
			.prepare(),
	);
}

function insertion(store: Store, name: TableName) {
	const table = TABLES[name];
	return prepared(store, `insert ${name}`, () => {
		const columns: [string, Column][] = Object.entries(getTableColumns(table));
		// Bare placeholders: those of Drizzle encode null as well, and a yes-or-no that is not known would become no.
		const values = Object.fromEntries(columns.map(([field]) => [field, sql`${sql.placeholder(field)}`]));
		return {
			columns,
			statement: store.db
				.insert(table)
				.values(values as Record<string, SQL> as never)
				.prepare(),
		};
	});
}

/** As the driver takes it; every placeholder wants a value, so what is left out becomes null. */
function encoded(column: Column, value: unknown): unknown {
	return value === undefined || value === null ? null : column.mapToDriverValue(value);
}
