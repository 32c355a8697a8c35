import { statSync } from "node:fs";
import { openCopy, type Store, waitBriefly } from "#db/store.ts";
import type { Logger } from "../log.ts";
import { createPageCache, type PageCache } from "../page-cache.ts";

/** How often the file is looked at, in milliseconds. */
const EVERY = 250;
/** A file changed within this time may be changed again without its time telling, in milliseconds. */
const TICK = 50;

/** What is read at one moment: the database as it stood when it was opened, and the pages made of it. */
interface Opening {
	store: Store;
	cache: PageCache;
	readers: number;
}

/** A database file that another program keeps up to date, as it stands now. */
export interface FollowedStore {
	readonly store: Store;
	readonly cache: PageCache;
	/** Keeps what is open now open until the function that it returns is called. */
	hold(): () => void;
	close(): void;
}

/**
 * Follows a database file that is restored again and again: by another file in its place (Litestream 0.3 and a rename),
 * or by pages written into it (`litestream restore -f`, 0.5). The latter need not change what SQLite tells a change by,
 * so the file's identity, size and time are watched; on any change it is opened anew, and no page made before is kept.
 */
export function followStore(path: string, log: Pick<Logger, "error">): FollowedStore {
	let seen = stateOf(path);
	let current = open(path);
	const release = (opening: Opening) => {
		if (opening === current || opening.readers > 0) return;
		opening.cache.close();
		opening.store.close();
	};
	const reopen = () => {
		// Looked at before it is opened: what changes meanwhile is seen the next time.
		const state = stateOf(path);
		if (state === undefined || state.mark === seen?.mark) return;
		const former = current;
		try {
			current = open(path);
		} catch (error) {
			// It may be in the middle of being replaced; what was open goes on answering.
			log.error({ err: error }, "the copy cannot be opened anew yet");
			return;
		}
		// Changed just now: look once more, for a change within the same tick has the same time.
		seen = Date.now() - state.changedAt > TICK ? state : { ...state, mark: "" };
		release(former);
	};
	const timer = setInterval(reopen, EVERY);
	timer.unref();
	return {
		get store() {
			return current.store;
		},
		get cache() {
			return current.cache;
		},
		hold() {
			const held = current;
			held.readers++;
			return () => {
				held.readers--;
				release(held);
			};
		},
		close() {
			clearInterval(timer);
			current.cache.close();
			current.store.close();
		},
	};
}

function open(path: string): Opening {
	const store = openCopy(path);
	waitBriefly(store);
	return { store, cache: createPageCache(store.path), readers: 0 };
}

function stateOf(path: string): { mark: string; changedAt: number } | undefined {
	const found = statSync(path, { bigint: true, throwIfNoEntry: false });
	if (!found) return undefined;
	const { dev, ino, size, mtimeNs, ctimeNs } = found;
	return { mark: [dev, ino, size, mtimeNs, ctimeNs].join(" "), changedAt: Number(mtimeNs / 1_000_000n) };
}
