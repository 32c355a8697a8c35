import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/**
 * Whether the study at an address is, as it stands, exactly this document. It is compared as text with the
 * version it was saved as, whose keys are in the schema's order.
 */
export function isDocumentAt(store: Store, slug: string, document: object): boolean {
	const kept = prepared(store, "document at", () =>
		store.sqlite
			.prepare<[string], string>(
				`select document from studies
				join study_versions on study_id = studies.id and study_versions.version = studies.version
				where slug = ? and archived_at is null`,
			)
			.pluck(),
	).get(slug);
	return kept !== undefined && kept === JSON.stringify(document);
}
