import { createAuditNotes } from "#app/services/audit-notes.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import type { Store } from "#db/store.ts";
import type { Environment } from "./environment.ts";
import { createImportRunner } from "./import-runner.ts";
import { ownLimits } from "./limits.ts";
import { announce } from "./listen.ts";
import { createLog } from "./log.ts";
import { purgeWithdrawn } from "./purge-withdrawn.ts";
import { putInOrder } from "./put-in-order.ts";
import { serveSite } from "./serve-site.ts";

/**
 * Answers requests from a database until the process is asked to stop, as the only process.
 * @throws StartError with one line for the person who starts the program
 */
export async function serve(store: Store, environment: Environment): Promise<void> {
	const log = createLog(environment.logLevel);
	putInOrder(store, log);
	const imports = createImportRunner(store, log);
	const notes = createAuditNotes(store, log);
	let endPurging = () => {};
	const port = await serveSite({
		...{ store, environment, log, imports, notes, limits: ownLimits() },
		end() {
			endPurging();
			notes.close();
		},
	});
	if (environment.cachePurgeUrl) endPurging = purgeWithdrawn({ store }, environment.cachePurgeUrl, log);
	// Not before it listens: a second start by mistake must not make the link of the first one void.
	announce(environment, port, renewSetupToken(store));
}
