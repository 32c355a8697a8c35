import type { ServerBuild } from "@remix-run/node";
import { createVault } from "#app/auth/vault.ts";
import { waitBriefly } from "#db/store.ts";
import { builtRoutes, CLIENT_FOLDER } from "./built-routes.ts";
import { type AppParts, answerFromCacheFirst, createApp } from "./create-app.ts";
import type { Environment } from "./environment.ts";
import { createHttpServer } from "./http-server.ts";
import type { OwnedImportRunner } from "./import-runner.ts";
import { listen } from "./listen.ts";
import { createMailRunner } from "./mail-runner.ts";
import { createMetrics } from "./metrics.ts";
import { outliveFaults } from "./outlive-faults.ts";
import { createPageCache } from "./page-cache.ts";
import { keptSecret } from "./session-secret.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

export interface SiteParts extends Pick<AppParts, "store" | "log" | "notes" | "limits"> {
	environment: Environment;
	imports: OwnedImportRunner;
	/** Where several processes serve: the metrics of all. */
	allMetrics?(): Promise<string>;
	/** Where several processes serve: resolves once the others are prepared too. */
	prepared?(): Promise<void>;
	/** Called after the last answer, before the database is closed. */
	end(): void | Promise<void>;
}

/**
 * Answers requests from a database that is written, until the process is asked to stop.
 * @returns the port @throws StartError with one line for the person who starts the program
 */
export async function serveSite(parts: SiteParts): Promise<number> {
	const { store, log, imports, allMetrics } = parts;
	const sessionSecret = parts.environment.sessionSecret ?? keptSecret(store.path);
	const environment = { ...parts.environment, sessionSecret };
	const development = process.env.NODE_ENV === "development";
	const cache = development ? undefined : createPageCache(store.path);
	const metrics =
		environment.metrics &&
		(await createMetrics({ store }, { ...environment.metrics, ...(allMetrics && { allMetrics }) }));
	// Several processes may each have one: a mail is taken up by one of them.
	const vault = createVault(sessionSecret);
	const mail = environment.mail && createMailRunner(store, { settings: environment.mail, vault, log });
	const app = createApp({
		...parts,
		environment,
		...(mail && { mail }),
		...(metrics && { metrics }),
		clientFolder: CLIENT_FOLDER,
		...(development ? await viteParts() : { build: await builtRoutes() }),
		...(cache && { cache }),
	});
	const server = createHttpServer({
		answer: answerFromCacheFirst(app, { log, ...(cache && { cache }), ...(metrics && { metrics }) }),
		log,
	});
	await parts.prepared?.();
	const port = await listen(server, environment);
	outliveFaults(log);
	waitBriefly(store);
	stopOnSignal(server, {
		begin: () => Promise.all([imports.close(), mail?.close()]),
		async end() {
			await parts.end();
			cache?.close();
			store.close();
		},
	});
	return port;
}

async function viteParts() {
	const { createServer: createVite } = await import("vite");
	const vite = await createVite({ server: { middlewareMode: true } });
	const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
	return { build, before: vite.middlewares };
}
