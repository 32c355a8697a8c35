import { MemoryStore } from "express-rate-limit";
import type { AttemptLimit } from "#app/http/context.ts";

const WINDOW = 15 * 60 * 1000;
const MAX_FAILURES = 10;

/**
 * Limits failed log-ins: ten in fifteen minutes for each key. Callers count under the pair of account and
 * address, so that a stranger cannot lock somebody out, and under the address alone.
 */
export function createAttemptLimit(): AttemptLimit & { close(): void } {
	const failures = new MemoryStore();
	failures.init({ windowMs: WINDOW } as Parameters<typeof failures.init>[0]);
	return {
		async wait(keys) {
			const counts = await Promise.all(keys.map((key) => failures.get(key)));
			const waits = counts.map((count) =>
				count && count.totalHits >= MAX_FAILURES && count.resetTime
					? Math.max(1, Math.ceil((count.resetTime.valueOf() - Date.now()) / 1000))
					: 0,
			);
			return Math.max(0, ...waits);
		},
		async count(keys) {
			await Promise.all(keys.map((key) => failures.increment(key)));
		},
		async forget(key) {
			await failures.resetKey(key);
		},
		close: () => failures.shutdown(),
	};
}
