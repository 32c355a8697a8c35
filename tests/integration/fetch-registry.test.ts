import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { fetchRecord, nctNumber } from "#app/services/imports/fetch-registry.ts";
import { textOf } from "#tests/support/html-form.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { startServer } from "#tests/support/server.ts";

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

test("numbers are taken as people type them", () => {
	expect([" nct00000410 ", "NCT-00000410", "NCT: 00000410"].map(nctNumber)).toEqual([NUMBER, NUMBER, NUMBER]);
	expect(["00000410", "NCT123", "NCT00000410/../x"].map(nctNumber)).toEqual([
		undefined,
		undefined,
		undefined,
	]);
});
