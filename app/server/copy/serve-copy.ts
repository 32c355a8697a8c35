import { randomBytes } from "node:crypto";
import type { AppParts } from "../create-app.ts";
import { answerFromCacheFirst, createApp } from "../create-app.ts";
import type { Environment } from "../environment.ts";
import { createHttpServer } from "../http-server.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { outliveFaults } from "../outlive-faults.ts";
import { announce, builtRoutes, CLIENT_FOLDER, listen, stopOnSignal } from "../serve.ts";
import { watchBehind } from "./behind.ts";
import { copyHealth } from "./copy-health.ts";
import { followStore } from "./followed-store.ts";
import { NO_IMPORTS, NO_NOTES } from "./nothing-written.ts";

/**
 * Answers readers from a copy of a database that another program keeps up to date, until the process is asked to stop.
 * @throws StartError, DatabaseUnusable with one line for the person who starts the program
 */
export async function serveCopy(environment: Environment): Promise<void> {
	const log = createLog(environment.logLevel);
	const followed = followStore(environment.databasePath, log);
	const behind = watchBehind(followed, environment.primaryUrl);
	const metrics =
		environment.metrics &&
		(await createMetrics(followed, {
			...environment.metrics,
			behindSeconds: () => behind.standing().behindSeconds,
		}));
	const parts: AppParts = {
		get store() {
			return followed.store;
		},
		get cache() {
			return followed.cache;
		},
		...(metrics && { metrics }),
		...{ log, imports: NO_IMPORTS, notes: NO_NOTES },
		// Nobody logs in here, so nothing that is signed has to be read again.
		environment: { ...environment, sessionSecret: randomBytes(32).toString("base64url") },
		clientFolder: CLIENT_FOLDER,
		build: await builtRoutes(),
		health: copyHealth(followed, behind, environment),
	};
	const answer = answerFromCacheFirst(createApp(parts), parts);
	const server = createHttpServer({
		log,
		answer: (req, res) => {
			res.on("close", followed.hold());
			answer(req, res);
		},
	});
	await listen(server, environment);
	outliveFaults(log);
	announce(server, environment, undefined);
	stopOnSignal(server, async () => {
		behind.close();
		followed.close();
	});
}
