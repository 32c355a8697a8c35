import { createAuditNotes } from "#app/services/audit-notes.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { type Store, waitBriefly } from "#db/store.ts";
import { NO_NOTES } from "../copy/nothing-written.ts";
import { type Environment, StartError } from "../environment.ts";
import { announce } from "../listen.ts";
import { createLog, type Logger } from "../log.ts";
import { outliveFaults } from "../outlive-faults.ts";
import { prepareStore } from "../prepare-store.ts";
import { purgeWithdrawn } from "../purge-withdrawn.ts";
import { putInOrder } from "../put-in-order.ts";
import { keptSecret } from "../session-secret.ts";
import { onStopSignal } from "../stop-on-signal.ts";
import { Crew } from "./crew.ts";
import { createErrands } from "./errands.ts";
import { IMPORTER } from "./shared.ts";

/**
 * Has several processes answer requests from one database on one port, until it is asked to stop. What is done once is
 * done here, before they start; what they count together is counted here.
 * @throws StartError, DatabaseUnusable with one line for the person who starts the program
 */
export async function serveTogether(environment: Environment): Promise<void> {
	const log = createLog(environment.logLevel);
	const store = environment.readOnly ? undefined : prepared(environment, log);
	const notes = store ? createAuditNotes(store, log) : NO_NOTES;
	const crew: Crew = new Crew({
		...{ size: environment.workers, log },
		errandsFor: createErrands({
			notes,
			wakeImports: () => crew.tell(IMPORTER, { kind: "wake-imports" }),
			metrics: await metricsOfAll(environment),
		}),
	});
	let endPurging: (() => void) | undefined;
	let stopping: Promise<void> | undefined;
	const stop = () => {
		stopping ??= crew.stop().then((isWell) => {
			endPurging?.();
			notes.close();
			store?.close();
			process.exit(isWell ? 0 : 1);
		});
	};
	onStopSignal(stop);
	let port: number;
	try {
		port = await crew.start();
	} catch (error) {
		// Asked to stop before all had started.
		if (stopping) return await stopping;
		await crew.stop();
		throw new StartError(error instanceof Error ? error.message : String(error));
	}
	outliveFaults(log);
	if (store && environment.cachePurgeUrl)
		endPurging = purgeWithdrawn({ store }, environment.cachePurgeUrl, log);
	announce(environment, port, store && renewSetupToken(store));
	if (store) waitBriefly(store);
}

function prepared(environment: Environment, log: Logger): Store {
	const store = prepareStore(environment);
	putInOrder(store, log);
	// One is made by nobody else.
	if (environment.sessionSecret === undefined) keptSecret(store.path);
	return store;
}

async function metricsOfAll({ metrics }: Environment): Promise<() => Promise<string>> {
	if (!metrics) return async () => "";
	const { AggregatorRegistry } = await import("prom-client");
	const all = new AggregatorRegistry();
	return () => all.clusterMetrics();
}
