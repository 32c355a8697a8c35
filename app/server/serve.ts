import { createAuditNotes } from "#app/services/audit-notes.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { type Store, waitBriefly } from "#db/store.ts";
import { createSite } from "./create-site.ts";
import type { Environment } from "./environment.ts";
import { createImportRunner } from "./import-runner.ts";
import { ownLimits } from "./limits.ts";
import { announce, listen } from "./listen.ts";
import { createLog } from "./log.ts";
import { outliveFaults } from "./outlive-faults.ts";
import { purgeWithdrawn } from "./purge-withdrawn.ts";
import { putInOrder } from "./put-in-order.ts";
import { keptSecret } from "./session-secret.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

/**
 * Answers requests from a database until the process is asked to stop, as the only process.
 * @throws StartError with one line for the person who starts the program
 */
export async function serve(store: Store, environment: Environment): Promise<void> {
	const log = createLog(environment.logLevel);
	putInOrder(store, log);
	const imports = createImportRunner(store, log);
	const notes = createAuditNotes(store, log);
	const sessionSecret = environment.sessionSecret ?? keptSecret(store.path);
	const site = await createSite({
		...{ store, log, imports, notes, limits: ownLimits() },
		environment: { ...environment, sessionSecret },
	});
	const port = await listen(site.server, environment);
	const endPurging = environment.cachePurgeUrl
		? purgeWithdrawn(store, environment.cachePurgeUrl, log)
		: undefined;
	outliveFaults(log);
	// Not before it listens: a second start by mistake must not make the link of the first one void.
	announce(environment, port, renewSetupToken(store));
	waitBriefly(store);

	let importsEnded: Promise<void> | undefined;
	stopOnSignal(
		site.server,
		async () => {
			await importsEnded;
			endPurging?.();
			notes.close();
			await site.close();
			store.close();
		},
		() => {
			importsEnded = imports.close();
		},
	);
}
