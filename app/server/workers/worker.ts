import { openStore } from "#db/store.ts";
import { serveCopy } from "../copy/serve-copy.ts";
import type { Environment } from "../environment.ts";
import { createLog } from "../log.ts";
import { serveSite } from "../serve-site.ts";
import { NUMBER } from "./messages.ts";
import { linkToParent } from "./parent-link.ts";
import { sharedImports, sharedLimits, sharedNotes } from "./shared.ts";

/**
 * Serves as one of several processes that share a port and a database, which the parent has made ready.
 * @throws StartError, DatabaseUnusable with one line for the person who starts the program
 */
export async function serveAsWorker(environment: Environment): Promise<void> {
	if (environment.metrics) await answerForMetrics();
	const number = Number(process.env[NUMBER]);
	const log = createLog(environment.logLevel, { worker: number });
	const parent = linkToParent();
	const limits = sharedLimits(parent);
	const allMetrics = () => parent.ask("metrics", undefined);
	if (environment.readOnly)
		return serveCopy(environment, { log, limits, allMetrics, prepared: parent.prepared });
	const store = openStore(environment.databasePath, { create: false });
	const notes = sharedNotes(parent);
	await serveSite({
		...{ store, environment, log, notes, limits, allMetrics, prepared: parent.prepared },
		imports: sharedImports(parent, { number, store, log }),
		// Answered once everything noted before has arrived.
		end: () => notes.flush(),
	});
}

/** Before anything else listens to the parent: what it asks while a worker starts waits for the first who does. */
async function answerForMetrics() {
	const { AggregatorRegistry } = await import("prom-client");
	new AggregatorRegistry();
}
