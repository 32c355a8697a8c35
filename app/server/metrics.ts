import { timingSafeEqual } from "node:crypto";
import { statSync } from "node:fs";
import type { RequestHandler } from "express";
import { IMPORT_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { listImportsIn } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";

/** An answer that was sent. */
export interface Answered {
	/** The route's id; absent for what no route answered, such as files of the build. */
	route: string | undefined;
	method: string;
	status: number;
	seconds: number;
	/** It was ready in the page cache. */
	kept: boolean;
}

export interface Metrics {
	note(answered: Answered): void;
	/** Answers a scrape in Prometheus's text format. */
	answer: RequestHandler;
}

const STATES = Object.keys(IMPORT_STATE_WORDS) as (keyof typeof IMPORT_STATE_WORDS)[];

/** Those that some route answers; others are `_OTHER`, as OpenTelemetry has it. */
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Seconds; a kept page takes less than the first, an export more than the last. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * Counts what the server answers, for Prometheus. Its labels are routes and methods, never addresses or people.
 * @param behindSeconds of a copy: how far it is behind, null where nobody knows
 * @param allMetrics where several processes serve: gathers the metrics of all, this one’s among them
 */
export async function createMetrics(
	parts: { readonly store: Store },
	{
		token,
		behindSeconds,
		allMetrics,
	}: { token: string | undefined; behindSeconds?: () => number | null; allMetrics?: () => Promise<string> },
): Promise<Metrics> {
	const { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import(
		"prom-client"
	);
	const registers = [new Registry()];
	const [registry] = registers;
	if (!registry) throw new Error("There is no register");
	collectDefaultMetrics({ register: registry });
	if (allMetrics) AggregatorRegistry.setRegistries(registers);
	const requests = new Counter({
		...{ name: "equipoise_http_requests_total", help: "Requests answered", registers },
		labelNames: ["route", "method", "status"],
	});
	const took = new Histogram({
		...{ name: "equipoise_http_request_duration_seconds", help: "Time to answer", registers },
		...{ labelNames: ["route"], buckets: BUCKETS },
	});
	const kept = new Counter({
		...{ name: "equipoise_page_cache_total", help: "Public answers that were ready, and that were made" },
		...{ labelNames: ["result"], registers },
	});
	const gauge = (name: string, help: string, read: () => number | null) =>
		new Gauge({
			// Every process says the same of the files.
			...{ name: `equipoise_${name}`, help, registers, aggregator: "max" },
			collect() {
				const value = read();
				if (value === null) this.remove();
				else this.set(value);
			},
		});
	gauge("database_bytes", "Size of the database file", () => sizeOf(parts.store.path));
	gauge("wal_bytes", "Size of the write-ahead log", () => sizeOf(`${parts.store.path}-wal`));
	if (behindSeconds)
		gauge(
			"copy_behind_seconds",
			"How far this copy is behind its primary, as far as is known",
			behindSeconds,
		);
	new Gauge({
		...{ name: "equipoise_imports", help: "Imports by state", labelNames: ["state"], registers },
		aggregator: "max",
		collect() {
			for (const state of STATES) this.set({ state }, listImportsIn(parts.store, state).length);
		},
	});
	return {
		note({ route = "none", method, status, seconds, kept: wasKept }) {
			requests.inc({ route, method: METHODS.has(method) ? method : "_OTHER", status });
			took.observe({ route }, seconds);
			if (wasKept) kept.inc({ result: "hit" });
			else if (route !== "none" && method === "GET") kept.inc({ result: "miss" });
		},
		async answer(req, res) {
			res.setHeader("Cache-Control", "no-store");
			if (token !== undefined && !bears(req.headers.authorization, token)) {
				res
					.status(401)
					.setHeader("WWW-Authenticate", "Bearer")
					.type("text/plain")
					.send("Send METRICS_TOKEN.\n");
				return;
			}
			try {
				const text = await (allMetrics ? allMetrics() : registry.metrics());
				res.type(registry.contentType).send(text);
			} catch {
				res.status(503).type("text/plain").send("A process did not say in time what it counted.\n");
			}
		},
	};
}

function bears(authorization = "", token: string): boolean {
	const given = Buffer.from(authorization.replace(/^Bearer +/i, ""));
	const wanted = Buffer.from(token);
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
