import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** A record that leaves doubts, and what they are as JSON. */
export interface DoubtfulRecord {
	importId: number;
	position: number;
	choices: string | null;
	doubts: string;
}

/** The doubts that the last record of a study left, if it was read since doubts are kept. */
export function doubtsOfStudy(store: Store, studyId: number): DoubtfulRecord | undefined {
	return prepared(store, "doubts of study", () =>
		store.sqlite.prepare<[number], DoubtfulRecord>(
			`select import_id as importId, position, choices, doubts from import_records
			where study_id = ? and state in ('created', 'updated', 'unchanged') and doubts is not null
			order by import_id desc, position desc limit 1`,
		),
	).get(studyId);
}

/** The records of an import that still leave doubts, in their order, with the address of their study. */
export function listDoubts(store: Store, importId: number): { slug: string; doubts: string }[] {
	return prepared(store, "doubts of import", () =>
		store.sqlite.prepare<[number], { slug: string; doubts: string }>(
			`select slug, doubts from import_records join studies on studies.id = study_id
			where import_id = ? and state in ('created', 'updated', 'unchanged')
				and doubts is not null and doubts <> '[]'
			order by position`,
		),
	).all(importId);
}

/** Replaces the doubts of a record. Call it inside the transaction of what settles them. */
export function setDoubts(
	store: Store,
	{ importId, position, doubts }: Omit<DoubtfulRecord, "choices">,
): void {
	prepared(store, "set doubts", () =>
		store.sqlite.prepare<[string, number, number]>(
			"update import_records set doubts = ? where import_id = ? and position = ?",
		),
	).run(doubts, importId, position);
}
