import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { allGiven, eq, isGiven } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { studyVersions } from "./schema/records.ts";
import { studies } from "./schema/studies.ts";
import type { Store } from "./store.ts";
import { toStudyRow } from "./study-rows/to-rows.ts";
import { writeRows } from "./study-rows/write-rows.ts";
import type { VersionToWrite } from "./versioned.ts";

/** Adds a study with its first version. Call it inside a transaction. @returns its id */
export function insertStudy(
	store: Store,
	slug: string,
	sample: boolean,
	write: VersionToWrite<StudyDocument>,
): number {
	const insertion = prepared(store, "insert study", () => prepareInsertion(store, studies));
	const id = insertion.run({
		...toStudyRow(write.document),
		slug,
		version: write.version,
		visibility: write.visibility,
		sample,
		createdBy: write.actorId,
		createdAt: write.at,
		updatedAt: write.at,
	});
	writeRows(store, id, write.document, { draft: write.visibility === "draft", isNew: true });
	insertVersion(store, id, write);
	return id;
}

/** Writes a study's next version, and its rows anew. Call it inside a transaction. */
export function updateStudy(store: Store, studyId: number, write: VersionToWrite<StudyDocument>): void {
	const { version, visibility, at } = write;
	store.db.update(studies).set({ version, visibility, updatedAt: at }).where(eq(studies.id, studyId)).run();
	insertVersion(store, studyId, write);
	rewriteRows(store, studyId, write);
}

/** Replaces what the tables say of a study by what its document says. Call it inside a transaction. */
export function rewriteRows(
	store: Store,
	studyId: number,
	{ document, visibility }: Pick<VersionToWrite<StudyDocument>, "document" | "visibility">,
): void {
	prepared(store, "set study row", () =>
		store.db
			.update(studies)
			.set(allGiven("title", "status", "phase"))
			.where(isGiven(studies.id, "studyId"))
			.prepare(),
	).run({ studyId, ...toStudyRow(document) });
	writeRows(store, studyId, document, { draft: visibility === "draft", isNew: false });
}

function insertVersion(store: Store, studyId: number, { text, at, ...write }: VersionToWrite<StudyDocument>) {
	prepared(store, "insert version", () => prepareInsertion(store, studyVersions)).run({
		...{ ...write, studyId },
		document: text,
		createdAt: at,
	});
}
