import { randomBytes } from "node:crypto";
import { builtRoutes, CLIENT_FOLDER } from "../built-routes.ts";
import type { AppParts } from "../create-app.ts";
import { answerFromCacheFirst, createApp } from "../create-app.ts";
import type { Environment } from "../environment.ts";
import { createHttpServer } from "../http-server.ts";
import { type Limits, ownLimits } from "../limits.ts";
import { announce, listen } from "../listen.ts";
import { createLog, type Logger } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { outliveFaults } from "../outlive-faults.ts";
import { purgeWithdrawn } from "../purge-withdrawn.ts";
import { stopOnSignal } from "../stop-on-signal.ts";
import { watchBehind } from "./behind.ts";
import { copyHealth } from "./copy-health.ts";
import { followStore } from "./followed-store.ts";
import { NO_IMPORTS, NO_NOTES } from "./nothing-written.ts";

/** What one of several processes that serve a copy has from the others. */
interface Together {
	log: Logger;
	limits: Limits;
	allMetrics(): Promise<string>;
	/** Resolves once the others are prepared too. */
	prepared(): Promise<void>;
}

/**
 * Answers readers from a copy of a database that another program keeps up to date, until the process is asked to stop.
 * @throws StartError, DatabaseUnusable with one line for the person who starts the program
 */
export async function serveCopy(environment: Environment, together?: Together): Promise<void> {
	const log = together?.log ?? createLog(environment.logLevel);
	const followed = followStore(environment.databasePath, log);
	const behind = watchBehind(followed, environment.primaryUrl);
	const metrics =
		environment.metrics &&
		(await createMetrics(followed, {
			...environment.metrics,
			behindSeconds: () => behind.standing().behindSeconds,
			...(together && { allMetrics: together.allMetrics }),
		}));
	const parts: AppParts = {
		get store() {
			return followed.store;
		},
		get cache() {
			return followed.cache;
		},
		hold: followed.hold,
		...(metrics && { metrics }),
		...{ log, imports: NO_IMPORTS, notes: NO_NOTES, limits: together?.limits ?? ownLimits() },
		// Nobody logs in here, so nothing that is signed has to be read again.
		environment: { ...environment, sessionSecret: randomBytes(32).toString("base64url") },
		clientFolder: CLIENT_FOLDER,
		build: await builtRoutes(),
		health: copyHealth(followed, behind, environment),
	};
	const server = createHttpServer({ log, answer: answerFromCacheFirst(createApp(parts), parts) });
	await together?.prepared();
	const port = await listen(server, environment);
	outliveFaults(log);
	const endPurging = environment.cachePurgeUrl && purgeWithdrawn(followed, environment.cachePurgeUrl, log);
	stopOnSignal(server, {
		end() {
			if (endPurging) endPurging();
			behind.close();
			followed.close();
		},
	});
	if (!together) announce(environment, port);
}
