import { LRUCache } from "lru-cache";

/** Of JSON; in memory it takes about four times as much. */
const MAX_LETTERS = 12_000_000;

/** Gives what was read before, as long as the database has not changed, else reads it. Nobody may change what it gives. */
export type Remember = <T extends object>(what: string, read: () => T) => T;

/**
 * What pages are made of, by what was asked for: a page, its figures’ data and its files ask for the same, and so do
 * readers who are logged in, whose pages are kept for nobody else.
 * @param dataVersion another number after each commit
 */
export function rememberReadings(dataVersion: () => number): Remember {
	const readings = new LRUCache<string, object>({
		maxSize: MAX_LETTERS,
		sizeCalculation: (reading, what) => JSON.stringify(reading).length + what.length,
	});
	let fresh = -1;
	return <T extends object>(what: string, read: () => T): T => {
		const before = dataVersion();
		if (before !== fresh) {
			readings.clear();
			fresh = before;
		}
		const known = readings.get(what);
		if (known) return known as T;
		const reading = read();
		// Another process may have written meanwhile.
		if (dataVersion() === before) readings.set(what, reading);
		return reading;
	};
}

/** While developing, nothing is remembered. */
export const readAnew: Remember = (_, read) => read();
