import { expect, test } from "vitest";
import { ask } from "#tests/support/ask.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const SYNTHESIS = "/syntheses/bcg-vaccine-against-tuberculosis";
const STUDY = "/studies/finzi-rosenthal-2014";

/** @param path as it is sent; `POST …` posts a table that is none */
async function statusOf(server: TestServer, path: string, headers: Record<string, string> = {}) {
	const posted = path.startsWith("POST ");
	const { status } = await ask(server.url, path.replace("POST ", ""), {
		...(posted && { method: "POST", body: "table=none" }),
		headers: { ...headers, ...(posted && FORM) },
	});
	return status;
}

test("whichever way they are spelled, the API, files and computing pages count together", async () => {
	const spelled = [
		...[
			"/api/v1/studies",
			"/%61pi/v1/studies",
			"/./api/v1/studies",
			"/API/v1/studies/",
			"/x/../api/v1/studies",
		],
		...["/%65xport?format=csv", "/export.data?format=csv", "//../export?format=csv", `${SYNTHESIS}.zip`],
		...[
			`${SYNTHESIS}.svg`,
			`${SYNTHESIS}.PNG`,
			`${STUDY}.svg?width=400`,
			`${STUDY}.png`,
			"/compare.svg?study=x",
		],
		...["POST /syntheses/try/", "POST /syntheses/%74ry", "POST /syntheses/try.data", "/api/v1/nothing"],
		...["http://elsewhere.example/api/v1/studies", "/api\\v1\\studies", "/api/v1/studies?_data=root"],
	];
	await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: String(spelled.length) });
	for (const path of spelled) expect(await statusOf(server, path), path).not.toBe(429);
	for (const path of spelled) {
		// What a reader before has had made is free for everybody.
		const free = /\.(svg|PNG|png)/.test(path);
		expect(await statusOf(server, path), path).toBe(free ? (path.startsWith("/compare") ? 200 : 200) : 429);
	}
});

test("pages stay free, and so does what is kept for anonymous readers", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "1" });
	const reader = await server.as("reader");
	const figure = `${STUDY}.svg`;
	for (let time = 0; time < 3; time++) {
		expect(await statusOf(server, figure)).toBe(200);
		for (const path of [
			"/",
			STUDY,
			"/compare",
			"/account",
			"/compare/studies?q=a",
			"/compare/studies.data?q=a",
		])
			expect(await statusOf(server, path, { Cookie: reader.cookie }), path).toBe(200);
	}
	expect(await statusOf(server, figure, { Cookie: reader.cookie })).toBe(429);
	expect(await statusOf(server, "/healthz")).toBe(200);
});

test("an IPv6 network counts as one, each IPv4 address for itself", async () => {
	await using server = await startServer({ RATE_LIMIT: "1", TRUST_PROXY: "1" });
	const from = (address: string) => statusOf(server, "/api/v1/studies", { "X-Forwarded-For": address });
	expect(await from("2001:db8:1:2::1")).toBe(200);
	expect(await from("2001:db8:1:2:ffff::9")).toBe(429);
	expect(await from("2001:db8:1:3::1")).toBe(200);
	expect(await from("192.0.2.1")).toBe(200);
	expect(await from("::ffff:192.0.2.2")).toBe(200);
	expect(await from("::ffff:192.0.2.3")).toBe(200);
	expect(await from("::ffff:192.0.2.1")).toBe(429);
});
