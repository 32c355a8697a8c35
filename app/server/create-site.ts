import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createVault } from "#app/auth/vault.ts";
import { builtRoutes, CLIENT_FOLDER } from "./built-routes.ts";
import { type AppParts, answerFromCacheFirst, createApp } from "./create-app.ts";
import { createHttpServer } from "./http-server.ts";
import { createMailRunner } from "./mail-runner.ts";
import { createMetrics } from "./metrics.ts";
import { createPageCache } from "./page-cache.ts";

export interface SiteParts
	extends Pick<AppParts, "store" | "log" | "imports" | "notes" | "limits" | "environment"> {
	/** Where several processes serve: the metrics of all. */
	allMetrics?: () => Promise<string>;
}

/** Everything that answers requests from a database that is written. */
export async function createSite(parts: SiteParts): Promise<{ server: Server; close(): Promise<void> }> {
	const { store, environment, log, allMetrics } = parts;
	const development = process.env.NODE_ENV === "development";
	const cache = development ? undefined : createPageCache(store.path);
	const metrics =
		environment.metrics &&
		(await createMetrics({ store }, { ...environment.metrics, ...(allMetrics && { allMetrics }) }));
	// Several processes may each have one: a mail is taken up by one of them.
	const vault = createVault(environment.sessionSecret);
	const mail = environment.mail && createMailRunner(store, { settings: environment.mail, vault, log });
	const app = createApp({
		...parts,
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
	return {
		server,
		async close() {
			await mail?.close();
			cache?.close();
		},
	};
}

async function viteParts() {
	const { createServer: createVite } = await import("vite");
	const vite = await createVite({ server: { middlewareMode: true } });
	const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
	return { build, before: vite.middlewares };
}
