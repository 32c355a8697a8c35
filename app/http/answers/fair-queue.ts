import { setImmediate } from "node:timers/promises";

let last: Promise<unknown> = Promise.resolve();

/**
 * Resolves when everybody who waits has been answered. Those who ask get their turns one after the other, with a
 * round for all other requests between any two: however many exports run, a page waits for one turn at most.
 */
export function nextInQueue(): Promise<unknown> {
	last = last.then(() => setImmediate());
	return last;
}
