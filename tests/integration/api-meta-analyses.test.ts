import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analysisResponse } from "#app/domain/analysis/analysis-response.ts";
import { parseAnalysisRequest } from "#app/domain/analysis/parse-analysis-request.ts";
import { createAnalysisThread } from "#app/server/analyse-beside.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import { at, expectedOf, listAt, needed } from "#tests/reference/comparison.ts";
import { inputOf } from "#tests/reference/input-rows.ts";
import { ask } from "#tests/support/api-client.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

// The service as a program uses it: rows over HTTP, figures against metafor's.

const ADDRESS = "/api/v1/meta-analyses";

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

function rowsOf(id: string): object[] {
	return inputOf(id).map(({ label, year, group, arms: { kind: _, ...figures } }) => ({
		...{ label, year, group },
		...figures,
	}));
}

describe("figures against metafor, by HTTP", () => {
	test.each([
		["bcg", "RR", "wald", "z"],
		["bcg", "OR", "hksj", "knha"],
		["bcg", "RD", "hksj-adhoc", "adhoc"],
		["yusuf1985_table6", "OR", "wald", "z"],
		["linde2005", "RR", "hksj", "knha"],
		["egger2001", "OR", "wald", "z"],
		["normand1999", "MD", "wald", "z"],
		["normand1999", "SMD", "hksj", "knha"],
		["molloy2014", "GEN", "hksj", "knha"],
		["debruin2009", "PLO", "wald", "z"],
		["debruin2009", "PFT", "wald", "z"],
		["debruin2009", "PAS", "hksj", "knha"],
		["debruin2009", "PR", "wald", "z"],
	])("%s, %s, %s", async (id, measure, ci, testName) => {
		for (const tau2 of ["REML", "DL", "PM"]) {
			const { status, json } = await ask(server, "POST", ADDRESS, {
				json: { measure, ci, tau2, rows: rowsOf(id) },
			});
			expect(status).toBe(200);
			const fit = at(expectedOf(id), "measures", measure, "pooled", "fits", tau2, testName);
			const close = (got: number, ...path: (string | number)[]) => {
				const expected = needed(fit, ...path);
				expect(Math.abs(got - expected), `${tau2} ${path.join(".")}`).toBeLessThanOrEqual(
					1e-6 * Math.max(1, Math.abs(expected)),
				);
			};
			close(json.pooled.estimate, "b");
			close(json.pooled.se, "se");
			close(json.pooled.ci[0], "ci", 0);
			close(json.pooled.ci[1], "ci", 1);
			close(json.pooled.p, "p");
			close(json.predictionInterval[0], "pi_t_kminus2", 0);
			close(json.predictionInterval[1], "pi_t_kminus2", 1);
			close(json.heterogeneity.tau2, "tau2");
			close(json.heterogeneity.I2, "I2");
			close(json.heterogeneity.Q, "Q");
		}
	});

	test("Mantel-Haenszel and Peto with trials without events", async () => {
		const rows = rowsOf("yusuf1985_table6");
		for (const [measure, model, path] of [
			["OR", "mantel-haenszel", ["OR", "mantel_haenszel", "default"]],
			["RR", "mantel-haenszel", ["RR", "mantel_haenszel", "default"]],
			["PETO", "peto", ["PETO", "peto"]],
		] as const) {
			const { json } = await ask(server, "POST", ADDRESS, { json: { measure, model, rows } });
			const node = at(expectedOf("yusuf1985_table6"), "measures", ...path);
			expect(json.pooled.estimate).toBeCloseTo(needed(node, "b"), 8);
			expect(json.pooled.se).toBeCloseTo(needed(node, "se"), 8);
			expect(json.heterogeneity.I2).toBeCloseTo(needed(node, "I2"), 6);
			expect(json.rows.filter((row: { excluded?: string }) => row.excluded)).toHaveLength(3);
		}
	});

	test("every part that is asked for, in the shape the description gives", async () => {
		const include = ["leaveOneOut", "cumulative", "bias", "trimAndFill", "subgroups", "influence"];
		const { json } = await ask(server, "POST", ADDRESS, {
			json: { measure: "RR", include, rows: rowsOf("bcg") },
		});
		expect(analysisResponse.safeParse(json).error?.issues).toBeUndefined();
		for (const part of include) expect(json).toHaveProperty(part);
		const expected = at(expectedOf("bcg"), "measures", "RR", "pooled");
		expect(json.leaveOneOut[0].omitted).toBe(at(expected, "leave1out", "REML", 0, "omitted"));
		expect(json.leaveOneOut).toHaveLength(13);
		expect(json.subgroups.groups).toHaveLength(listAt(expected, "subgroups", "REML", "subgroups").length);
		const plain = await ask(server, "POST", ADDRESS, { json: { measure: "RR", rows: rowsOf("bcg") } });
		for (const part of include) expect(plain.json).not.toHaveProperty(part);
	});
});

describe("few rows and many", () => {
	const row = (label: string, a: number, c: number) => ({
		label,
		experimental: { events: a, n: 20 },
		control: { events: c, n: 20 },
	});

	test.each([
		["no rows", [], /no studies/i],
		["one row", [row("a", 3, 5)], /One study/],
		["two rows", [row("a", 3, 5), row("b", 4, 1)], /Two studies/],
		["no events anywhere", [row("a", 0, 0), row("b", 0, 0)], /.*/],
	])("%s: a defined answer", async (_, rows, warning) => {
		const { status, json, text } = await ask(server, "POST", ADDRESS, { json: { measure: "OR", rows } });
		expect(status).toBe(200);
		expect(analysisResponse.safeParse(json).error?.issues).toBeUndefined();
		expect(json.warnings.join()).toMatch(warning);
		expect(json.predictionInterval).toBeNull();
		expect(text).not.toMatch(/NaN|Infinity/);
		if (rows.length === 0) expect(json).toMatchObject({ k: 0, pooled: null, heterogeneity: null });
	});

	test("10,000 rows are taken", async () => {
		const rows = Array.from({ length: 10_000 }, (_, i) =>
			row(`Study ${i}`, 1 + (i % 18), 1 + ((i * 7) % 19)),
		);
		const json = { measure: "OR", ci: "hksj", rows };
		const { status, json: answer } = await ask(server, "POST", ADDRESS, { json });
		expect(status).toBe(200);
		expect(answer.k).toBe(10_000);
	});
});

describe("what needs correcting is named, all of it at once", () => {
	const good = {
		label: "Aronson 1948",
		experimental: { events: 4, n: 123 },
		control: { events: 11, n: 139 },
	};
	const means = (experimental: object) => ({
		label: "A",
		experimental: { mean: 1, sd: 2, n: 30, ...experimental },
		control: { mean: 2, sd: 2, n: 30 },
	});
	const binary = (experimental: object) => ({
		...good,
		experimental: { ...good.experimental, ...experimental },
	});

	test.each<[string, object, string, RegExp]>([
		[
			"events above n",
			{ measure: "RR", rows: [good, binary({ events: 124 })] },
			"#/rows/1/experimental/events",
			/Row 2 \(Aronson 1948\), experimental\.events: Must not be more than n; 124 of 123/,
		],
		[
			"n of 0",
			{ measure: "RR", rows: [binary({ n: 0, events: 0 })] },
			"#/rows/0/experimental/n",
			/Must be 1 or more/,
		],
		[
			"negative events",
			{ measure: "RR", rows: [binary({ events: -1 })] },
			"#/rows/0/experimental/events",
			/0 or more/,
		],
		[
			"half an event",
			{ measure: "RR", rows: [binary({ events: 1.5 })] },
			"#/rows/0/experimental/events",
			/whole number; it is 1\.5/,
		],
		[
			"a number as text",
			{ measure: "RR", rows: [binary({ events: "4" })] },
			"#/rows/0/experimental/events",
			/the text “4”; send the number without quotes/,
		],
		[
			"a missing figure",
			{ measure: "RR", rows: [binary({ events: undefined })] },
			"#/rows/0/experimental/events",
			/missing/,
		],
		["null", { measure: "RR", rows: [binary({ events: null })] }, "#/rows/0/experimental/events", /null/],
		[
			"a missing arm",
			{ measure: "RR", rows: [{ label: "A", experimental: { events: 1, n: 2 } }] },
			"#/rows/0/control",
			/object with events and n/,
		],
		["no label", { measure: "RR", rows: [{ ...good, label: undefined }] }, "#/rows/0/label", /Row 1, label/],
		["sd of 0", { measure: "MD", rows: [means({ sd: 0 })] }, "#/rows/0/experimental/sd", /above 0/],
		["negative sd", { measure: "SMD", rows: [means({ sd: -1 })] }, "#/rows/0/experimental/sd", /above 0/],
		[
			"negative person-time",
			{
				measure: "IRR",
				rows: [
					{ label: "A", experimental: { events: 1, personTime: -5 }, control: { events: 1, personTime: 5 } },
				],
			},
			"#/rows/0/experimental/personTime",
			/above 0/,
		],
		[
			"neither variance nor se",
			{ measure: "GEN", rows: [{ label: "A", estimate: 1 }] },
			"#/rows/0/variance",
			/variance or an se/,
		],
		["se of 0", { measure: "GEN", rows: [{ label: "A", estimate: 1, se: 0 }] }, "#/rows/0/se", /above 0/],
		[
			"se and variance at odds",
			{ measure: "GEN", rows: [{ label: "A", estimate: 1, se: 1, variance: 2 }] },
			"#/rows/0/se",
			/does not agree/i,
		],
		[
			"more events than people",
			{ measure: "PLO", rows: [{ label: "A", events: 3, n: 2 }] },
			"#/rows/0/events",
			/more than n/,
		],
		[
			"an unknown measure",
			{ measure: "HR", rows: [] },
			"#/measure",
			/one of RR, OR, RD, PETO, MD, SMD, SMDH, SMD1, PLO, PFT, PAS, PR, IRR, GEN/,
		],
		[
			"an unknown estimator",
			{ measure: "RR", tau2: "BAYES", rows: [] },
			"#/tau2",
			/one of REML, DL, PM, ML, EB, SJ, HE, HS; it is the text “BAYES”/,
		],
		[
			"a model for other measures",
			{ measure: "MD", model: "peto", rows: [] },
			"#/model",
			/one of random, common with MD and SMD/,
		],
		["a level in percent", { measure: "RR", level: 95, rows: [] }, "#/level", /below 1, such as 0\.95/],
		["an unknown part", { measure: "RR", include: ["funnel"], rows: [] }, "#/include/0", /leaveOneOut/],
		[
			"an option that does not exist",
			{ measure: "RR", levle: 0.9, rows: [] },
			"#/levle",
			/no option called “levle”/,
		],
		[
			"an unknown continuity option",
			{ measure: "RR", continuity: { ad: 1 }, rows: [] },
			"#/continuity/ad",
			/add, to, dropDoubleZero/,
		],
		["rows that are no list", { measure: "RR", rows: {} }, "#/rows", /list of rows/],
		["a list", [], "#", /object with measure and rows/],
	])("%s", async (_, json, pointer, message) => {
		const answer = await ask(server, "POST", ADDRESS, { json });
		expect(answer.status).toBe(400);
		expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
		const error = answer.json.errors.find((one: { pointer: string }) => one.pointer === pointer);
		expect(error, JSON.stringify(answer.json.errors)).toBeDefined();
		expect(error.detail).toMatch(message);
	});

	test("a hundred errors are named, and how many there are is said", async () => {
		const rows = Array.from({ length: 300 }, () => binary({ events: 500 }));
		const { json } = await ask(server, "POST", ADDRESS, { json: { measure: "RR", rows } });
		expect(json.errors).toHaveLength(100);
		expect(json.errors[99].pointer).toBe("#/rows/99/experimental/events");
		expect(json.detail).toMatch(/300 fields need correcting/);
	});

	test("fields of rows that no measure reads are said in the warnings", async () => {
		const row = { ...good, latitude: 44, experimental: { ...good.experimental, arm: "BCG" } };
		const { status, json } = await ask(server, "POST", ADDRESS, { json: { measure: "RR", rows: [row] } });
		expect(status).toBe(200);
		expect(json.warnings.join()).toMatch(/not read: “experimental\.arm”, “latitude”/);
	});

	test.each([
		["truncated JSON", { body: '{"measure": "RR", "rows": [' }, 400],
		["nothing", { body: "" }, 400],
		["bytes that are no text", { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }, 400],
		["deep nesting", { body: "[".repeat(200_000) }, 400],
		["a form", { body: "measure=RR", headers: { "Content-Type": "application/x-www-form-urlencoded" } }, 415],
		[
			"text in another character set",
			{ body: "{}", headers: { "Content-Type": "application/json; charset=utf-16" } },
			415,
		],
		["compressed JSON", { body: "{}", headers: { "Content-Encoding": "br" } }, 415],
		["five megabytes", { body: `"${"x".repeat(5 * 1024 * 1024)}"` }, 413],
	] as const)("%s", async (_, asked, status) => {
		const answer = await ask(server, "POST", ADDRESS, asked);
		expect(answer.status).toBe(status);
		expect(answer.json).toMatchObject({ status, type: expect.stringContaining("/problems/") });
		expect(answer.json.detail.length).toBeGreaterThan(10);
	});
});

describe("large analyses", () => {
	const rows = Array.from({ length: 300 }, (_, index) => ({
		label: `Trial ${index}`,
		estimate: (index % 7) / 10,
		se: 0.1 + (index % 5) / 10,
	}));

	test("readers are answered while one is computed", async () => {
		let computed = false;
		const json = { measure: "GEN", include: ["influence", "leaveOneOut"], rows };
		const analysing = ask(server, "POST", ADDRESS, { json }).finally(() => {
			computed = true;
		});
		expect((await server.anonymous.get("/healthz")).status).toBe(200);
		expect(computed).toBe(false);
		expect((await analysing).json.influence).toHaveLength(rows.length);
	});

	test("are what they would be here; when twenty wait, the next is told to come again", async () => {
		const analyseBeside = createAnalysisThread();
		const { request } = parseAnalysisRequest({ measure: "GEN", rows: rows.slice(0, 5) });
		const asked = Array.from({ length: 20 }, () => analyseBeside(request));
		expect(() => analyseBeside(request)).toThrow("computing as many large analyses as it can");
		for (const response of await Promise.all(asked)) expect(response).toEqual(analyse(request));
		expect(await analyseBeside(request)).toEqual(analyse(request));
	});

	test("what cannot be computed is said, wherever it is computed", async () => {
		const rows = Array.from({ length: 200 }, (_, index) => ({ label: `${index}`, estimate: 1, se: 1e-200 }));
		const json = { measure: "GEN", include: ["influence"], rows };
		const answer = await ask(server, "POST", ADDRESS, { json });
		expect([answer.status, answer.json.detail]).toEqual([400, expect.stringContaining("Cannot be analysed")]);
	});
});

describe("who may use it", () => {
	const json = { measure: "GEN", rows: [{ label: "A", estimate: 1, se: 0.5 }] };

	test("anybody where reading is public, other sites' pages too; with log-in where it is not", async () => {
		await using open = await startServer();
		const headers = { Origin: "https://elsewhere.example" };
		const answer = await ask(open, "POST", ADDRESS, { json, headers });
		expect(answer.status).toBe(200);
		expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
		expect(answer.headers.get("Access-Control-Allow-Credentials")).toBeNull();
		const preflight = await ask(open, "OPTIONS", ADDRESS, {
			headers: { ...headers, "Access-Control-Request-Method": "POST" },
		});
		expect(preflight.status).toBe(204);
		expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("POST");

		await using closed = await startServer({ PUBLIC_READING: "false" });
		const refused = await ask(closed, "POST", ADDRESS, { json });
		expect(refused.status).toBe(401);
		expect(refused.headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
		const reader = await closed.as("reader");
		const session = { Cookie: reader.cookie };
		expect((await ask(closed, "POST", ADDRESS, { json, headers: session })).status).toBe(200);
		expect((await ask(closed, "POST", ADDRESS, { json, headers: { ...session, ...headers } })).status).toBe(
			401,
		);
	});

	test("too many in a minute are told how long to wait; 0 turns the limit off", async () => {
		await using server = await startServer({ RATE_LIMIT: "2" });
		for (const status of [200, 200, 429]) {
			const answer = await ask(server, "POST", ADDRESS, { json });
			expect(answer.status).toBe(status);
			if (status === 429) {
				expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
				expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
				expect(answer.json).toMatchObject({ status: 429, title: "Too many requests" });
			}
		}
		await using unlimited = await startServer({ RATE_LIMIT: "0" });
		for (let i = 0; i < 5; i++) {
			expect((await ask(unlimited, "POST", ADDRESS, { json })).status).toBe(200);
		}
	});
});
