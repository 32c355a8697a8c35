import { closeSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLog } from "#app/server/log.ts";
import { purgeWithdrawn } from "#app/server/purge-withdrawn.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const PAGE = "/studies/finzi-rosenthal-2014";
const SOON = { timeout: 10_000, interval: 50 };

/** The database as it stands, in one file. */
function copied(server: TestServer, file: string): string {
	server.store.sqlite.prepare("vacuum into ?").run(file);
	return file;
}

/** Writes another state of a database into its file, as `litestream restore -f` does: SQLite's change counter stays. */
function writeInto(file: string, other: string) {
	const bytes = readFileSync(other);
	const before = readFileSync(file);
	for (const [from, to] of [
		[24, 28],
		[92, 96],
	] as const)
		before.copy(bytes, from, from, to);
	const descriptor = openSync(file, "r+");
	writeSync(descriptor, bytes, 0, bytes.length, 0);
	ftruncateSync(descriptor, bytes.length);
	closeSync(descriptor);
}

test("a copy shows what the primary has, follows its file, says how far behind it is, and changes nothing", async () => {
	using folder = temporaryFolder();
	await using primary = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
	const file = copied(primary, join(folder.path, "copy.db"));
	await using copy = await startProcess(file, {
		...{ READ_ONLY: "true", PRIMARY_URL: primary.url, METRICS_TOKEN: "for the scraper alone" },
	});
	const health = async () => (await fetch(`${copy.url}/healthz`)).json() as Promise<Record<string, unknown>>;

	const page = await fetch(copy.url + PAGE);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain(`${primary.url}/login`);
	for (const [path, options] of [
		["/login", {}],
		["/forgot", {}],
		["/unsubscribe?of=work&user=1&key=x", {}],
		["/login", { method: "POST", body: new URLSearchParams({ email: "a@example.org", password: "x" }) }],
		[PAGE, { method: "POST", body: new URLSearchParams({ intent: "archive" }) }],
		["/api/v1/studies", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }],
		["/api/v1/studies", { headers: { Authorization: "Bearer eq_something" } }],
	] as const) {
		const refused = await fetch(copy.url + path, options);
		expect(refused.status, path).toBe(503);
		expect(await refused.text(), path).toContain(`change things at ${primary.url}`);
	}
	const computed = await fetch(`${copy.url}/api/v1/meta-analyses`, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ measure: "RR", rows: [{ study: "A", events1: 5, n1: 20, events2: 9, n2: 20 }] }),
	});
	expect(computed.status).not.toBe(503);
	await expect.poll(health, SOON).toMatchObject({ status: "ok", behindSeconds: 0, primary: "reached" });

	const researcher = await primary.as("researcher");
	const archived = await researcher.post(PAGE, {
		intent: "archive",
		expectedVersion: "1",
		reason: "Because",
	});
	expect(archived.status).toBe(302);
	await expect.poll(async () => (await health()).behindSeconds, SOON).toBeGreaterThan(0);
	const status = async () => (await fetch(copy.url + PAGE)).status;
	expect(await status()).toBe(200);
	renameSync(copied(primary, join(folder.path, "next.db")), file);
	await expect.poll(status, SOON).toBe(404);
	expect(await health()).toMatchObject({ status: "ok", behindSeconds: 0 });

	const administrator = await primary.as("administrator");
	const back = {
		intent: "take-back",
		slug: "finzi-rosenthal-2014",
		kind: "study",
		expectedVersion: "1",
		reason: "So",
	};
	expect((await administrator.post("/admin", back)).status).toBe(302);
	writeInto(file, copied(primary, join(folder.path, "later.db")));
	await expect.poll(status, SOON).toBe(200);
	expect((await fetch(`${copy.url}/metrics`)).status).toBe(401);
	const scraped = await fetch(`${copy.url}/metrics`, {
		headers: { Authorization: "Bearer for the scraper alone" },
	});
	const metrics = await scraped.text();
	expect(scraped.headers.get("Content-Type")).toMatch(/^text\/plain;.* version=/);
	expect(metrics).toMatch(
		/^equipoise_http_requests_total\{route="routes\/studies\.\$slug",method="GET",status="404"\} [1-9]/m,
	);
	expect(metrics).toMatch(/^equipoise_page_cache_total\{result="hit"\} [1-9]/m);
	expect(metrics).toMatch(/^equipoise_copy_behind_seconds \d/m);
	expect(await copy.stop()).toBe(0);
});

test("a cache in front is told at once when something is withdrawn, and only then", async () => {
	const told: string[] = [];
	const cache = createServer((req, res) => {
		told.push(`${req.method} ${req.headers["surrogate-key"]}`);
		// The first time it is not ready; it is asked again.
		res.writeHead(told.length === 1 ? 503 : 200).end();
	}).listen(0, "127.0.0.1");
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const address = `http://127.0.0.1:${(cache.address() as AddressInfo).port}`;
	const end = purgeWithdrawn(server, address, createLog("silent"));
	const researcher = await server.as("researcher");
	const change = { expectedVersion: "1", reason: "Because" };
	expect((await researcher.post("/studies/brin-2020", { ...change, intent: "copy" })).status).toBeLessThan(
		500,
	);
	expect((await server.anonymous.get(PAGE)).headers.get("Surrogate-Key")).toBe("equipoise");
	expect((await researcher.post(PAGE, { ...change, intent: "withdraw" })).status).toBe(302);
	await expect.poll(() => told, SOON).toEqual(["POST equipoise", "POST equipoise"]);
	end();
	cache.close();
});
