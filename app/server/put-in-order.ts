import { dirname } from "node:path";
import { keepMissingResults } from "#app/services/keep-result.ts";
import { reviewComputation } from "#app/services/review-computation.ts";
import { removeAbandoned, removeStrayUploads } from "#app/services/temporary-files.ts";
import type { Store } from "#db/store.ts";
import type { Logger } from "./log.ts";

/** What is done once before a database is served: away with what was left behind, and results held to this version. */
export function putInOrder(store: Store, log: Pick<Logger, "warn">): void {
	removeAbandoned(dirname(store.path));
	removeStrayUploads(store.path);
	for (const { slug, changes } of reviewComputation(store)) {
		log.warn(
			{ synthesis: slug, changes },
			"this version computes figures of a published synthesis otherwise",
		);
	}
	keepMissingResults(store);
}
