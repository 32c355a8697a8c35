import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { latestVersion, openForm, save } from "#tests/support/logging.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { type Input, studyInput } from "#tests/support/study-builder.ts";

let server: TestServer;
let researcher: Client;
let token: string;
beforeAll(async () => {
	server = await startServer();
	researcher = await server.as("researcher");
	token = await tokenOf(server, "researcher", "write");
});
afterAll(() => server[Symbol.asyncDispose]());

const rate = (armId: string, events: number, more = {}) => ({ armId, events, n: 50, ...more });
const outcome = { id: "o1", kind: "binary", label: "Response" };
/** As clients wrote it before outcomes had several time points. */
const BEFORE = {
	...outcome,
	timePoint: { value: 6, unit: "weeks" },
	results: [rate("a1", 20), rate("a2", 10)],
};
const TWICE = {
	...outcome,
	timePoints: [
		{ id: "t1", value: 6, unit: "weeks" },
		{ id: "t2", value: 12, unit: "weeks" },
	],
	results: [
		...[rate("a1", 20, { timePointId: "t1" }), rate("a2", 10, { timePointId: "t1" })],
		...[rate("a1", 30, { timePointId: "t2" }), rate("a2", 12, { timePointId: "t2" })],
		{ groupId: "g1", timePointId: "t2", events: 42, n: 100 },
	],
};

async function post(input: object) {
	const answer = await ask(server, "POST", "/api/v1/studies", { token, json: studyInput({ ...input }) });
	expect(answer.status, answer.text).toBe(201);
	return answer;
}

test("the API answers what was measured once as it always did, and takes either form of it", async () => {
	const before = await post({ title: "Before", outcomes: [BEFORE] });
	expect(before.json.outcomes[0]).toMatchObject({ timePoint: { value: 6, unit: "weeks" } });
	expect(before.json.outcomes[0]).not.toHaveProperty("timePoints");
	expect(before.json.outcomes[0].results[0]).toEqual({ armId: "a1", n: 50, events: 20 });
	const { timePoint, ...rest } = BEFORE;
	const now = { ...rest, timePoints: [{ id: "t1", ...timePoint }] };
	const same = await post({ title: "Now", outcomes: [now] });
	expect(same.json.outcomes).toEqual(before.json.outcomes);
});

test("several time points and groups go in and come out; what is wrong is named where it was sent", async () => {
	const groups = [{ id: "g1", title: "Both arms" }];
	const { json } = await post({ title: "Twice", groups, outcomes: [TWICE] });
	expect(json.outcomes[0]).toMatchObject({ timePoints: TWICE.timePoints, results: TWICE.results });
	const wrong = async (input: Input) => {
		const answer = await ask(server, "POST", "/api/v1/studies", { token, json: studyInput(input) });
		expect(answer.status).toBe(400);
		return answer.json.errors;
	};
	expect(await wrong({ outcomes: [{ ...BEFORE, timePoint: { value: "soon" } }] })).toMatchObject([
		{ pointer: "#/outcomes/0/timePoint/value" },
	]);
	expect(await wrong({ outcomes: [{ ...TWICE, results: [rate("a1", 1)] }] })).toMatchObject([
		{ pointer: "#/outcomes/0/results/0/timePointId", detail: "Say at which of the time points" },
	]);
});

test("the form has a row of figures for each time point, and a column for each group; sent as it came it changes nothing", async () => {
	const { json } = await post({
		title: "Form",
		groups: [{ id: "g1", title: "Both arms" }],
		outcomes: [TWICE],
	});
	const address = `/studies/${json.slug}/edit`;
	const form = await openForm(researcher, address);
	expect(form.get("outcomes[0].results.a1.cell")).toBe("20");
	expect(form.get("outcomes[0].results.a1_t2.cell")).toBe("30");
	expect(form.get("outcomes[0].results.g1_t2.n")).toBe("100");
	form.set("reason", "Looked at");
	await save(researcher, address, form);
	expect(latestVersion(server, json.slug).version).toBe(1);
	form.set("outcomes[0].timePoints[1].value", "24 weeks");
	form.set("outcomes[0].results.a2_t2.cell", "13/50");
	await save(researcher, address, form);
	const { document } = latestVersion(server, json.slug);
	expect(document.outcomes[0].timePoints[1]).toEqual({ id: "t2", value: "24", unit: "weeks" });
	expect(document.outcomes[0].results[3]).toMatchObject({ armId: "a2", timePointId: "t2", events: 13 });
	const changes = textOf(await (await researcher.get(`/studies/${json.slug}/history?from=1&to=2`)).text());
	expect(changes).toContain("Placebo, week 24");
});

test("a long study opens without its outcomes; one is opened, changed and saved, the others stay", async () => {
	const outcomes = Array.from({ length: 40 }, (_, index) => ({
		...{ ...BEFORE, id: `o${index + 1}`, label: `Outcome ${index + 1}` },
	}));
	const { json } = await post({ title: "Long", outcomes });
	const address = `/studies/${json.slug}/edit`;
	const form = await openForm(researcher, address);
	expect([...form.keys()].filter((name) => name.startsWith("outcomes["))).toEqual([]);
	form.set("open", "o17");
	const opened = formIn(await (await researcher.post(address, form)).text(), "reason");
	expect(opened.get("outcomes[0].label")).toBe("Outcome 17");
	opened.set("outcomes[0].results.a1.cell", "21/50");
	opened.set("reason", "One figure");
	await save(researcher, address, opened);
	const { document } = latestVersion(server, json.slug);
	expect(document.outcomes).toHaveLength(40);
	expect(document.outcomes[16].results[0]).toMatchObject({ events: 21 });
	expect(document.outcomes.filter((one: { results: object[] }) => one.results.length === 2)).toHaveLength(40);
});

test("a pasted table is read by the one reader of tables; what is none is said", async () => {
	const read = async (text: string) => (await researcher.post("/studies/pasted", { text })).json();
	const html =
		"<table><tr><th></th><th>Drug</th></tr><tr><td>Death</td><td>3/50<sup>a</sup></td></tr></table>";
	expect(await read(html)).toEqual({
		cells: [
			["", "Drug"],
			["Death", "3/50"],
		],
	});
	expect(await read("")).toMatchObject({ problem: expect.stringContaining("empty") });
});
