import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { type Answered, type Asked, ask, tokenOf } from "#tests/support/api-client.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";

// The description says what is true: every route is in it, every status it names is answered, and no other.

interface Described {
	paths: Record<string, Record<string, { responses: Record<string, unknown>; security: object[] }>>;
	components: { schemas: Record<string, { properties?: object; required?: string[] }> };
}

async function described(server: TestServer): Promise<Described> {
	return (await ask(server, "GET", "/api/v1/openapi.json")).json;
}

test("every API route is described, and nothing else is", async () => {
	await using server = await startServer();
	const file = join(import.meta.dirname, "..", "..", "build", "server", "index.js");
	const { routes } = (await import(pathToFileURL(file).href)) as ServerBuild;
	const addresses = Object.values(routes).flatMap((route) =>
		route?.path?.startsWith("api/v1") ? [`/${route.path.replaceAll(/:(\w+)/g, "{$1}")}`] : [],
	);
	const { paths } = await described(server);
	expect(Object.keys(paths).toSorted()).toEqual(addresses.toSorted());
});

test("each address takes the methods described and answers 405 with Allow to others", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const token = await tokenOf(server, "administrator", "write");
	for (const [path, operations] of Object.entries((await described(server)).paths)) {
		const address = path
			.replace("{slug}", "finzi-rosenthal-2014")
			.replace("{version}", "1")
			.replace("{format}", "csv");
		for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
			if (Object.hasOwn(operations, method.toLowerCase())) continue;
			const { status, headers, json } = await ask(server, method, address, { token });
			expect(status, `${method} ${address}`).toBe(405);
			expect(json).toMatchObject({ status: 405 });
			const allowed = headers.get("Allow")?.toLowerCase().split(", ") ?? [];
			expect(allowed).toEqual(expect.arrayContaining(Object.keys(operations)));
		}
	}
});

const analysis = { measure: "GEN", rows: [{ label: "A", estimate: 1, se: 1 }] };
const LIST = "/api/v1/studies";
const SYNTHESES = "/api/v1/syntheses";
const STUDY = `${LIST}/finzi-rosenthal-2014`;
const first = { "If-Match": '"1"' };
const json = studyInput();
const tooLarge = { body: `"${"x".repeat(4 * 1024 * 1024)}"` };
const notJson = { body: "a=1", headers: { "Content-Type": "text/plain" } };
type Case = [method: string, path: string, asked?: Asked & { who?: "editor" | "reader" }];

/** For each operation and status of the description, a request that gets it. */
const CASES: Record<string, Record<number, Case>> = {
	"post /api/v1/meta-analyses": {
		200: ["POST", "/api/v1/meta-analyses", { json: analysis }],
		400: ["POST", "/api/v1/meta-analyses", { json: {} }],
		401: ["POST", "/api/v1/meta-analyses", { json: analysis, token: "gone" }],
		413: ["POST", "/api/v1/meta-analyses", tooLarge],
		415: ["POST", "/api/v1/meta-analyses", notJson],
	},
	"get /api/v1/studies": {
		200: ["GET", LIST],
		304: ["GET", LIST, { headers: { "If-None-Match": "*" } }],
		400: ["GET", `${LIST}?limit=0`],
		401: ["GET", LIST, { token: "gone" }],
	},
	"post /api/v1/studies": {
		201: ["POST", LIST, { who: "editor", json }],
		400: ["POST", LIST, { who: "editor", json: {} }],
		401: ["POST", LIST, { json }],
		403: ["POST", LIST, { who: "reader", json }],
		413: ["POST", LIST, { who: "editor", ...tooLarge }],
		415: ["POST", LIST, { who: "editor", ...notJson }],
	},
	"get /api/v1/studies/{slug}": {
		200: ["GET", STUDY],
		304: ["GET", STUDY, { headers: { "If-None-Match": '"1"' } }],
		400: ["GET", `${STUDY}?format=docx`],
		401: ["GET", STUDY, { token: "gone" }],
		404: ["GET", `${LIST}/none`],
	},
	"get /api/v1/studies/{slug}/files/{format}": {
		200: ["GET", `${STUDY}/files/wide`],
		304: ["GET", `${STUDY}/files/wide`, { headers: { "If-None-Match": "*" } }],
		400: ["GET", `${STUDY}/files/wide?level=90`],
		401: ["GET", `${STUDY}/files/wide`, { token: "gone" }],
		404: ["GET", `${STUDY}/files/docx`],
	},
	"get /api/v1/files/{format}": {
		200: ["GET", "/api/v1/files/ris?q=depression"],
		304: ["GET", "/api/v1/files/ris", { headers: { "If-None-Match": "*" } }],
		400: ["GET", "/api/v1/files/ris?limit=0"],
		401: ["GET", "/api/v1/files/ris", { token: "gone" }],
		404: ["GET", "/api/v1/files/docx"],
	},
	"put /api/v1/studies/{slug}": {
		400: ["PUT", STUDY, { who: "editor", json: {}, headers: first }],
		401: ["PUT", STUDY, { json, headers: first }],
		403: ["PUT", STUDY, { who: "reader", json, headers: first }],
		404: ["PUT", `${LIST}/none`, { who: "editor", json, headers: first }],
		412: ["PUT", STUDY, { who: "editor", json, headers: { "If-Match": '"7"' } }],
		413: ["PUT", STUDY, { who: "editor", ...tooLarge, headers: first }],
		415: ["PUT", STUDY, { who: "editor", body: "", headers: { ...first, "Content-Type": "text/csv" } }],
		428: ["PUT", STUDY, { who: "editor", json }],
		200: ["PUT", STUDY, { who: "editor", json, headers: first }],
	},
	"delete /api/v1/studies/{slug}": {
		400: ["DELETE", STUDY, { who: "editor", headers: { "If-Match": "1" } }],
		401: ["DELETE", STUDY],
		403: ["DELETE", STUDY, { who: "reader" }],
		404: ["DELETE", `${LIST}/none`, { who: "editor" }],
		412: ["DELETE", STUDY, { who: "editor", headers: { "If-Match": '"7"' } }],
		204: ["DELETE", STUDY, { who: "editor" }],
	},
	"get /api/v1/studies/{slug}/versions": {
		200: ["GET", `${STUDY}/versions`],
		304: ["GET", `${STUDY}/versions`, { headers: { "If-None-Match": "*" } }],
		401: ["GET", `${STUDY}/versions`, { token: "gone" }],
		404: ["GET", `${LIST}/none/versions`],
	},
	"get /api/v1/studies/{slug}/versions/{version}": {
		200: ["GET", `${STUDY}/versions/1`],
		304: ["GET", `${STUDY}/versions/1`, { headers: { "If-None-Match": '"1"' } }],
		401: ["GET", `${STUDY}/versions/1`, { token: "gone" }],
		404: ["GET", `${STUDY}/versions/2`],
	},
	"get /api/v1/syntheses": {
		200: ["GET", SYNTHESES],
		304: ["GET", SYNTHESES, { headers: { "If-None-Match": "*" } }],
		400: ["GET", `${SYNTHESES}?cursor=none`],
		401: ["GET", SYNTHESES, { token: "gone" }],
	},
	"get /api/v1/syntheses/{slug}": {
		200: ["GET", `${SYNTHESES}/bcg-vaccine-against-tuberculosis`],
		304: ["GET", `${SYNTHESES}/bcg-vaccine-against-tuberculosis`, { headers: { "If-None-Match": "*" } }],
		400: ["GET", `${SYNTHESES}/bcg-vaccine-against-tuberculosis?measure=MD`],
		401: ["GET", `${SYNTHESES}/bcg-vaccine-against-tuberculosis`, { token: "gone" }],
		404: ["GET", `${SYNTHESES}/none`],
	},
	"get /api/v1/openapi.json": {
		200: ["GET", "/api/v1/openapi.json"],
		304: ["GET", "/api/v1/openapi.json", { headers: { "If-None-Match": "*" } }],
		401: ["GET", "/api/v1/openapi.json", { token: "gone" }],
	},
};

/** Statuses that are tested elsewhere: what is too slow, too much, or meets a locked database. */
const ELSEWHERE = new Set(["default", "408", "429", "503"]);

test("every status described is answered, and a problem document with each error", async () => {
	await using outset = await startServer();
	const { paths } = await described(outset);
	const operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, { responses }]) => ({ name: `${method} ${path}`, responses })),
	);
	expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(CASES).toSorted());
	for (const { name, responses } of operations) {
		const cases = CASES[name] ?? {};
		const declared = Object.keys(responses).filter((status) => !ELSEWHERE.has(status));
		expect(Object.keys(cases), name).toEqual(declared);
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const tokens = {
			editor: await tokenOf(server, "researcher", "write"),
			reader: await tokenOf(server, "reader", "write"),
		};
		// What succeeds comes last: it may change what the others are about.
		const inOrder = Object.entries(cases).toSorted(
			([a], [b]) => Number(a.startsWith("2")) - Number(b.startsWith("2")),
		);
		for (const [status, [method, path, { who, ...asked } = {}]] of inOrder) {
			const answer = await ask(server, method, path, { ...asked, ...(who && { token: tokens[who] }) });
			expect(answer.status, `${name} ${status}: ${answer.text.slice(0, 300)}`).toBe(Number(status));
			if (answer.status >= 400) expectProblem(answer);
		}
	}
});

test("every operation may answer 429", async () => {
	await using server = await startServer({ RATE_LIMIT: "1" });
	const { paths } = await described(server);
	for (const [path, operations] of Object.entries(paths)) {
		for (const [method, { responses }] of Object.entries(operations)) {
			expect(responses).toHaveProperty("429");
			const answer = await ask(server, method.toUpperCase(), path.replaceAll(/[{}]/g, ""));
			expect(answer.status).toBe(429);
			expectProblem(answer);
		}
	}
});

test("addresses that are none of the API's, and methods that are none of HTTP's usual", async () => {
	await using server = await startServer();
	for (const [method, path, status] of [
		["GET", "/api/v1/nothing", 404],
		["POST", "/api/v2/studies", 404],
		["GET", "/api/v1/studies/none/versions/1/more", 404],
		["GET", "/api/v1/studies/%E0%A4%A", 404],
		["PROPFIND", "/api/v1/studies", 405],
	] as const) {
		const answer = await ask(server, method, path);
		expect(answer.status, path).toBe(status);
		expectProblem(answer);
	}
});

test("schemas describe what the parsers read", async () => {
	await using server = await startServer();
	const { schemas } = (await described(server)).components;
	expect(schemas.StudyInput).toMatchObject({ required: ["title"], additionalProperties: false });
	expect(schemas.Study).toMatchObject({
		properties: {
			version: { type: "integer" },
			arms: { items: { required: expect.arrayContaining(["id", "label"]) } },
			outcomes: {
				items: { oneOf: expect.arrayContaining([expect.objectContaining({ type: "object" })]) },
			},
		},
	});
	const text = JSON.stringify(schemas.StudyInput);
	expect(text).toContain('"percent":{"type":"number"');
	expect(JSON.stringify(schemas.AnalysisRequest)).toContain('"enum":["t-k-2","t-k-1","z"]');
	expect(text).not.toContain("$schema");
});

test("what is answered always has the fields that the description requires, and no others", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { schemas } = (await described(server)).components;
	const token = await tokenOf(server, "researcher", "write");
	await ask(server, "POST", LIST, { token, json: { title: "Hardly anything" } });
	const { studies } = (await ask(server, "GET", `${LIST}?limit=100`, { token })).json;
	expect(studies.length).toBeGreaterThan(40);
	for (const { url } of studies) {
		const { json: study } = await ask(server, "GET", url, { token });
		const { required = [], properties = {} } = schemas.Study ?? {};
		expect(Object.keys(study), url).toEqual(expect.arrayContaining(required));
		expect(Object.keys(properties), url).toEqual(expect.arrayContaining(Object.keys(study)));
		// What is read can be sent back.
		const { properties: taken = {} } = schemas.StudyInput ?? {};
		expect(Object.keys(taken), url).toEqual(expect.arrayContaining(Object.keys(study)));
	}
});

test("a readable page of it, without JavaScript", async () => {
	await using server = await startServer();
	const response = await server.anonymous.get("/api");
	expect(response.status).toBe(200);
	const page = await response.text();
	const { paths } = await described(server);
	for (const path of Object.keys(paths)) expect(page).toContain(path);
	expect(page).toContain("If-Match");
	expect(page).toContain("rows[].experimental.events");
});

function expectProblem({ headers, json, status }: Answered) {
	expect(headers.get("Content-Type")).toBe("application/problem+json");
	expect(json).toMatchObject({ type: expect.stringMatching(/^\/problems\/[a-z-]+$/), status });
	expect(json.title.length).toBeGreaterThan(3);
	expect(json.detail.length).toBeGreaterThan(10);
}
