import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { studies } from "./schema/studies.ts";
import { syntheses } from "./schema/syntheses.ts";

/** What is kept in versions, by its kind. */
export interface VersionedDocuments {
	study: StudyDocument;
	synthesis: SynthesisDocument;
}

export type VersionedKindName = keyof VersionedDocuments;

/** A version as it is written. */
export interface VersionToWrite<Document> {
	document: Document;
	/** The document as JSON. */
	text: string;
	version: number;
	visibility: Visibility;
	actorId: number | null;
	reason: string;
	at: string;
}

const TABLES = { study: studies, synthesis: syntheses };

/** The table of a kind. What is asked of both by their kind they have alike; the builder takes one of them. */
export const tableOf = (kind: VersionedKindName) => TABLES[kind] as typeof syntheses;
