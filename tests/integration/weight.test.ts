import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { ROOT } from "../../scripts/ready.mjs";

const ASSETS = join(ROOT, "build", "client", "assets");
const KB = 1000;
const gzipped = (bytes: string | Buffer) => gzipSync(bytes).length;
const asset = (address: string) => readFileSync(join(ROOT, "build", "client", address));

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true" });
});
afterAll(() => server[Symbol.asyncDispose]());

test("the built pages carry no database and no password hashing", () => {
	const scripts = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));
	const inBrowser = scripts.map((name) => readFileSync(join(ASSETS, name), "utf8")).join("\n");
	for (const phrase of [
		// Words of our SQL, of the database's client, and of argon2 that minifying leaves as they are.
		...["study_versions", "foreign_key_check", "better-sqlite3", "argon2", "begin immediate", '"node:'],
	])
		expect({ phrase, found: inBrowser.includes(phrase) }).toEqual({ phrase, found: false });
	expect(scripts.length).toBeGreaterThan(10);
});

test("a study page weighs under 60 kB with its styles, and asks for under 120 kB of script", async () => {
	const html = await (await server.anonymous.get("/studies/finzi-rosenthal-2014")).text();
	const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = ""]) => href);
	const scripts = new Set(
		[
			...html.matchAll(
				/(?:modulepreload" href=|import (?:\* as \w+ from )?|import\()"(\/assets\/[^"]+\.js)"/g,
			),
		].map(([, address = ""]) => address),
	);
	const page = gzipped(html) + styles.reduce((sum, href) => sum + gzipped(asset(href)), 0);
	const script = [...scripts].reduce((sum, address) => sum + gzipped(asset(address)), 0);
	expect(styles.length).toBeGreaterThan(0);
	expect(scripts.size).toBeGreaterThan(3);
	expect(page).toBeLessThan(60 * KB);
	expect(script).toBeLessThan(120 * KB);
});

test("a page brings the figures of trials side by side drawn, and what they are drawn from only when asked", async () => {
	const search = "?study=finzi-rosenthal-2014&study=wollmer-2012&study=zhang-2021";
	const interval = "[35.2, 67.5]";
	const textOf = async (path: string) => (await server.anonymous.get(path)).text();
	const [page = "", forScript = ""] = (await textOf(`/compare${search}`)).split("streamController.enqueue");
	expect(page).toContain(interval);
	expect(forScript.length).toBeGreaterThan(1000);
	expect(forScript).not.toContain(interval);
	const drawn = await textOf(`/compare/figures.json${search}`);
	expect(drawn).toContain(interval);
	expect(JSON.parse(drawn).map(({ kind }: { kind: string }) => kind)).toEqual(["pairs"]);
	// A page that a click leads to is drawn in the browser.
	expect(await textOf(`/compare.data${search}`)).toContain(interval);
	const refused = await server.anonymous.get("/compare/figures.json?colour=red");
	expect(refused.status).toBe(400);
});
