import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import express from "express";
import { expect, test } from "vitest";
import { PUBLIC_CACHE_CONTROL } from "#app/http/answers/cache-control.ts";
import { findDestination } from "#app/server/destination.ts";
import { createPageCache } from "#app/server/page-cache.ts";
import { remixHandler } from "#app/server/remix-handler.ts";
import { storePage } from "#app/server/stored-page.ts";
import { ask } from "#tests/support/ask.ts";
import { startServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const PAGE = "/studies/finzi-rosenthal-2014";

/** What runs; JSON that stands in a page for others does not. */
const inlineScripts = (html: string) =>
	[...html.matchAll(/<script(?![^>]* (?:src=|type="application\/))[^>]*>([\s\S]+?)<\/script>/g)].map(
		([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
	);
const scriptsOf = (policy: string | null) => /script-src ([^;]*)/.exec(policy ?? "")?.[1]?.split(" ");

test("the policy allows the page's own scripts by their digests and nothing else", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	for (const reader of [server.anonymous, server.anonymous, researcher])
		for (const path of [PAGE, "/", "/studies/none"]) {
			const response = await reader.get(path);
			const html = await response.text();
			const scripts = inlineScripts(html);
			expect(scripts.length, path).toBeGreaterThan(1);
			expect(scriptsOf(response.headers.get("Content-Security-Policy"))).toEqual(["'self'", ...scripts]);
			expect(html).not.toContain("nonce");
		}
});

test("a kept page and its headers are the same bytes for everybody", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const answers = [];
	for (let time = 0; time < 3; time++) {
		const { headers, body } = await ask(server.url, PAGE);
		const { date, "x-request-id": id, ...same } = headers;
		expect(id).toBeDefined();
		answers.push(JSON.stringify([same, body.toString()]));
	}
	expect(new Set(answers.slice(1)).size).toBe(1);
});

test("a kept page unzips to the same page, and is the same as one not kept", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	for (const path of [PAGE, `${PAGE}.json`, `${PAGE}.csv`, `${PAGE}.svg`, "/", "/_root.data"]) {
		const fresh = await ask(server.url, path);
		const plain = await ask(server.url, path);
		const zipped = await ask(server.url, path, { headers: { "Accept-Encoding": "gzip" } });
		expect(zipped.headers["content-encoding"], path).toBe("gzip");
		const brotli = await ask(server.url, path, { headers: { "Accept-Encoding": "gzip, deflate, br" } });
		expect(brotli.headers["content-encoding"], path).toBe("br");
		const read = [fresh.body, plain.body, gunzipSync(zipped.body)].map(String);
		expect(read[0]?.length, path).toBeGreaterThan(100);
		expect(new Set(read).size, path).toBe(1);
	}
});

test("a reader who has the page is told so, with the policy that fits it", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const first = await server.anonymous.get(PAGE);
	await first.text();
	const etag = first.headers.get("ETag") ?? "";
	expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
	for (const header of [etag, `"other", ${etag}`, etag.slice(2)]) {
		const again = await ask(server.url, PAGE, { headers: { "If-None-Match": header } });
		expect(again.status).toBe(304);
		expect(again.body).toHaveLength(0);
		expect(again.headers.etag).toBe(etag);
		expect(again.headers["content-security-policy"]).toBe(first.headers.get("Content-Security-Policy"));
	}
	const other = await ask(server.url, PAGE, { headers: { "If-None-Match": 'W/"other"' } });
	expect(other.status).toBe(200);
});

test("a write by another connection makes kept pages stale at once", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const before = await server.anonymous.get(PAGE);
	expect(await before.text()).toContain("52% (17/33)");
	const other = new Database(server.store.path);
	other.exec(
		`drop trigger study_versions_no_update;
		update study_versions set document = json_set(document, '$.title', 'Another title')
		where study_id = (select id from studies where slug = 'finzi-rosenthal-2014')`,
	);
	other.close();
	const after = await server.anonymous.get(PAGE, { "If-None-Match": before.headers.get("ETag") ?? "" });
	expect(after.status).toBe(200);
	expect(await after.text()).toContain("Another title");
});

/** Browsers ask each time; a cache in front shows nothing older than 5 seconds, and than 10 minutes while nobody answers. */
const SHARED = /^public, max-age=0, s-maxage=2, stale-while-revalidate=2, stale-if-error=600$/;

test("what somebody logged in sees is never kept, and never made of what was kept", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher", "Ada Lovelace");
	for (const path of ["/", PAGE, `${PAGE}/history`, "/compare", `${PAGE}.data`, "/_root.data"]) {
		const own = await researcher.get(path);
		expect(own.headers.get("Cache-Control"), path).toBe("private, no-cache");
		expect(await own.text()).toContain("Ada Lovelace");
		for (let time = 0; time < 2; time++) {
			const response = await server.anonymous.get(path);
			expect(response.headers.get("Cache-Control"), path).toMatch(SHARED);
			expect(response.headers.get("Vary"), path).toBe("Accept-Encoding, Authorization");
			expect(response.headers.get("X-Request-Id"), path).toMatch(/^[\w-]{36}$/);
			expect(await response.text(), path).not.toContain("Ada Lovelace");
		}
		expect(await (await researcher.get(path)).text(), path).toContain("Ada Lovelace");
	}
});

test("a browser that is known, and logged out, gets the kept page like any other", async () => {
	await using server = await startServer();
	await server.anonymous.get("/");
	const etagFor = async (cookie: string) =>
		(await server.anonymous.get("/", { Cookie: cookie })).headers.get("ETag");
	expect(await etagFor("equipoise_browser=whatever")).toMatch(/^W/);
	expect(await etagFor("equipoise_browser=whatever; equipoise_session=x")).toBeNull();
	expect(await etagFor("__Host-equipoise_session=x")).toBeNull();
});

test("a notice for one visitor is shown to that one alone", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	const fields = { intent: "archive", expectedVersion: "1", reason: "Because" };
	const archived = await researcher.post(PAGE, fields);
	const notice = archived.headers.getSetCookie().find((cookie) => cookie.startsWith("equipoise_notice="));
	const cookie = notice?.split(";")[0] ?? "";
	const told = await server.anonymous.get("/", { Cookie: cookie });
	expect(await told.text()).toContain("Archived.");
	expect(told.headers.get("Cache-Control"), "nor does a proxy keep it").toBe("private, no-cache");
	const other = await server.anonymous.get("/");
	expect(other.headers.getSetCookie()).toEqual([]);
	expect(await other.text()).not.toContain("Archived.");
});

test("HEAD has the headers of GET, and does not empty the page for the next reader", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	for (const path of [PAGE, `${PAGE}.json`, `${PAGE}.png`, "/"]) {
		const first = await ask(server.url, path, { method: "HEAD" });
		const page = await ask(server.url, path);
		const second = await ask(server.url, path, { method: "HEAD" });
		for (const head of [first, second]) {
			expect(head.status).toBe(200);
			expect(head.body).toHaveLength(0);
			expect(head.headers.etag).toBe(page.headers.etag);
			expect(head.headers["content-length"], path).toBe(String(page.body.length));
		}
		expect(page.body.length, path).toBeGreaterThan(500);
	}
	expect((await ask(server.url, "/studies/none", { method: "HEAD" })).status).toBe(404);
});

test("an answer that sets a cookie is one visitor's, whatever else it says of being kept", async () => {
	using folder = temporaryFolder();
	const path = join(folder.path, "cache.db");
	new Database(path).exec("create table anything (n)").close();
	const cache = createPageCache(path);
	const made: string[] = [];
	const route = (id: string, headers: Record<string, string>) => ({
		...{ id, path: id },
		module: {
			loader() {
				made.push(id);
				return new Response(id, { headers: { "Cache-Control": PUBLIC_CACHE_CONTROL, ...headers } });
			},
		},
	});
	// No page of ours sets a cookie where anybody may keep it; these two routes stand for one that would.
	const routes = { plain: route("plain", {}), cookie: route("cookie", { "Set-Cookie": "own=1" }) };
	const build = { entry: { module: {} }, future: {}, assets: { routes: {} }, routes } as never;
	const handle = remixHandler(build);
	const context = { answerHeaders: new Headers(), requestId: "made" } as never;
	const app = express()
		.use(findDestination(build))
		.use((req, res) => cache.serve(req, res, "kept") || handle(req, res, undefined, context, cache));
	const server = app.listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	try {
		for (const id of ["plain", "plain", "cookie", "cookie"])
			expect((await ask(url, `/${id}`)).body.toString()).toBe(id);
		expect(made).toEqual(["plain", "cookie", "cookie"]);
		expect((await ask(url, "/cookie")).headers).toMatchObject({
			"set-cookie": ["own=1"],
			"cache-control": "private, no-cache",
		});
	} finally {
		server.closeAllConnections();
		server.close();
		cache.close();
	}
});

test("a page that is not there is not kept", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	for (const path of ["/studies/none", "/studies/none.json", "/none"]) {
		const first = await server.anonymous.get(path);
		const second = await server.anonymous.get(path);
		expect([first.status, second.status]).toEqual([404, 404]);
		expect(first.headers.get("Cache-Control")).toBe("private, no-cache");
		expect(first.headers.get("X-Request-Id")).not.toBe(second.headers.get("X-Request-Id"));
	}
});

test("addresses that visitors make up do not fill the memory", () => {
	using folder = temporaryFolder();
	const path = join(folder.path, "cache.db");
	new Database(path).exec("create table anything (n)").close();
	const cache = createPageCache(path);
	const served = (url: string) => {
		const headers: Record<string, unknown> = {};
		const res = { setHeader: () => res, writeHead: () => res, end: () => res };
		return cache.serve({ method: "GET", url, headers } as never, res as never, "kept");
	};
	const page = storePage(randomBytes(1_000_000), { "content-type": "image/png" }, "one");
	const addresses = Array.from({ length: 200 }, (_, number) => `/?q=${number}`);
	for (const address of addresses) cache.keep({ url: address, headers: {} }, page, cache.dataVersion());
	const kept = addresses.filter(served);
	expect(kept.length).toBeGreaterThan(50);
	expect(kept.length * page.size).toBeLessThan(64 * 1024 * 1024);
	expect(kept.at(-1)).toBe("/?q=199");
	const long = `/?q=${"a".repeat(5000)}`;
	cache.keep({ url: long, headers: {} }, page, cache.dataVersion());
	expect(served(long)).toBeUndefined();
	cache.keep({ url: "/late", headers: {} }, page, cache.dataVersion() - 1);
	expect(served("/late"), "made from data that changed meanwhile").toBeUndefined();
	cache.close();
});

test("the host that one reader names is on nobody else's page", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const headers = { Host: "elsewhere.example", "X-Forwarded-Host": "elsewhere.example" };
	for (const path of [PAGE, "/", "/compare"]) {
		expect((await ask(server.url, path, { headers })).status).toBe(200);
		expect((await ask(server.url, path)).body.toString(), path).not.toContain("elsewhere.example");
	}
});

test("no request puts its page under another's address", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const other = "/studies/li";
	const attempts: { path: string; headers?: Record<string, string> }[] = [
		{ path: PAGE, headers: { Host: `elsewhere.example${other}?` } },
		{ path: PAGE, headers: { Host: `elsewhere.example${other}#` } },
		{ path: PAGE, headers: { "X-Forwarded-Host": `elsewhere.example${other}?`, "X-Forwarded-Proto": "x:" } },
		{ path: `http://elsewhere.example${other}?` },
		{ path: `/${PAGE}/../../..${other}` },
		{ path: `${PAGE}/%2e%2e${other.replace("/studies", "")}` },
	];
	for (const { path, headers = {} } of attempts) {
		expect([200, 400]).toContain((await ask(server.url, path, { headers })).status);
		expect((await ask(server.url, PAGE)).body.toString(), path).toContain("Finzi");
		expect((await ask(server.url, other)).body.toString(), path).not.toContain("52% (17/33)");
	}
});

test("all spellings of an address are one page, made once", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const first = await ask(server.url, PAGE);
	for (const path of [`/api/..${PAGE}`, `/.${PAGE}`, server.url + PAGE, `${PAGE}#figure`]) {
		const again = await ask(server.url, path);
		expect(again.headers.etag, path).toBe(first.headers.etag);
		expect(again.headers["cache-status"], path).toBe("equipoise; hit");
	}
});
