import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, desc, eq, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { users } from "../schema/people.ts";
import { studyVersions } from "../schema/records.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

const { version, visibility, reason, createdAt } = studyVersions;
/** A line of a study's history; who wrote it is null where the program itself did. */
const ENTRY = { version, visibility, reason, actor: users.name, createdAt };

const isWriter = eq(users.id, studyVersions.actorId);
const ofStudy = () => and(eq(studyVersions.studyId, sql.placeholder("studyId")), isVisible(visibility));

/** One line of a study's history. */
export type VersionEntry = ReturnType<typeof listVersions>[number];

/**
 * The versions of a study, newest first. Who may not see drafts gets only the versions that were saved as
 * published: what was typed before publishing, or after a withdrawal, stays unseen.
 */
export function listVersions(store: Store, studyId: number, scope: Scope) {
	return prepared(store, "list versions", () =>
		store.db
			.select(ENTRY)
			.from(studyVersions)
			.leftJoin(users, isWriter)
			.where(ofStudy())
			.orderBy(desc(version))
			.prepare(),
	).all({ studyId, ...inScope(scope) });
}

/** The whole document as one version holds it, within the same scope. */
export function getVersion(
	store: Store,
	studyId: number,
	number: number,
	scope: Scope,
): (VersionEntry & { document: StudyDocument }) | undefined {
	const row = prepared(store, "get version", () =>
		store.db
			.select({ ...ENTRY, document: studyVersions.document })
			.from(studyVersions)
			.leftJoin(users, isWriter)
			.where(and(ofStudy(), eq(version, sql.placeholder("number"))))
			.prepare(),
	).get({ studyId, number, ...inScope(scope) });
	return row && { ...row, document: JSON.parse(row.document) as StudyDocument };
}
