import { documentOf } from "#app/domain/document-json.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, isGiven, isNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { isNewest } from "./read-document.ts";

/** A study as it stands: what is known about the record, and its document. */
export type StudyRecord = Pick<
	typeof studies.$inferSelect,
	"id" | "slug" | "version" | "visibility" | "archivedAt" | "sample" | "createdBy" | "updatedAt"
> & { document: StudyDocument };

/** The study at an address, if it exists and this scope may see it. Archived studies are seen by nobody. */
export function getStudy(store: Store, slug: string, scope: Scope): StudyRecord | undefined {
	const { id, version, visibility, archivedAt, sample, createdBy, updatedAt } = studies;
	const row = prepared(store, "study by slug", () =>
		store.db
			.select({
				...{ id, slug: studies.slug, version, visibility, archivedAt, sample, createdBy, updatedAt },
				document: studyVersions.document,
			})
			.from(studies)
			.innerJoin(studyVersions, isNewest())
			.where(and(isGiven(studies.slug, "slug"), isNull(archivedAt), isVisible(visibility)))
			.prepare(),
	).get({ slug, ...inScope(scope) });
	return row && { ...row, document: documentOf(row.document) };
}
