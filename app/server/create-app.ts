import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type AppLoadContext, type CookieOptions, createCookie, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import { SESSION_LENGTH } from "#app/auth/sessions.ts";
import { hashToken } from "#app/auth/tokens.ts";
import type { ImportRunner, Refusal } from "#app/http/context.ts";
import type { Store } from "#db/store.ts";
import { admit, allowedMethods } from "./admit.ts";
import { createAttemptLimit } from "./attempt-limit.ts";
import type { Environment } from "./environment.ts";
import { health } from "./health.ts";
import type { Logger } from "./log.ts";
import { newNonce } from "./nonce.ts";
import type { PageCache } from "./page-cache.ts";
import { addressOf, remixHandler } from "./remix-handler.ts";
import { requesterOf } from "./requester.ts";

export interface AppParts {
	store: Store;
	environment: Environment & { sessionSecret: string };
	log: Logger;
	imports: ImportRunner;
	build: ServerBuild | (() => Promise<ServerBuild>);
	/** Where the built browser files are. */
	clientFolder: string;
	/** Absent: nothing is cached, as while developing. */
	cache?: PageCache;
	/** Runs before everything else, as Vite's does while developing. */
	before?: RequestHandler;
}

/** Pages on which anybody can have any table computed. */
const COMPUTING = /^\/syntheses\/try(\.data)?$/;

/** The web application behind the page cache: static files, headers, limits, then Remix. */
export function createApp(parts: AppParts) {
	const { environment, store } = parts;
	const app = express();
	app.disable("x-powered-by");
	app.set("trust proxy", environment.trustProxy);
	app.set("etag", false);
	app.get("/healthz", health(store));
	if (parts.before) app.use(parts.before);
	app.use(nameAndLog(parts.log), secureHeaders, compression());
	app.use(
		"/assets",
		express.static(join(parts.clientFolder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
	);
	app.use(express.static(parts.clientFolder, { maxAge: "1h", index: false }));
	if (environment.rateLimit > 0) app.use(["/api", "/export", COMPUTING], apiLimit(environment.rateLimit));
	app.use(answerWithRemix(parts));
	app.use(answerPlainly);
	return app;
}

const nameAndLog =
	(log: Logger): RequestHandler =>
	(req, res, next) => {
		const started = performance.now();
		const id = randomUUID();
		res.locals.requestId = id;
		res.locals.nonce = newNonce();
		res.setHeader("X-Request-Id", id);
		const { path } = req;
		res.on("finish", () => {
			const took = Math.round(performance.now() - started);
			const level = res.statusCode >= 500 ? "error" : path.startsWith("/assets/") ? "debug" : "info";
			log[level]({ id, method: req.method, path, status: res.statusCode, ms: took }, "request");
		});
		next();
	};

const secureHeaders = helmet({
	contentSecurityPolicy: {
		useDefaults: false,
		directives: {
			defaultSrc: ["'self'"],
			scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
			styleSrc: ["'self'"],
			// React and Recharts write style attributes.
			styleSrcAttr: ["'unsafe-inline'"],
			imgSrc: ["'self'", "data:"],
			fontSrc: ["'self'"],
			// While developing, Vite tells the page of changes over a socket.
			connectSrc: ["'self'", ...(process.env.NODE_ENV === "development" ? ["ws:"] : [])],
			objectSrc: ["'none'"],
			baseUri: ["'none'"],
			formAction: ["'self'"],
			frameAncestors: ["'none'"],
		},
	},
	crossOriginEmbedderPolicy: false,
	// Whether every page of this host is served by https is for the person who runs the proxy to say.
	strictTransportSecurity: false,
	referrerPolicy: { policy: "strict-origin-when-cross-origin" },
});

const refusals = new WeakMap<Request, Refusal>();

function apiLimit(requestsPerMinute: number): RequestHandler {
	return rateLimit({
		windowMs: 60_000,
		limit: requestsPerMinute,
		standardHeaders: "draft-8",
		legacyHeaders: false,
		handler: (req, _res, next) => {
			refusals.set(req, {
				kind: "too-many-requests",
				message: `More than ${requestsPerMinute} requests in a minute. Try again in a minute.`,
			});
			next();
		},
	});
}

function answerWithRemix(parts: AppParts): RequestHandler {
	const { environment, store, log } = parts;
	const handle = remixHandler(parts.build, parts.cache);
	const secure = environment.publicUrl?.startsWith("https:") ?? false;
	const cookie: CookieOptions = {
		path: "/",
		httpOnly: true,
		sameSite: "lax",
		secrets: [environment.sessionSecret],
		secure,
	};
	const cookies = {
		session: createCookie("equipoise_session", { ...cookie, maxAge: SESSION_LENGTH / 1000 }),
		notice: createCookie("equipoise_notice", { ...cookie, maxAge: 60 }),
	};
	const logInLimit = createAttemptLimit();
	const settings = {
		publicReading: environment.publicReading,
		publicUrl: environment.publicUrl,
		registryUrl: environment.registryUrl,
		maxUpload: environment.maxUpload,
	};

	const { publicUrl, maxUpload } = environment;
	const admission = { publicUrl, maxUpload, databasePath: store.path };

	return async (req, res, next) => {
		if (!URL.canParse(addressOf(req))) {
			res.status(400).type("text/plain").send("This request names no address.\n");
			return;
		}
		try {
			const token: unknown = await cookies.session.parse(req.headers.cookie ?? null);
			const session = typeof token === "string" ? token : null;
			const { refusal: unknown, ...requester } = requesterOf(store, req, session, environment.publicUrl);
			const context: AppLoadContext = {
				store,
				...requester,
				sessionHash: session && hashToken(session),
				settings,
				cookies,
				logInLimit,
				imports: parts.imports,
				clientAddress: req.ip ?? "",
				log,
				posted: req.method === "POST",
				requestId: res.locals.requestId,
				nonce: res.locals.nonce,
				answerHeaders: new Headers(),
			};
			const limited = refusals.get(req);
			const admitted = limited ? { refusal: limited } : await admit(req, context.viewer, admission);
			const { body, delivered, refusal = unknown } = { body: undefined, delivered: undefined, ...admitted };
			if (refusal) {
				// Every loader and action throws the refusal. Only GET and POST are sure to reach one.
				if (refusal.kind === "wrong-method") {
					res.setHeader("Allow", [...allowedMethods(req)].join(", "));
					req.method = "GET";
				}
				await handle(req, res, undefined, { ...context, refusal });
				return;
			}
			try {
				await handle(req, res, body, { ...context, ...(delivered && { delivered }) });
			} finally {
				await delivered?.close();
			}
		} catch (error) {
			log.error({ id: res.locals.requestId, err: error }, "request failed");
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
