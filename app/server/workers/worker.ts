import { openStore, waitBriefly } from "#db/store.ts";
import { serveCopy } from "../copy/serve-copy.ts";
import { createSite } from "../create-site.ts";
import type { Environment } from "../environment.ts";
import { listen } from "../listen.ts";
import { createLog } from "../log.ts";
import { outliveFaults } from "../outlive-faults.ts";
import { keptSecret } from "../session-secret.ts";
import { stopOnSignal } from "../stop-on-signal.ts";
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
	const imports = sharedImports(parent, { number, store, log });
	const notes = sharedNotes(parent);
	const secret = environment.sessionSecret ?? keptSecret(store.path);
	const site = await createSite({
		...{ store, log, imports, notes, limits, allMetrics },
		environment: { ...environment, sessionSecret: secret },
	});
	await parent.prepared();
	await listen(site.server, environment);
	outliveFaults(log);
	waitBriefly(store);
	let importsEnded: Promise<void> | undefined;
	stopOnSignal(
		site.server,
		async () => {
			await importsEnded;
			// Answered once everything noted before has arrived.
			await notes.flush();
			await site.close();
			store.close();
		},
		() => {
			importsEnded = imports.close();
		},
	);
}

/** Before anything else listens to the parent: what it asks while a worker starts waits for the first who does. */
async function answerForMetrics() {
	const { AggregatorRegistry } = await import("prom-client");
	new AggregatorRegistry();
}
