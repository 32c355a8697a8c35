import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { hashToken } from "#app/auth/tokens.ts";
import { createVault } from "#app/auth/vault.ts";
import type { AuditNotes, ImportRunner, Mailing } from "#app/http/context.ts";
import type { Store } from "#db/store.ts";
import { writeTurn } from "#db/write-turn.ts";
import { createAnalysisThread } from "./analyse-beside.ts";
import { createCookies } from "./cookies.ts";
import { onCopy } from "./copy/on-copy.ts";
import { destinationOf, findDestination, knownDestination } from "./destination.ts";
import type { Environment } from "./environment.ts";
import { health } from "./health.ts";
import type { Limits } from "./limits.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { PageCache } from "./page-cache.ts";
import { limitRequests, tooManyBefore } from "./rate-limit.ts";
import { allowedMethods, bodyRooms, receiveRequest } from "./receive-request.ts";
import { readAnew } from "./remembered.ts";
import { remixHandler } from "./remix-handler.ts";
import { READING, requesterOf } from "./requester.ts";
import { secureHeaders } from "./secure-headers.ts";
import { settleAddress } from "./settle-address.ts";

export interface AppParts {
	/** Read anew for each request, as `cache` is: a copy of a database is opened anew when it has changed. */
	readonly store: Store;
	environment: Environment & { sessionSecret: string };
	log: Logger;
	imports: ImportRunner;
	notes: AuditNotes;
	limits: Limits;
	build: ServerBuild | (() => Promise<ServerBuild>);
	/** Where the built browser files are. */
	clientFolder: string;
	/** Absent: nothing is cached, as while developing. */
	readonly cache?: PageCache;
	/** Keeps both open as they are now, until the function that it returns is called. */
	hold?(): () => void;
	/** Answers `/healthz` in place of the check that a server which writes makes. */
	health?: RequestHandler;
	/** Absent: no mail is sent. */
	mail?: Mailing;
	/** Absent: nothing is counted, and nothing answers at `/metrics`. */
	metrics?: Metrics;
	/** Runs before everything else, as Vite's does while developing. */
	before?: RequestHandler;
}

/** What is sent to one reader alone is compressed in one piece, and not for as long as what is kept for many. */
const FOR_ONE_READER = { level: 4, chunkSize: 64 * 1024 };

/** The web application behind the page cache: static files, headers, limits, then Remix. */
export function createApp(parts: AppParts) {
	const { environment } = parts;
	const app = express();
	app.disable("x-powered-by");
	app.set("trust proxy", environment.trustProxy);
	app.set("etag", false);
	app.use(nameRequest, secureHeaders);
	app.get("/healthz", parts.health ?? health(parts.store));
	if (parts.metrics) app.get("/metrics", parts.metrics.answer);
	if (parts.before) app.use(parts.before);
	app.use(logRequest(parts), compression(FOR_ONE_READER), settle);
	app.use(
		"/assets",
		express.static(join(parts.clientFolder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
	);
	app.use(staticFiles(parts.clientFolder));
	app.use(findDestination(parts.build));
	if (environment.rateLimit > 0)
		app.use(limitRequests(environment.rateLimit, destinationOf, parts.limits.requests));
	app.use(answerWithRemix(parts));
	app.use(answerPlainly);
	return app;
}

/** The files beside the pages. Looking on the disk for each page that is asked for would cost as much as some pages do. */
function staticFiles(folder: string): RequestHandler {
	const names = new Set(existsSync(folder) ? readdirSync(folder).map((name) => `/${name}`) : []);
	const serve = express.static(folder, { maxAge: "1h", index: false, redirect: false });
	return (req, res, next) => (names.has(req.path) ? serve(req, res, next) : next());
}

/** What listens: a page from the cache where there is one, else the application. */
export function answerFromCacheFirst(
	app: (req: IncomingMessage, res: ServerResponse) => void,
	parts: Pick<AppParts, "cache" | "log" | "metrics">,
): RequestListener {
	return (req, res) => {
		const started = performance.now();
		const id = randomUUID();
		const route = settleAddress(req) ? parts.cache?.serve(req, res, id) : undefined;
		if (route === undefined) return app(req, res);
		const { method = "", url = "/" } = req;
		const [path] = url.split("?", 1);
		const took = performance.now() - started;
		const { statusCode: status } = res;
		parts.log.info({ id, method, path, status, ms: Math.round(took), cached: true }, "request");
		parts.metrics?.note({ route, method, status, seconds: took / 1000, kept: true });
	};
}

const nameRequest: RequestHandler = (_req, res, next) => {
	res.locals.requestId = randomUUID();
	res.setHeader("X-Request-Id", res.locals.requestId);
	next();
};

const settle: RequestHandler = (req, res, next) => {
	if (settleAddress(req)) next();
	else res.status(400).type("text/plain").send("This request names no address.\n");
};

/** Noted, as nginx does, of whoever left before they had the whole answer. */
const LEFT = 499;

const logRequest =
	({ log, metrics }: Pick<AppParts, "log" | "metrics">): RequestHandler =>
	(req, res, next) => {
		const started = performance.now();
		const id = res.locals.requestId;
		// As they came: what is refused is answered as if it had come otherwise.
		const { path, method } = req;
		res.on("close", () => {
			const took = performance.now() - started;
			const broken = res.locals.failed ? 500 : LEFT;
			const status = res.writableFinished ? res.statusCode : broken;
			const level = status >= 500 ? "error" : path.startsWith("/assets/") ? "debug" : "info";
			const { account } = res.locals;
			const whose = status >= 400 && account !== undefined && { account };
			const route = knownDestination(req)?.route;
			metrics?.note({ route, method, status, seconds: took / 1000, kept: false });
			log[level]({ id, method, path, status, ms: Math.round(took), ...whose }, "request");
		});
		next();
	};

function answerWithRemix(parts: AppParts): RequestHandler {
	const { environment, log } = parts;
	const handle = remixHandler(parts.build);
	const cookies = createCookies(environment);
	const vault = createVault(environment.sessionSecret);
	const settings = {
		publicReading: environment.publicReading,
		publicUrl: environment.publicUrl,
		registryUrl: environment.registryUrl,
		maxUpload: environment.maxUpload,
		session: environment.session,
		openId: environment.openId,
		...(environment.readOnly && { copyOf: { primary: environment.primaryUrl } }),
	};

	const analyseBeside = createAnalysisThread();
	const { publicUrl, maxUpload } = environment;
	const limits = {
		...{ publicUrl, maxUpload, databasePath: environment.databasePath },
		...{ rooms: bodyRooms(), places: parts.limits.uploads },
	};

	return async (req, res, next) => {
		const { store, cache } = parts;
		// Asked here and not as the request came in: others may have been opened while it was counted elsewhere.
		if (parts.hold && !res.closed) res.on("close", parts.hold());
		try {
			const token: unknown = await cookies.session.parse(req.headers.cookie ?? null);
			const session = typeof token === "string" ? token : null;
			const destination = destinationOf(req);
			// Its own policy says who may frame it; this header can only forbid.
			if (destination.handle.framed) res.removeHeader("X-Frame-Options");
			const { viewer, refusal: unknown } = environment.readOnly
				? onCopy(req, destination, environment.primaryUrl)
				: requesterOf(store, req, destination, { session, publicUrl });
			if (viewer.kind === "user") res.locals.account = viewer.id;
			const context: AppLoadContext = {
				store,
				viewer,
				sessionHash: session && hashToken(session),
				settings,
				cookies,
				logInLimit: parts.limits.logIns,
				vault,
				...(parts.mail && { mail: parts.mail }),
				imports: parts.imports,
				analyseBeside,
				notes: parts.notes,
				clientAddress: req.ip ?? "",
				log,
				posted: req.method === "POST",
				asData: destination.asData,
				remember: cache?.remember ?? readAnew,
				requestId: res.locals.requestId,
				nonce: randomUUID(),
				answerHeaders: new Headers(),
			};
			const asked = { destination, viewer, refusal: tooManyBefore(req) ?? unknown };
			const { body, delivered, refusal } = await receiveRequest(req, asked, limits);
			if (refusal) {
				// Whoever broke off is not there to read why.
				if (res.closed) return;
				// Every loader and action throws the refusal. Only GET and POST are sure to reach one.
				if (refusal.kind === "wrong-method") {
					res.setHeader("Allow", [...allowedMethods(destination)].join(", "));
					req.method = "GET";
				}
				await handle(req, res, undefined, { ...context, refusal }, cache);
				return;
			}
			try {
				const writes = !READING.has(req.method) && !destination.handle.storesNothing && !environment.readOnly;
				using _ = writes ? await writeTurn(store) : undefined;
				await handle(req, res, body, { ...context, ...(delivered && { delivered }) }, cache);
			} finally {
				await delivered?.close();
			}
		} catch (error) {
			log.error({ id: res.locals.requestId, err: error }, "request failed");
			res.locals.failed = true;
			if (res.headersSent) res.destroy();
			else next(error);
		}
	};
}

/** The last resort, for a file that is not there or a fault outside every page: one line, no particulars. */
const answerPlainly: ErrorRequestHandler = (error: { status?: unknown }, _req, res, _next) => {
	const status = typeof error.status === "number" ? error.status : 500;
	const line = status === 404 ? "There is no such file." : "This cannot be answered.";
	res.status(status).type("text/plain").send(`${line}\n`);
};
