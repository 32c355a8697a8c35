import { documentText } from "#app/domain/document-json.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, isGiven, isNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { isNewest } from "./read-document.ts";

/**
 * Whether the study at an address is, as it stands, exactly this document. It is compared as text with the
 * version it was saved as, whose keys are in the schema's order.
 */
export function isDocumentAt(store: Store, slug: string, document: StudyDocument): boolean {
	const kept = prepared(store, "document at", () =>
		store.db
			.select({ document: studyVersions.document })
			.from(studies)
			.innerJoin(studyVersions, isNewest())
			.where(and(isGiven(studies.slug, "slug"), isNull(studies.archivedAt)))
			.prepare(),
	).get({ slug });
	return kept !== undefined && kept.document === documentText(document);
}
