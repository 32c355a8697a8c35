import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { and, isGiven, isNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { syntheses } from "../schema/syntheses.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

type Row = Pick<
	typeof syntheses.$inferSelect,
	"id" | "slug" | "version" | "visibility" | "sample" | "createdBy" | "updatedAt" | "document"
>;

/** A synthesis as it stands: what is known about the record, and its document. */
export type SynthesisRecord = Omit<Row, "document"> & { document: SynthesisDocument };

const { id, slug, version, visibility, sample, createdBy, updatedAt, document } = syntheses;

/** Syntheses with the columns that a record is made of. */
export const selectSyntheses = (store: Store) =>
	store.db.select({ id, slug, version, visibility, sample, createdBy, updatedAt, document }).from(syntheses);

export const toSynthesisRecord = (row: Row): SynthesisRecord => ({
	...row,
	document: JSON.parse(row.document) as SynthesisDocument,
});

/** The synthesis at an address, if it exists and this scope may see it. Archived ones are seen by nobody. */
export function getSynthesis(store: Store, address: string, scope: Scope): SynthesisRecord | undefined {
	const row = prepared(store, "synthesis by slug", () =>
		selectSyntheses(store)
			.where(and(isGiven(slug, "address"), isNull(syntheses.archivedAt), isVisible(visibility)))
			.prepare(),
	).get({ address, ...inScope(scope) });
	return row && toSynthesisRecord(row);
}
