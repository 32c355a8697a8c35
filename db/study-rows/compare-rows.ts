import { isDeepStrictEqual } from "node:util";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { isGiven } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { toRows, toStudyRow } from "./to-rows.ts";
import { TABLE_NAMES, TABLES } from "./write-rows.ts";

/** Whether the rows of a study are those that its document makes. */
export function rowsAgree(store: Store, studyId: number, document: StudyDocument, draft: boolean): boolean {
	if (!isDeepStrictEqual(studyRow(store, studyId), toStudyRow(document))) return false;
	const rows = toRows(studyId, document, draft);
	return TABLE_NAMES.every((name) => {
		const table = TABLES[name];
		return alike(rows[name], selectOf(store, name, table, table.studyId).all({ studyId }));
	});
}

function studyRow(store: Store, studyId: number) {
	const { title, status, phase } = studies;
	return prepared(store, "stored study row", () =>
		store.db.select({ title, status, phase }).from(studies).where(isGiven(studies.id, "studyId")).prepare(),
	).get({ studyId });
}

function selectOf(store: Store, name: string, table: SQLiteTable, key: AnySQLiteColumn) {
	return prepared(store, `stored ${name}`, () =>
		store.db.select().from(table).where(isGiven(key, "studyId")).prepare(),
	);
}

type Row = Record<string, unknown>;

/** Each row that the document makes is stored, and no other is. Fields that no query asks for have no column. */
function alike(made: readonly Row[], stored: readonly Row[]): boolean {
	const kept = new Map(stored.map((row) => [placeOf(row), row]));
	return (
		made.length === stored.length &&
		made.every((row) => {
			const same = kept.get(placeOf(row));
			return (
				same !== undefined &&
				Object.entries(row).every(
					([column, value]) => !(column in same) || isDeepStrictEqual(same[column] ?? null, value ?? null),
				)
			);
		})
	);
}

/** Where a row stands in its study: under what, and the how-manieth. */
const placeOf = ({ outcomeId, adverseEventId, armId, position }: Row) =>
	[outcomeId, adverseEventId, armId, position].join(" ");
