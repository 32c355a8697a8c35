import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { synthesisWords } from "#app/domain/synthesis/synthesis-words.ts";
import { eq, oneOf } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { studies } from "./schema/studies.ts";
import { syntheses, synthesisStudies, synthesisVersions } from "./schema/syntheses.ts";
import type { Store } from "./store.ts";
import type { VersionToWrite } from "./versioned.ts";

/** Adds a synthesis with its first version. Call it inside a transaction. @returns its id */
export function insertSynthesis(
	store: Store,
	slug: string,
	sample: boolean,
	write: VersionToWrite<SynthesisDocument>,
): number {
	const id = prepared(store, "insert synthesis", () => prepareInsertion(store, syntheses)).run({
		...{ ...columnsOf(write), slug, sample },
		...{ createdBy: write.actorId, createdAt: write.at },
	});
	writeParts(store, id, write);
	return id;
}

/** Replaces a synthesis by its next version. Call it inside a transaction. */
export function updateSynthesis(store: Store, id: number, write: VersionToWrite<SynthesisDocument>): void {
	store.db.update(syntheses).set(columnsOf(write)).where(eq(syntheses.id, id)).run();
	writeParts(store, id, write);
}

function columnsOf({ document, text, version, visibility, at }: VersionToWrite<SynthesisDocument>) {
	const { title } = document;
	return { version, visibility, updatedAt: at, title, words: synthesisWords(document), document: text };
}

function writeParts(store: Store, id: number, write: VersionToWrite<SynthesisDocument>) {
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
