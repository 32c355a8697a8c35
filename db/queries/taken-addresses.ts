import { isGiven } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { tableOf, type VersionedKindName } from "../versioned.ts";

/** Whether a study or a synthesis has this address, or had it when it was archived. */
export function isAddressTaken(store: Store, kind: VersionedKindName, slug: string): boolean {
	const table = tableOf(kind);
	const found = prepared(store, `${kind} address taken`, () =>
		store.db.select({ id: table.id }).from(table).where(isGiven(table.slug, "slug")).prepare(),
	).get({ slug });
	return found !== undefined;
}
