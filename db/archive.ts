import { allGiven, and, eq, isGiven, isNull } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";
import { tableOf, type VersionedKindName } from "./versioned.ts";

/** Takes a study or a synthesis out of its list at a moment; null takes it back. Call it inside a transaction. */
export function setArchivedAt(
	store: Store,
	kind: VersionedKindName,
	id: number,
	archivedAt: string | null,
): void {
	const table = tableOf(kind);
	prepared(store, `set ${kind} archived at`, () =>
		store.db.update(table).set(allGiven("archivedAt")).where(isGiven(table.id, "id")).prepare(),
	).run({ id, archivedAt });
}

/** Takes the samples of a kind out of its list. Call it inside a transaction. @returns how many there were */
export function archiveSamples(store: Store, kind: VersionedKindName, archivedAt: string): number {
	const table = tableOf(kind);
	return prepared(store, `archive samples of ${kind}`, () =>
		store.db
			.update(table)
			.set(allGiven("archivedAt"))
			.where(and(eq(table.sample, true), isNull(table.archivedAt)))
			.prepare(),
	).run({ archivedAt }).changes;
}
