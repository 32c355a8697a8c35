import { and, eq, isGiven } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { importRecords } from "../schema/imports.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** Whether an import has brought in the study at an address. */
export function isOfImport(store: Store, importId: number, slug: string): boolean {
	const record = prepared(store, "study of import", () =>
		store.db
			.select({ position: importRecords.position })
			.from(importRecords)
			.innerJoin(studies, eq(studies.id, importRecords.studyId))
			.where(
				and(
					isGiven(studies.slug, "slug"),
					isGiven(importRecords.importId, "importId"),
					eq(importRecords.state, "created"),
				),
			)
			.limit(1)
			.prepare(),
	).get({ slug, importId });
	return record !== undefined;
}
