import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchRecords } from "#app/services/imports/fetch-records.ts";
import { fetchRecord } from "#app/services/imports/fetch-registry.ts";
import { equipoise } from "#tests/support/cli.ts";
import { textOf } from "#tests/support/html-form.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { startServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const NUMBER = "NCT00000410";

/** A registry on this machine. */
async function registry(answer: RequestListener) {
	const asked: string[] = [];
	const server = createServer((req, res) => {
		asked.push(req.url ?? "");
		answer(req, res);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		registryUrl: `http://127.0.0.1:${port}/api/v2`,
		asked,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const quick = { timeout: 300, pause: 1 };

test("a record is fetched by its number and shown before it is saved", async () => {
	await using remote = await registry((req, res) => {
		const [, number = ""] = /\/studies\/(NCT\d{8})$/.exec(req.url ?? "") ?? [];
		if (number === NUMBER) res.end(recordText(number));
		else res.writeHead(404).end();
	});
	await using server = await startServer({ REGISTRY_URL: remote.registryUrl });
	const researcher = await server.as("researcher");
	const fetched = await researcher.post("/import", { intent: "numbers", numbers: "nct00000410" });
	expect(fetched.headers.get("Location")).toBe("/import/1/0");
	expect(remote.asked).toEqual([`/api/v2/studies/${NUMBER}`]);
	const page = await (await researcher.get("/import/1/0")).text();
	expect(textOf(page)).toContain("Spine Patient Outcomes Research Trial");
	const missing = await researcher.post("/import", { intent: "numbers", numbers: "NCT00000001" });
	expect([missing.status, textOf(await missing.text())]).toEqual([
		400,
		expect.stringContaining("NCT00000001: The registry has no record with this number."),
	]);
});

test("a registry that stumbles is asked again, as late as it wants", async () => {
	let tries = 0;
	await using remote = await registry((_req, res) => {
		tries++;
		if (tries === 1) res.writeHead(503).end();
		else if (tries === 2) res.writeHead(429, { "Retry-After": "0" }).end();
		else res.end(recordText(NUMBER));
	});
	expect(await fetchRecord(NUMBER, { ...remote, ...quick, timeout: 20_000 })).toBe(recordText(NUMBER));
	expect(tries).toBe(3);
});

test("a registry that moved is followed, but not for ever", async () => {
	await using remote = await registry((req, res) => {
		if (req.url?.startsWith("/moved")) res.end(recordText(NUMBER));
		else if (req.url?.includes("NCT00000001")) res.writeHead(302, { Location: req.url }).end();
		else res.writeHead(301, { Location: "/moved" }).end();
	});
	expect(await fetchRecord(NUMBER, { ...remote, ...quick, timeout: 20_000 })).toBe(recordText(NUMBER));
	await expect(fetchRecord("NCT00000001", { ...remote, ...quick, timeout: 20_000 })).rejects.toThrow(
		/elsewhere/,
	);
	expect(remote.asked.length).toBeLessThan(8);
});

test("a registry that leads to another host is not followed there", async () => {
	await using inner = await registry((_req, res) => res.end(recordText(NUMBER)));
	const { host } = new URL(inner.registryUrl);
	for (const location of [
		`${inner.registryUrl}/studies/${NUMBER}`,
		`//${host}/`,
		`https://${host}/`,
		"file:///etc",
		"http://",
	]) {
		await using remote = await registry((_req, res) => res.writeHead(302, { Location: location }).end());
		await expect(fetchRecord(NUMBER, { ...remote, ...quick, timeout: 20_000 })).rejects.toThrow(
			/another host/,
		);
		expect(remote.asked.length, location).toBe(1);
	}
	expect(inner.asked).toEqual([]);
});

test("whatever else the registry answers is said plainly", async () => {
	const answers: [RequestListener, RegExp][] = [
		[(_req, res) => res.writeHead(500).end(), /registry is down \(500\)/],
		[(_req, res) => res.writeHead(503, { "Retry-After": "3600" }).end(), /down.*Try again later/],
		[(_req, res) => res.writeHead(403).end(), /refused the request \(403\)/],
		[(_req, res) => res.end("<!doctype html>"), /no record/],
		[(_req, res) => res.end('{"error": true}'), /no record/],
		[(_req, res) => res.end(recordText("NCT00576225")), /gave another record, NCT00576225/],
		[(_req, res) => res.writeHead(200, { "Content-Length": String(2 ** 31) }).end(), /larger than 64 MB/],
		[(_req, res) => void res.write("{"), /did not answer within/],
		[(req) => req.socket.destroy(), /cannot be reached/],
	];
	for (const [answer, said] of answers) {
		await using remote = await registry(answer);
		await expect(fetchRecord(NUMBER, { ...remote, ...quick })).rejects.toThrow(said);
	}
	const nowhere = { registryUrl: "http://127.0.0.1:1", ...quick };
	await expect(fetchRecord(NUMBER, nowhere)).rejects.toThrow(/cannot be reached/);
});

test("a number that was given up leads to the record that took its place", async () => {
	const record = JSON.parse(recordText("NCT00576225"));
	record.protocolSection.identificationModule.nctIdAliases = [NUMBER];
	await using remote = await registry((_req, res) => res.end(JSON.stringify(record)));
	expect(JSON.parse(await fetchRecord(NUMBER, { ...remote, ...quick, timeout: 20_000 }))).toEqual(record);
});

test("answers that never end, or are packed to burst, are given up", async () => {
	const spaces = gzipSync(Buffer.alloc(80 * 1024 * 1024, " "));
	const answers: [RequestListener, RegExp][] = [
		[(_req, res) => res.writeHead(200, { "Content-Encoding": "gzip" }).end(spaces), /larger than 64 MB/],
		[(_req, res) => res.writeHead(200, { "Content-Encoding": "gzip" }).end("no gzip"), /cannot be reached/],
		[
			(_req, res) => res.writeHead(200, { "Content-Length": "9999" }).write("{", () => res.destroy()),
			/reached/,
		],
		[(_req, res) => res.end(recordText(NUMBER).slice(0, 5000)), /no record/],
		[(_req, res) => res.end('{"studies":[]}'), /no record/],
		[(_req, res) => res.end("null"), /no record/],
	];
	for (const [answer, said] of answers) {
		await using remote = await registry(answer);
		await expect(fetchRecord(NUMBER, { ...remote, ...quick, timeout: 20_000 })).rejects.toThrow(said);
	}
	await using trickling = await registry((req, res) => {
		const drip = setInterval(() => res.write(" "), 20);
		req.on("close", () => clearInterval(drip));
	});
	await expect(fetchRecord(NUMBER, { ...trickling, ...quick })).rejects.toThrow(/did not answer within/);
});

test("a registry that hangs keeps the page no longer than its patience, and nobody else", async () => {
	await using remote = await registry(() => {});
	const begun = performance.now();
	const text = "NCT00000410 NCT00000411 NCT00000412 NCT00000413 NCT00000414 NCT00000415";
	const { files } = await fetchRecords(text, remote.registryUrl, { timeout: 400, altogether: 1000 });
	expect(performance.now() - begun).toBeLessThan(5000);
	expect(files).toHaveLength(6);
	// Four at a time, and none after the first has found it down.
	expect(new Set(remote.asked).size).toBeLessThanOrEqual(4);

	await using server = await startServer({ REGISTRY_URL: remote.registryUrl });
	const researcher = await server.as("researcher");
	const waiting = new AbortController();
	const fetching = fetch(`${server.url}/import`, {
		...{ method: "POST", signal: waiting.signal },
		headers: { Cookie: researcher.cookie, Origin: server.url },
		body: new URLSearchParams({ intent: "numbers", numbers: NUMBER }),
	}).catch(() => undefined);
	await expect.poll(() => remote.asked.length).toBeGreaterThan(4);
	expect((await server.anonymous.get("/")).status).toBe(200);
	waiting.abort();
	await fetching;
});

test("what was meant as a number and is none is named, and stays in the field", async () => {
	await using remote = await registry((_req, res) => res.end(recordText(NUMBER)));
	await using server = await startServer({ REGISTRY_URL: remote.registryUrl });
	const researcher = await server.as("researcher");
	const numbers = `https://clinicaltrials.gov/study/${NUMBER} NCT0000041 NTC00000411`;
	const refused = await researcher.post("/import", { intent: "numbers", numbers });
	const page = await refused.text();
	expect([refused.status, textOf(page)]).toEqual([
		400,
		expect.stringContaining("“NCT0000041”, “NTC00000411” are no NCT numbers"),
	]);
	expect(page).toContain(`${numbers}</textarea>`);
	expect(remote.asked).toEqual([]);
	const corrected = await researcher.post("/import", {
		...{ intent: "numbers", numbers: `https://clinicaltrials.gov/study/${NUMBER}, ${NUMBER.toLowerCase()}` },
	});
	expect(corrected.headers.get("Location")).toBe("/import/1/0");
	expect(remote.asked).toHaveLength(1);
});

test("the command line names what it could not fetch, and asks a registry that is down once", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	await using remote = await registry((req, res) => {
		if (req.url?.endsWith(NUMBER)) res.end(recordText(NUMBER));
		else res.writeHead(503, { "Retry-After": "3600" }).end();
	});
	const env = { REGISTRY_URL: remote.registryUrl };
	const typed = ["nct00000410", "NCT0000041", "foo", "NCT00000411", "NCT00000412"];
	const { code, stdout, stderr } = await equipoise(database, ["import", "--json", "--nct", ...typed], {
		env,
	});
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({ created: 1, failed: 4 });
	const lines = stderr.trim().split("\n");
	expect(lines).toEqual([
		expect.stringMatching(/^NCT0000041: “NCT0000041” is no NCT number/),
		expect.stringMatching(/^foo: “foo” is no NCT number/),
		expect.stringMatching(/^NCT00000411: The registry is down \(503\)/),
		expect.stringMatching(/^NCT00000412: The registry is down \(503\)/),
	]);
	expect(remote.asked).toHaveLength(2);
});
