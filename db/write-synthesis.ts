import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { synthesisWords } from "#app/domain/synthesis/synthesis-words.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { and, eq, given, isNull, sql } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import { syntheses } from "./schema/syntheses.ts";
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
	const { lastInsertRowid } = prepared(store, "insert synthesis", () =>
		store.sqlite.prepare(
			`insert into syntheses
				(slug, version, visibility, sample, created_by, created_at, updated_at, title, words, document)
			values (@slug, @version, @visibility, @sample, @actorId, @at, @at, @title, @words, @json)`,
		),
	).run({ ...columnsOf(write), slug, sample: sample ? 1 : 0 });
	const id = Number(lastInsertRowid);
	writeParts(store, id, write);
	return id;
}

/** Replaces a synthesis by its next version. Call it inside a transaction. */
export function updateSynthesis(store: Store, id: number, write: SynthesisWrite): void {
	prepared(store, "update synthesis", () =>
		store.sqlite.prepare(
			`update syntheses set version = @version, visibility = @visibility, updated_at = @at, title = @title,
				words = @words, document = @json
			where id = @id`,
		),
	).run({ ...columnsOf(write), id });
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

function columnsOf({ document, text, version, visibility, actorId, reason, at }: SynthesisWrite) {
	const { title } = document;
	const words = synthesisWords(document);
	return { title, words, json: text, version, visibility, actorId, reason, at };
}

function writeParts(store: Store, id: number, write: SynthesisWrite) {
	prepared(store, "insert synthesis version", () =>
		store.sqlite.prepare(
			`insert into synthesis_versions
				(synthesis_id, version, visibility, document, reason, actor_id, created_at)
			values (@id, @version, @visibility, @json, @reason, @actorId, @at)`,
		),
	).run({ ...columnsOf(write), id });
	prepared(store, "clear synthesis studies", () =>
		store.sqlite.prepare("delete from synthesis_studies where synthesis_id = ?"),
	).run(id);
	prepared(store, "insert synthesis studies", () =>
		store.sqlite.prepare(
			`insert into synthesis_studies (synthesis_id, study_id)
			select @id, id from studies where slug in (select value from json_each(@slugs))`,
		),
	).run({ id, slugs: JSON.stringify([...new Set(write.document.rows.map(({ study }) => study))]) });
}
