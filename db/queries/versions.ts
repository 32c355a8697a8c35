import { documentOf } from "#app/domain/document-json.ts";
import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { and, desc, eq, isGiven, lt, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { users } from "../schema/people.ts";
import { studyVersions } from "../schema/records.ts";
import { synthesisVersions } from "../schema/syntheses.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { VersionedDocuments, VersionedKindName } from "../versioned.ts";

/** The document of a stored text, by its kind. */
const READ = {
	study: documentOf,
	synthesis: (text: string) => JSON.parse(text) as SynthesisDocument,
};

const TABLES = { study: studyVersions, synthesis: synthesisVersions };

/** The versions of a kind, what they are of, and the columns of a line of a history. */
function versionsOf(kind: VersionedKindName) {
	// Both tables have the columns of a line alike; the builder takes one of them.
	const table = TABLES[kind] as typeof synthesisVersions;
	const { version, visibility, reason, createdAt } = table;
	const owner = kind === "study" ? studyVersions.studyId : synthesisVersions.synthesisId;
	return {
		table,
		/** Who wrote it is null where the program itself did. */
		entry: { version, visibility, reason, actor: users.name, createdAt },
		isWriter: eq(users.id, table.actorId),
		ofOne: and(isGiven(owner, "id"), isVisible(visibility)),
	};
}

/** One line of a history. */
export type VersionEntry = ReturnType<typeof listVersions>[number];

/**
 * The versions of a study or a synthesis, newest first: so many, of those before one, where that is asked for. Who may not see drafts gets only the versions that were saved
 * as published: what was typed before publishing, or after a withdrawal, stays unseen.
 */
export function listVersions(
	store: Store,
	kind: VersionedKindName,
	id: number,
	scope: Scope,
	{ before = Number.MAX_SAFE_INTEGER, limit = -1 } = {},
) {
	return prepared(store, `list ${kind} versions`, () => {
		const { table, entry, isWriter, ofOne } = versionsOf(kind);
		const lines = store.db.select(entry).from(table).leftJoin(users, isWriter);
		const isBefore = lt(table.version, sql.placeholder("before"));
		const those = lines.where(and(ofOne, isBefore)).orderBy(desc(table.version));
		// A negative limit is none.
		return those.limit(sql.placeholder("limit")).prepare();
	}).all({ id, before, limit, ...inScope(scope) });
}

/** The whole document as one version holds it, within the same scope. */
export function getVersion<Kind extends VersionedKindName>(
	store: Store,
	kind: Kind,
	id: number,
	number: number,
	scope: Scope,
): (VersionEntry & { document: VersionedDocuments[Kind] }) | undefined {
	const row = prepared(store, `get ${kind} version`, () => {
		const { table, entry, isWriter, ofOne } = versionsOf(kind);
		const whole = store.db.select({ ...entry, document: table.document }).from(table);
		const isWanted = and(ofOne, isGiven(table.version, "number"));
		return whole.leftJoin(users, isWriter).where(isWanted).prepare();
	}).get({ id, number, ...inScope(scope) });
	return row && { ...row, document: READ[kind](row.document) as VersionedDocuments[Kind] };
}
