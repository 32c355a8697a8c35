import { existsSync } from "node:fs";
import { Agent } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { createVault } from "#app/auth/vault.ts";
import type { Role, User } from "#app/auth/viewer.ts";
import { createCookies } from "#app/server/cookies.ts";
import { answerFromCacheFirst, createApp } from "#app/server/create-app.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { createHttpServer, type HttpLimits } from "#app/server/http-server.ts";
import { createImportRunner } from "#app/server/import-runner.ts";
import { ownLimits } from "#app/server/limits.ts";
import { createLog } from "#app/server/log.ts";
import { createMailRunner } from "#app/server/mail-runner.ts";
import { createPageCache } from "#app/server/page-cache.ts";
import { prepareStore } from "#app/server/prepare-store.ts";
import { createAuditNotes } from "#app/services/audit-notes.ts";
import type { Store } from "#db/store.ts";
import { ask } from "./ask.ts";
import { addPerson, tokenFor } from "./people.ts";
import { copyPrepared } from "./prepared-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const SECRET = "a secret for tests alone";
const ROOT = join(import.meta.dirname, "..", "..");

/** Somebody who asks the server over HTTP; redirects are not followed, so that a test sees them. */
export interface Client {
	user: User | undefined;
	cookie: string;
	get(path: string, headers?: Record<string, string>): Promise<Response>;
	post(
		path: string,
		fields: Record<string, string> | URLSearchParams,
		headers?: Record<string, string>,
	): Promise<Response>;
}

export interface TestServer extends AsyncDisposable {
	url: string;
	store: Store;
	/** The routes that Remix answers, and the addresses that Express answers itself. */
	routes: ServerBuild["routes"];
	expressRoutes: string[];
	anonymous: Client;
	/** Somebody of this role, with an account of their own and a session. */
	as(role: Role, name?: string): Promise<Client>;
}

/** The whole application on a port and a database of its own, asked by real HTTP. */
export async function startServer(
	variables: Record<string, string> = {},
	limits: HttpLimits = {},
): Promise<TestServer> {
	const folder = temporaryFolder();
	const environment = readEnvironment({
		DATABASE_PATH: join(folder.path, "test.db"),
		SAMPLE_LIBRARY: "false",
		LOG_LEVEL: "silent",
		...variables,
	});
	if (!existsSync(environment.databasePath))
		copyPrepared(environment.databasePath, { samples: environment.sampleLibrary });
	const store = prepareStore(environment);
	const cache = createPageCache(store.path);
	const build = (await import(pathToFileURL(join(ROOT, "build", "server", "index.js")).href)) as ServerBuild;
	const log = createLog(environment.logLevel);
	const imports = createImportRunner(store, log);
	// Tests write by this connection too, beside the imports that they began, and can wait longer than readers.
	store.sqlite.pragma("busy_timeout = 5000");
	// Nothing here has to survive a power cut.
	store.sqlite.pragma("synchronous = OFF");
	const notes = createAuditNotes(store, log);
	const vault = createVault(SECRET);
	const mail =
		environment.mail && createMailRunner(store, { settings: environment.mail, vault, log, every: 100 });
	const app = createApp({
		...(mail && { mail }),
		store,
		imports,
		notes,
		cache,
		build,
		limits: ownLimits(),
		environment: { ...environment, sessionSecret: SECRET },
		log,
		clientFolder: join(ROOT, "build", "client"),
	});
	const server = createHttpServer({ answer: answerFromCacheFirst(app, { cache, log }), log, limits });
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		store,
		routes: build.routes,
		expressRoutes: expressRoutes(app),
		anonymous: client(url, "", undefined),
		async as(role, name) {
			const user = await addPerson(store, role, name);
			return client(url, await sessionCookie(tokenFor(store, user), environment.publicUrl), user);
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await imports.close();
			await mail?.close();
			await new Promise((resolve) => server.close(resolve));
			notes.close();
			cache.close();
			store.close();
			folder[Symbol.dispose]();
		},
	};
}

function expressRoutes(app: ReturnType<typeof createApp>): string[] {
	const layers: { route?: { path: string } }[] = app._router.stack;
	return layers.flatMap(({ route }) => route?.path ?? []);
}

export function client(url: string, cookie: string, user: User | undefined): Client {
	// Packing what is unpacked at once costs more than most pages do; what is packed and how has tests of its own.
	const own = { "Accept-Encoding": "identity", ...(cookie && { Cookie: cookie }) };
	return {
		user,
		cookie,
		get: (path, headers = {}) => askPlainly(url + path, { headers: { ...own, ...headers } }),
		post: (path, fields, headers = {}) =>
			askPlainly(url + path, {
				method: "POST",
				body: (fields instanceof URLSearchParams ? fields : new URLSearchParams(fields)).toString(),
				headers: { ...own, Origin: url, "Content-Type": FORM, ...headers },
			}),
	};
}

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";
const connections = new Agent({ keepAlive: true });
/** Answers that have no body, for which `Response` refuses even an empty one. */
const EMPTY = [204, 304];

/**
 * What `fetch` does for a path and text, for less of the processor's time.
 * @throws TypeError as it does when the connection breaks off
 */
async function askPlainly(
	address: string,
	asked: { method?: string; headers: Record<string, string>; body?: string },
): Promise<Response> {
	const { origin, pathname, search } = new URL(address);
	const { status, headers, body } = await ask(origin, pathname + search, {
		...asked,
		agent: connections,
	}).catch((cause: unknown) => {
		throw new TypeError("The connection broke off", { cause });
	});
	const told = Object.entries(headers).flatMap(([name, value = []]) =>
		[value].flat().map((each): [string, string] => [name, each]),
	);
	return new Response(EMPTY.includes(status) ? null : new Uint8Array(body), { status, headers: told });
}

/** The cookie of a session, for a server whose SESSION_SECRET is the tests'. */
export async function sessionCookie(token: string, publicUrl?: string): Promise<string> {
	const session = { hours: 12, idleMinutes: null };
	const cookies = createCookies({ publicUrl, sessionSecret: SECRET, session });
	const serialized = await cookies.session.serialize(token);
	return serialized.split(";")[0] ?? "";
}
