import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

/**
 * Runs in the transaction that is under way, else in one of its own. A savepoint, as the driver's nested
 * transactions are, would make the search index write out what it holds at each one. So whoever catches what is
 * thrown here within a wider transaction must know that nothing was written yet (`writtenRows` tells), or throw on.
 */
export function inTransaction<T>(store: Store, run: () => T): T {
	return store.sqlite.inTransaction ? run() : store.sqlite.transaction(run).immediate();
}

/** How many rows this connection has written since it was opened: the same before and after, nothing was. */
export function writtenRows(store: Store): number {
	const count = prepared(store, "written rows", () =>
		store.sqlite.prepare<[], number>("select total_changes()").pluck(),
	);
	return count.get() ?? 0;
}
