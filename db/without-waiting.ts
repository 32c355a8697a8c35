import type { Store } from "./store.ts";
import { whyUnwritable } from "./unwritable.ts";

type Connection = Pick<Store, "sqlite">;

/** Runs something that fails at once, and does not wait, while another connection is writing. */
export function withoutWaiting<T>({ sqlite }: Connection, run: () => T): T {
	const usual = Number(sqlite.pragma("busy_timeout", { simple: true }));
	sqlite.pragma("busy_timeout = 0");
	try {
		return run();
	} finally {
		sqlite.pragma(`busy_timeout = ${usual}`);
	}
}

/** Whether nobody else is writing at this moment; to ask costs a few microseconds. */
export function isFree({ sqlite }: Connection): boolean {
	try {
		withoutWaiting({ sqlite }, () => sqlite.exec("begin immediate; rollback"));
		return true;
	} catch (error) {
		// What stands in the way otherwise, such as a full disk, is for whoever writes to meet.
		return whyUnwritable(error) !== "locked";
	}
}

/** How often a note is tried again, in milliseconds, and how many times. */
const AGAIN = { every: 1000, times: 60 };

/**
 * Writes a note beside what a request is for, such as when somebody was last seen: at once if nobody else is writing,
 * else a little later, and not at all where nothing can be written. Nobody waits for it and nobody misses it.
 */
export function writeNote(store: Store, write: () => void, times = AGAIN.times): void {
	if (!store.sqlite.open) return;
	try {
		withoutWaiting(store, write);
	} catch (error) {
		const why = whyUnwritable(error);
		if (why === undefined) throw error;
		if (why === "locked" && times > 0)
			setTimeout(() => writeNote(store, write, times - 1), AGAIN.every).unref();
	}
}
