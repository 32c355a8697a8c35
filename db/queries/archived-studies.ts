import { and, isGiven, isNotNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import type { StudyRecord } from "./get-study.ts";
import { readDocument } from "./read-document.ts";

const { id, slug, version, visibility, archivedAt } = studies;

/** An archived study as it stood, with its document; undefined where there is none at this address. */
export function getArchivedStudy(
	store: Store,
	address: string,
): Pick<StudyRecord, "id" | "version" | "visibility" | "document"> | undefined {
	const row = prepared(store, "archived study by slug", () =>
		store.db
			.select({ id, version, visibility })
			.from(studies)
			.where(and(isGiven(slug, "address"), isNotNull(archivedAt)))
			.prepare(),
	).get({ address });
	const document = row && readDocument(store, row.id);
	return row && document && { ...row, document };
}
