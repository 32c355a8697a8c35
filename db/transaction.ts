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
 * From now on the connection sees the database as it is at this moment, whatever others save meanwhile. Only for a
 * process that has the connection to itself.
 * @returns ends that; what this connection wrote meanwhile is taken back
 */
export function holdMoment({ sqlite }: Store): () => void {
	sqlite.exec("begin");
	const release = () => {
		sqlite.exec("rollback");
	};
	try {
		// A transaction is of the moment at which something is read first.
		sqlite.prepare("select count(*) from sqlite_master").get();
		return release;
	} catch (error) {
		release();
		throw error;
	}
}

/** What is read piece by piece, as it is at one moment. */
export async function* ofOneMoment<T>(store: Store, pieces: AsyncIterable<T>): AsyncGenerator<T> {
	const release = holdMoment(store);
	try {
		yield* pieces;
	} finally {
		release();
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
