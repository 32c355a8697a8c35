import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { createVault } from "#app/auth/vault.ts";
import { createAuditNotes } from "#app/services/audit-notes.ts";
import { keepMissingResults } from "#app/services/keep-result.ts";
import { reviewComputation } from "#app/services/review-computation.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { removeAbandoned, removeStrayUploads } from "#app/services/temporary-files.ts";
import { type Store, waitBriefly } from "#db/store.ts";
import { answerFromCacheFirst, createApp } from "./create-app.ts";
import { addressOf, type Environment, StartError } from "./environment.ts";
import { createHttpServer } from "./http-server.ts";
import { createImportRunner } from "./import-runner.ts";
import { createLog } from "./log.ts";
import { createMailRunner } from "./mail-runner.ts";
import { createMetrics } from "./metrics.ts";
import { outliveFaults } from "./outlive-faults.ts";
import { createPageCache } from "./page-cache.ts";
import { purgeWithdrawn } from "./purge-withdrawn.ts";
import { keptSecret } from "./session-secret.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const CLIENT_FOLDER = join(ROOT, "build", "client");
/** How long requests in flight may take to finish after a signal to stop, in milliseconds. */
const GRACE = 10_000;

/**
 * Answers requests from a database until the process is asked to stop.
 * @throws StartError with one line for the person who starts the program
 */
export async function serve(store: Store, environment: Environment): Promise<void> {
	const log = createLog(environment.logLevel);
	removeAbandoned(dirname(store.path));
	removeStrayUploads(store.path);
	for (const { slug, changes } of reviewComputation(store)) {
		log.warn(
			{ synthesis: slug, changes },
			"this version computes figures of a published synthesis otherwise",
		);
	}
	keepMissingResults(store);
	const development = process.env.NODE_ENV === "development";
	const cache = development ? undefined : createPageCache(store.path);
	const imports = createImportRunner(store, log);
	const notes = createAuditNotes(store, log);
	const metrics = environment.metrics && (await createMetrics({ store }, environment.metrics));
	const sessionSecret = environment.sessionSecret ?? keptSecret(store.path);
	const vault = createVault(sessionSecret);
	const mail = environment.mail && createMailRunner(store, { settings: environment.mail, vault, log });
	const app = createApp({
		...(metrics && { metrics }),
		...(mail && { mail }),
		store,
		log,
		imports,
		notes,
		environment: { ...environment, sessionSecret },
		clientFolder: CLIENT_FOLDER,
		...(development ? await viteParts() : { build: await builtRoutes() }),
		...(cache && { cache }),
	});
	const server = createHttpServer({
		answer: answerFromCacheFirst(app, { log, ...(cache && { cache }), ...(metrics && { metrics }) }),
		log,
	});
	await listen(server, environment);
	const endPurging = environment.cachePurgeUrl
		? purgeWithdrawn(store, environment.cachePurgeUrl, log)
		: undefined;
	outliveFaults(log);
	// Not before it listens: a second start by mistake must not make the link of the first one void.
	announce(server, environment, renewSetupToken(store));
	waitBriefly(store);

	let ended: Promise<unknown> | undefined;
	stopOnSignal(
		server,
		async () => {
			await ended;
			endPurging?.();
			notes.close();
			cache?.close();
			store.close();
		},
		() => {
			ended = Promise.all([imports.close(), mail?.close()]);
		},
	);
}

/**
 * Ends the process on SIGTERM or SIGINT once the requests in flight are answered, within ten seconds.
 * @param close what is open, after the last answer
 * @param begin what takes its time to end, at once
 */
export function stopOnSignal(server: Server, close: () => Promise<void>, begin = () => {}): void {
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		begin();
		server.close(async () => {
			await close();
			process.exit(0);
		});
		// A browser keeps its connection after the last answer; nothing more may come in by it.
		server.closeIdleConnections();
		setInterval(() => server.closeIdleConnections(), 50).unref();
		setTimeout(() => server.closeAllConnections(), GRACE).unref();
	};
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
}

export async function builtRoutes(): Promise<ServerBuild> {
	const file = join(ROOT, "build", "server", "index.js");
	if (!existsSync(file)) throw new StartError("The pages are not built. Run npm start, or npm run build");
	return (await import(pathToFileURL(file).href)) as ServerBuild;
}

async function viteParts() {
	const { createServer: createVite } = await import("vite");
	const vite = await createVite({ server: { middlewareMode: true } });
	const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
	return { build, before: vite.middlewares };
}

export function listen(server: Server, { host, port }: Environment): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = (error: NodeJS.ErrnoException) =>
			reject(new StartError(explainListening(error, host, port)));
		server.once("error", fail);
		server.listen(port, host, () => {
			server.off("error", fail);
			resolve();
		});
	});
}

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): string {
	switch (error.code) {
		case "EADDRINUSE":
			return `Port ${port} is taken by another program. Stop it, or set PORT to another number`;
		case "EACCES":
			return `Port ${port} may not be used by this user. Set PORT to a number above 1023`;
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return `This machine has no address ${host}. Set HOST to 127.0.0.1, or 0.0.0.0 for every address`;
		default:
			return `Cannot listen on ${host}:${port}: ${error.message}`;
	}
}

export function announce(server: Server, environment: Environment, setupToken: string | undefined) {
	const { port } = server.address() as AddressInfo;
	const address = addressOf({ ...environment, port });
	const setup = setupToken
		? `No account exists yet. Make the first administrator here, once: ${address}/setup?token=${setupToken}\n`
		: "";
	// In one piece, so that a program that waits for the first line has the second as well.
	process.stdout.write(`Equipoise is running on ${address}\n${setup}`);
}
