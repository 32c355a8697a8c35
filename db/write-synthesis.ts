import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { synthesisWords } from "#app/domain/synthesis/synthesis-words.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { and, eq, given, isNull, oneOf, sql } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { studies } from "./schema/studies.ts";
import { syntheses, synthesisStudies, synthesisVersions } from "./schema/syntheses.ts";
import type { Store } from "./store.ts";

interface SynthesisWrite {
	document: SynthesisDocument;
	/** The document as JSON. */
	text: string;
	version: number;
	visibility: Visibility;
	actorId: number | null;
	reason: string;
	at: string;
}

/** Adds a synthesis with its first version. Call it inside a transaction. @returns its id */
export function insertSynthesis(store: Store, slug: string, sample: boolean, write: SynthesisWrite): number {
	const id = prepared(store, "insert synthesis", () => prepareInsertion(store, syntheses)).run({
		...{ ...columnsOf(write), slug, sample },
		...{ createdBy: write.actorId, createdAt: write.at },
	});
	writeParts(store, id, write);
	return id;
}

/** Replaces a synthesis by its next version. Call it inside a transaction. */
export function updateSynthesis(store: Store, id: number, write: SynthesisWrite): void {
	store.db.update(syntheses).set(columnsOf(write)).where(eq(syntheses.id, id)).run();
	writeParts(store, id, write);
}

/** Takes a synthesis out of the list at a moment; null takes it back. Call it inside a transaction. */
export function setSynthesisArchivedAt(store: Store, id: number, archivedAt: string | null): void {
	prepared(store, "set synthesis archived at", () =>
		store.db
			.update(syntheses)
			.set({ archivedAt: given("archivedAt") })
			.where(eq(syntheses.id, sql.placeholder("id")))
			.prepare(),
	).run({ id, archivedAt });
}

/** Takes the sample syntheses out of the list. Call it inside a transaction. */
export function archiveSampleSyntheses(store: Store, archivedAt: string): void {
	prepared(store, "archive sample syntheses", () =>
		store.db
			.update(syntheses)
			.set({ archivedAt: given("archivedAt") })
			.where(and(eq(syntheses.sample, true), isNull(syntheses.archivedAt)))
			.prepare(),
	).run({ archivedAt });
}

function columnsOf({ document, text, version, visibility, at }: SynthesisWrite) {
	const { title } = document;
	return { version, visibility, updatedAt: at, title, words: synthesisWords(document), document: text };
}

function writeParts(store: Store, id: number, write: SynthesisWrite) {
	const { version, visibility, text, reason, actorId, at } = write;
	prepared(store, "insert synthesis version", () => prepareInsertion(store, synthesisVersions)).run({
		...{ synthesisId: id, version, visibility, reason, actorId },
		...{ document: text, createdAt: at },
	});
	store.db.delete(synthesisStudies).where(eq(synthesisStudies.synthesisId, id)).run();
	const slugs = [...new Set(write.document.rows.map(({ study }) => study))];
	const found = prepared(store, "studies of synthesis", () =>
		store.db.select({ studyId: studies.id }).from(studies).where(oneOf(studies.slug, "slugs")).prepare(),
	).all({ slugs: JSON.stringify(slugs) });
	const insertion = prepared(store, "insert synthesis study", () =>
		prepareInsertion(store, synthesisStudies),
	);
	for (const { studyId } of found) insertion.run({ synthesisId: id, studyId });
}
