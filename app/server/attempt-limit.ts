import { MemoryStore } from "express-rate-limit";
import type { AttemptLimit } from "#app/http/context.ts";

const WINDOW = 15 * 60 * 1000;
const MAX_FAILURES = 10;

/**
 * Limits wrong passwords: ten in fifteen minutes for each key. The log-in counts under the pair of account and
 * address, so that a stranger cannot lock somebody out, and under the address alone.
 */
export function createAttemptLimit(): AttemptLimit & { close(): void } {
	const failures = new MemoryStore();
	failures.init({ windowMs: WINDOW } as Parameters<typeof failures.init>[0]);
	const takeBack = async (keys: string[]) => {
		await Promise.all(keys.map((key) => failures.decrement(key)));
	};
	return {
		async begin(keys) {
			const counts = await Promise.all(keys.map((key) => failures.increment(key)));
			const waits = counts.map(({ totalHits, resetTime }) =>
				totalHits > MAX_FAILURES && resetTime
					? Math.max(1, Math.ceil((resetTime.valueOf() - Date.now()) / 1000))
					: 0,
			);
			const wait = Math.max(0, ...waits);
			if (wait > 0) await takeBack(keys);
			return wait;
		},
		takeBack,
		async forget(key) {
			await failures.resetKey(key);
		},
		close: () => failures.shutdown(),
	};
}
