import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";
import { whyUnwritable } from "./unwritable.ts";

/**
 * Runs in the transaction that is under way, else in one of its own. A savepoint, as the driver's nested
 * transactions are, would make the search index write out what it holds at each one. So whoever catches what is
 * thrown here within a wider transaction must know that nothing was written yet (`writtenRows` tells), or throw on.
 */
export function inTransaction<T>(store: Store, run: () => T): T {
	return store.sqlite.inTransaction ? run() : store.sqlite.transaction(run).immediate();
}

/**
 * Runs a write that can wait in a transaction of its own, unless another program is writing: then nothing happens,
 * and nobody is kept waiting for it.
 * @returns whether it was written @throws what else goes wrong, such as a full disk
 */
export function ifFree({ sqlite }: Store, write: () => void): boolean {
	const patience = sqlite.pragma("busy_timeout", { simple: true });
	sqlite.pragma("busy_timeout = 0");
	try {
		sqlite.transaction(write).immediate();
		return true;
	} catch (error) {
		if (whyUnwritable(error) === "locked") return false;
		throw error;
	} finally {
		sqlite.pragma(`busy_timeout = ${patience}`);
	}
}

/**
 * What is read piece by piece, as it is at one moment, whatever others save meanwhile. Only for a process that has
 * the connection to itself: it is within a read transaction until the last piece is read.
 */
export async function* ofOneMoment<T>({ sqlite }: Store, pieces: AsyncIterable<T>): AsyncGenerator<T> {
	sqlite.exec("begin");
	try {
		yield* pieces;
	} finally {
		sqlite.exec("rollback");
	}
}

/** The same of what is read without waiting between. What is written meanwhile by this connection is taken back. */
export function* atOneMoment<T>({ sqlite }: Store, pieces: Iterable<T>): Generator<T> {
	sqlite.exec("begin");
	try {
		yield* pieces;
	} finally {
		sqlite.exec("rollback");
	}
}

/** Notes something beside what a request is for, if that can be done at this moment: nobody's reading depends on it. */
export function noteIfFree(store: Store, write: () => void): void {
	try {
		ifFree(store, write);
	} catch (error) {
		if (!whyUnwritable(error)) throw error;
	}
}

/** How many rows this connection has written since it was opened: the same before and after, nothing was. */
export function writtenRows(store: Store): number {
	const count = prepared(store, "written rows", () =>
		store.sqlite.prepare<[], number>("select total_changes()").pluck(),
	);
	return count.get() ?? 0;
}
