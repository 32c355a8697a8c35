import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

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
