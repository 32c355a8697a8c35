import type { Store } from "./store.ts";

/** Pages of the write-ahead log (32 MB) after which a connection that writes much brings them into the database. */
const RARELY = 8192;

/**
 * While it lasts, this connection brings the log into the database more rarely: a page that many transactions
 * change is then written there once. What was committed is as safe in the log.
 */
export function checkpointRarely(store: Store): Disposable {
	const usual = Number(store.sqlite.pragma("wal_autocheckpoint", { simple: true }));
	store.sqlite.pragma(`wal_autocheckpoint = ${RARELY}`);
	return {
		[Symbol.dispose]() {
			store.sqlite.pragma(`wal_autocheckpoint = ${usual}`);
		},
	};
}
