import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** A synthesis as it stands: what is known about the record, and its document. */
export interface SynthesisRecord {
	id: number;
	slug: string;
	version: number;
	visibility: "draft" | "published";
	sample: boolean;
	createdBy: number | null;
	updatedAt: string;
	document: SynthesisDocument;
}

export interface SynthesisRowOfTable extends Omit<SynthesisRecord, "sample" | "document"> {
	sample: number;
	document: string;
}

/** The columns a record is made of. */
export const SYNTHESIS_COLUMNS =
	"id, slug, version, visibility, sample, created_by as createdBy, updated_at as updatedAt, document";

export function toSynthesisRecord(row: SynthesisRowOfTable): SynthesisRecord {
	return { ...row, sample: row.sample === 1, document: JSON.parse(row.document) as SynthesisDocument };
}

/** The synthesis at an address, if it exists and this scope may see it. Archived ones are seen by nobody. */
export function getSynthesis(store: Store, slug: string, scope: Scope): SynthesisRecord | undefined {
	const row = prepared(store, "synthesis by slug", () =>
		store.sqlite.prepare<{ slug: string; draftsToo: number }, SynthesisRowOfTable>(
			`select ${SYNTHESIS_COLUMNS} from syntheses
			where slug = @slug and archived_at is null and (visibility = 'published' or @draftsToo)`,
		),
	).get({ slug, draftsToo: scope === "drafts-too" ? 1 : 0 });
	return row && toSynthesisRecord(row);
}
