import type { Store } from "./store.ts";

/** Pages of the write-ahead log (32 MB) after which what is in it is brought into the database. */
const RARELY = 8192;

/**
 * While it lasts, this connection does not wait for the disk at each commit, and brings the log into the database
 * more rarely: a page that many transactions change is then written there once. What was committed outlives the
 * program's end all the same. Should the machine itself lose power, the newest transactions may be gone, each whole;
 * so it is for work that notes in each transaction how far it has come, and goes on from there. At its end all of it
 * is on the disk. Only for a connection that nobody else uses.
 */
export function writeInBulk({ sqlite }: Store): Disposable {
	const usual = Number(sqlite.pragma("wal_autocheckpoint", { simple: true }));
	sqlite.pragma(`wal_autocheckpoint = ${RARELY}`);
	sqlite.pragma("synchronous = NORMAL");
	return {
		[Symbol.dispose]() {
			sqlite.pragma("synchronous = FULL");
			sqlite.pragma(`wal_autocheckpoint = ${usual}`);
			sqlite.pragma("wal_checkpoint(PASSIVE)");
		},
	};
}
