import { setTimeout as wait } from "node:timers/promises";
import { SURROGATE_KEY } from "#app/http/answers/cache-control.ts";
import { newestWithdrawal } from "#db/queries/audit-events.ts";
import type { Store } from "#db/store.ts";
import type { Logger } from "./log.ts";

/** How often the database is asked whether something was withdrawn, in milliseconds; a few microseconds of work each time. */
const EVERY = 250;
/** How long a cache may take to answer, and how long to wait before it is asked again, in milliseconds. */
const PATIENCE = 5000;
const AGAIN_AFTER = [500, 2000, 8000, 30_000];

/**
 * Has a cache in front drop every public answer as soon as a study or synthesis was withdrawn or archived, by whichever
 * process; of a copy, as soon as it knows, since what it answered before may have been kept again. The cache is sent
 * `POST` with the surrogate key in the header of that name and in the body as JSON.
 * @param served read anew each time @returns how to end it
 */
export function purgeWithdrawn(
	served: { readonly store: Store },
	address: string,
	log: Pick<Logger, "info" | "error">,
): () => void {
	let known = newestWithdrawal(served.store);
	const timer = setInterval(() => {
		try {
			const newest = newestWithdrawal(served.store);
			if (newest === known) return;
			known = newest;
			void purge(address, log);
		} catch (error) {
			// A moment in which the database cannot be read; it is asked again.
			log.error({ err: error }, "cannot tell whether something was withdrawn");
		}
	}, EVERY);
	timer.unref();
	return () => clearInterval(timer);
}

async function purge(address: string, log: Pick<Logger, "info" | "error">): Promise<void> {
	for (const pause of [0, ...AGAIN_AFTER]) {
		await wait(pause, undefined, { ref: false });
		try {
			const answer = await fetch(address, {
				method: "POST",
				headers: { "Content-Type": "application/json", "Surrogate-Key": SURROGATE_KEY },
				body: JSON.stringify({ surrogate_keys: [SURROGATE_KEY] }),
				signal: AbortSignal.timeout(PATIENCE),
			});
			await answer.body?.cancel();
			if (answer.ok) return log.info({ status: answer.status }, "the cache in front was purged");
			log.error({ status: answer.status }, "the cache in front refused to be purged");
		} catch (error) {
			log.error({ err: error }, "the cache in front could not be purged");
		}
	}
}
