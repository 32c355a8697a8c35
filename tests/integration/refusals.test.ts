import { request } from "node:http";
import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { ACCESS_TABLE } from "#tests/support/access-table.ts";
import { ask } from "#tests/support/ask.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

function publishedStudy(server: TestServer): string {
	const document = studyInput({ outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] });
	const by = { actor: { kind: "system" }, reason: "Test" } as const;
	return saveStudy(server.store, { ...by, document, visibility: "published" }).slug;
}

/** Everything stored, to see that a refused request changed nothing. */
const stored = ({ store }: TestServer) => store.sqlite.serialize().toString("base64");

const isApi = (path: string) => path.startsWith("/api/");

test("nothing that another site sends is acted upon", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const slug = publishedStudy(server);
	const administrator = await server.as("administrator");
	const before = stored(server);
	const foreign: Record<string, string>[] = [
		...["https://evil.example", "null", "http://127.0.0.1.evil.example", "no address"].map((origin) => ({
			Origin: origin,
		})),
		{ Origin: "http://127.0.0.1:1" },
		...["cross-site", "same-site"].map((site) => ({ "Sec-Fetch-Site": site })),
	];
	const paths = new Set(ACCESS_TABLE.flatMap(({ post }) => post?.replace(":slug", slug) ?? []));
	expect(paths.size).toBeGreaterThan(8);
	for (const path of paths) {
		for (const { address, senders } of [
			{ address: path, senders: foreign },
			...(isApi(path)
				? []
				: [`${path}.data`, `/api/..${path}`].map((address) => ({ address, senders: foreign.slice(0, 1) }))),
		]) {
			for (const headers of senders) {
				const answer = await ask(server.url, address, {
					...{ method: "POST", body: "intent=archive&expectedVersion=1&reason=Because" },
					headers: {
						"Content-Type": "application/x-www-form-urlencoded",
						Cookie: administrator.cookie,
						...headers,
					},
				});
				const asked = `${address} ${JSON.stringify(headers)}`;
				if (isApi(path)) {
					// There the session is passed over: the answer is what somebody without one gets.
					expect([401, 404, 405, 415], asked).toContain(answer.status);
					continue;
				}
				expect(answer.status, asked).toBe(403);
				expect(answer.body.toString()).toContain("another site");
			}
		}
	}
	expect(stored(server)).toBe(before);
});

test("this site's own pages, and programs that are no browser, may send", async () => {
	await using server = await startServer({ PUBLIC_URL: "https://trials.example" });
	const administrator = await server.as("administrator");
	const own: Record<string, string>[] = [
		{ Origin: server.url },
		{ Origin: "https://trials.example" },
		{ "Sec-Fetch-Site": "same-origin" },
		{},
	];
	for (const headers of own) {
		const answer = await ask(server.url, "/admin", {
			...{ method: "POST", body: "intent=remove-samples" },
			headers: {
				"Content-Type": "application/x-www-form-urlencoded",
				Cookie: administrator.cookie,
				...headers,
			},
		});
		expect(answer.status, JSON.stringify(headers)).toBe(302);
	}
});

test("too much at once is refused with a page that says so, and nothing is stored", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const before = stored(server);
	const big = { title: "x".repeat(5 * 1024 * 1024), reason: "Because" };
	for (const address of ["/studies/new", "/studies/new.data", "/login"]) {
		const answer = await researcher.post(address, big);
		expect(answer.status).toBe(413);
		expect(await answer.text()).toContain("larger than 4 MB");
	}
	expect(await statusOfStream(server, researcher.cookie)).toBe(413);
	expect(stored(server)).toBe(before);
	expect((await researcher.get("/studies/new")).status).toBe(200);
});

/** Sends five megabytes without saying beforehand how many they are. */
function statusOfStream(server: TestServer, cookie: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const headers = {
			...{ Cookie: cookie, Origin: server.url, "Transfer-Encoding": "chunked" },
			"Content-Type": "application/x-www-form-urlencoded",
		};
		const sent = request(`${server.url}/studies/new`, { method: "POST", headers }, (response) => {
			response.resume().on("end", () => resolve(response.statusCode));
		});
		sent.on("error", reject);
		for (let part = 0; part < 80; part++) sent.write("x".repeat(64 * 1024));
		sent.end();
	});
}

test("methods that pages do not take are named as such", async () => {
	await using server = await startServer();
	const slug = publishedStudy(server);
	const administrator = await server.as("administrator");
	const before = stored(server);
	for (const path of ["/", `/studies/${slug}`, `/studies/${slug}.data`, `/studies/${slug}.json`, "/logout"]) {
		for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
			const headers = { Cookie: administrator.cookie, Origin: server.url };
			const answer = await ask(server.url, path, { method, headers });
			expect(answer.status, `${method} ${path}`).toBe(405);
			expect(answer.headers.allow).toBe("GET, HEAD, POST");
		}
	}
	for (const path of [`/studies/${slug}.json`, "/compare", "/compare.svg", "/studies/drafts", "/"]) {
		expect((await administrator.post(path, {})).status, path).toBe(405);
	}
	expect(stored(server)).toBe(before);
});

const HEADERS = {
	"x-content-type-options": "nosniff",
	"x-frame-options": "SAMEORIGIN",
	"referrer-policy": "strict-origin-when-cross-origin",
	"cross-origin-opener-policy": "same-origin",
	"permissions-policy": expect.stringContaining("camera=(), "),
};

test("pages, files and errors carry the headers that keep others out", async () => {
	await using server = await startServer();
	const slug = publishedStudy(server);
	const asset = /\/assets\/[\w.-]+\.js/.exec(await (await server.anonymous.get("/")).text())?.[0] ?? "";
	const researcher = await server.as("researcher");
	const own = { Cookie: researcher.cookie };
	const asked: { path: string; status: number; headers?: Record<string, string> }[] = [
		...["/", `/studies/${slug}`, `/studies/${slug}`, "/login"].map((page) => ({ path: page, status: 200 })),
		{ path: "/studies/new", status: 200, headers: own },
		{ path: "/admin", status: 403, headers: own },
		{ path: "/studies/none", status: 404 },
		{ path: "/account", status: 302 },
		{ path: "/?from=long+ago", status: 400 },
		{ path: asset, status: 200 },
		{ path: "/assets/none.js", status: 404 },
		{ path: "/favicon.svg", status: 200 },
		{ path: "/healthz", status: 200 },
		{ path: "/HEALTHZ/", status: 200 },
		{ path: "*", status: 400 },
		{ path: "/", status: 400, headers: { Host: "a b" } },
		{ path: "/?_data=root", status: 400 },
		{ path: "/studies/none.json", status: 404 },
		{ path: `/studies/${slug}.csv`, status: 200 },
		{ path: "/api/v1/studies", status: 200 },
		{ path: "/api/v1/studies", status: 401, headers: { Authorization: "Bearer guessed" } },
		{ path: "/api/v1/nothing", status: 404 },
		{ path: "/api/v1/studies.data", status: 404 },
	];
	for (const { path, status, headers = {} } of asked) {
		const answer = await ask(server.url, path, { headers });
		expect(answer.status, path).toBe(status);
		expect(answer.headers, path).toMatchObject(HEADERS);
		const policy = answer.headers["content-security-policy"] ?? "";
		for (const rule of [
			"default-src 'self'",
			"object-src 'none'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
		]) {
			expect(policy, path).toContain(rule);
		}
		expect(policy).not.toContain("script-src 'self' 'unsafe");
		expect(answer.headers).not.toHaveProperty("x-powered-by");
	}
	for (const path of ["/", `/studies/${slug}.csv`, `/api/v1/studies/${slug}`]) {
		const { etag = "" } = (await ask(server.url, path)).headers;
		const again = await ask(server.url, path, { headers: { "If-None-Match": etag } });
		expect(again.status, path).toBe(304);
		expect(again.headers, path).toMatchObject(HEADERS);
		expect(again.headers, path).not.toHaveProperty("content-type");
	}
	const figure = await server.anonymous.get(`/studies/${slug}.svg`);
	expect(figure.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
	for (const [name, value] of Object.entries(HEADERS)) expect(figure.headers.get(name)).toEqual(value);
});

test("a request that is hardly one is answered as the sender's fault", async () => {
	await using server = await startServer();
	const asked: { path: string; status: number; headers?: Record<string, string> }[] = [
		{ path: "/", headers: { Host: "a b" }, status: 400 },
		{ path: "/", headers: { Host: "" }, status: 200 },
		{ path: "*", status: 400 },
		{ path: "//", status: 200 },
		{ path: "//evil.example/studies/drafts", status: 404 },
		{ path: "/%E0%A4%A", status: 404 },
		{ path: "/studies/%00", status: 404 },
		{ path: "/..%2f..%2fpackage.json", status: 404 },
		{ path: "/assets/..%2f..%2fserver%2findex.js", status: 403 },
	];
	for (const { path, headers = {}, status } of asked) {
		const answer = await ask(server.url, path, { headers });
		expect(answer.status, path).toBe(status);
		expect(answer.body.toString()).not.toMatch(/at .*\.ts:\d+|node_modules/);
	}
});

test("who is refused by what they sent is still shown as logged in", async () => {
	await using server = await startServer();
	const reader = await server.as("reader");
	const refused = await reader.post("/studies/new", {});
	expect(refused.status).toBe(403);
	const page = await refused.text();
	expect(page).toContain("Log out");
	expect(page).not.toContain("Log in<");
	const stranger = await server.anonymous.post("/setup", {});
	expect(await stranger.text()).not.toContain("Log out");
});

test("an address that names what there is not, or what every object has, is refused in words", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const pair = "study=finzi-rosenthal-2014&study=wollmer-2012";
	for (const name of ["__proto__", "constructor", "toString"])
		for (const address of [
			...[`/?phase=${name}`, `/?status=${name}&condition=${name}`, `/?sort=${name}`],
			...[`/compare?${pair}&concept=${name}`, `/compare.svg?${pair}&concept=${name}`],
			`/compare?${pair}&measure=${name}`,
		])
			expect((await server.anonymous.get(address)).status, address).toBeLessThan(500);
	// A choice that a page does not have is refused with those that it has.
	for (const [address, said] of [
		["/map?across=pie", "“across”. It can ask for by, q, condition"],
		["/map?by=pie", "Choose one of these: intervention, outcome."],
		["/map?phase=pie", "There is no phase called “pie”. Choose one of these: Phase 1,"],
		["/?results=pie", "Choose one of these: yes, no."],
		["/?status=pie&sort=pie", "There is no order called “pie”. Choose one of these:"],
		["/compare?view=pie", "There is no view called “pie”. Choose one of these:"],
		["/compare.svg?theme=pie", "theme is one of auto, light, dark"],
		["/syntheses/try?example=pie", "Choose one of these: bcg."],
		["/export?format=pie", "there are csv,"],
	] as const) {
		const answer = await server.anonymous.get(address);
		const text = await answer.text();
		expect([address, answer.status, text.includes(said) || text]).toEqual([address, 400, true]);
	}
});
