import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** The registry's record that a study's figures were last taken from, other than the one at hand. */
export function lastRecordOf(
	store: Store,
	slug: string,
	besides: { importId: number; position: number },
): { raw: Buffer; hash: string; choices: string | null } | undefined {
	return prepared(store, "last record of study", () =>
		store.sqlite.prepare<object, { raw: Buffer; hash: string; choices: string | null }>(
			`select raw, hash, choices from import_records
			where study_id = (select id from studies where slug = @slug) and format = 'ctgov'
				and state in ('created', 'updated', 'unchanged')
				and not (import_id = @importId and position = @position)
			order by import_id desc, position desc limit 1`,
		),
	).get({ slug, importId: besides.importId, position: besides.position });
}

/** Whether an import has brought in the study at an address. */
export function isOfImport(store: Store, importId: number, slug: string): boolean {
	return (
		prepared(store, "study of import", () =>
			store.sqlite.prepare<[string, number]>(
				`select 1 from import_records where study_id = (select id from studies where slug = ?)
					and import_id = ? and state = 'created' limit 1`,
			),
		).get(slug, importId) !== undefined
	);
}
