import { afterAll, beforeAll, expect, test } from "vitest";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, latestVersion, logTrial, openForm, save } from "#tests/support/logging.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let researcher: Client;
beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true" });
	researcher = await server.as("researcher");
});
afterAll(() => server[Symbol.asyncDispose]());

const slugOf = (address: string) => address.replace("/studies/", "");
const stored = (address: string) => latestVersion(server, slugOf(address));

test("the quick path saves a two-arm trial as a draft, with its version and its audit row", async () => {
	const address = await logTrial(
		researcher,
		{ a1: "52% (17/33)", a2: "6/41" },
		{
			title: "A quick trial",
			"reports[0].year": "2014",
			"reports[0].found": "NCT00000001",
			conditions: "Depression",
			"outcomes[0].timePoints[0].value": "week 6",
		},
	);
	expect(address).toBe("/studies/a-quick-trial");
	const { version, visibility, reason, document } = stored(address);
	expect({ version, visibility, reason }).toEqual({
		version: 1,
		visibility: "draft",
		reason: "First entry",
	});
	expect(document.identifiers).toEqual([{ system: "nct", value: "NCT00000001" }]);
	expect(document.outcomes[0].timePoint).toEqual({ value: "6", unit: "weeks" });
	expect(document.outcomes[0].results).toEqual([
		{ armId: "a1", n: 33, events: 17, percent: "52" },
		{ armId: "a2", n: 41, events: 6 },
	]);
	const audited = server.store.sqlite
		.prepare("select action, actor_id as actor, detail from audit_events order by id desc limit 1")
		.get();
	expect(audited).toEqual({
		action: "study.created",
		actor: researcher.user?.id,
		detail: JSON.stringify({ version: 1, reason: "First entry" }),
	});
	const page = await (await researcher.get(address)).text();
	expect(textOf(page)).toContain("52% (17/33)");
	expect((await server.anonymous.get(address)).status).toBe(404);
});

test("a title alone is a draft: rows that were left blank are no rows", async () => {
	const form = fill(await openForm(researcher, "/studies/new"), { title: "Only a title" });
	const { document } = stored(await save(researcher, "/studies/new", form));
	expect([document.arms, document.outcomes, document.reports]).toEqual([[], [], []]);
});

test("a field that is cleared is gone, from the document and from the rows", async () => {
	const address = await logTrial(researcher, undefined, {
		title: "A trial to clear",
		acronym: "CLEAR",
		"population.randomised": "85",
		"arms[0].randomised": "43",
		"outcomes[0].results.a1.source.locator": "Table 2",
	});
	const form = fill(await openForm(researcher, `${address}/edit`), {
		acronym: "",
		"population.randomised": "",
		"arms[0].randomised": "",
		"outcomes[0].results.a1.source.locator": "",
		"outcomes[0].results.a2.cell": "",
		"outcomes[0].results.a2.n": "",
		reason: "None of it is in the paper",
	});
	await save(researcher, `${address}/edit`, form);
	const { version, document } = stored(address);
	expect(version).toBe(2);
	expect(document).not.toHaveProperty("acronym");
	expect(document.population).toEqual({});
	expect(document.arms[0]).not.toHaveProperty("randomised");
	expect(document.outcomes[0].results).toEqual([{ armId: "a1", n: 33, events: 17 }]);
	const again = await (await researcher.get(`${address}/edit`)).text();
	expect(formIn(again, "reason").get("acronym")).toBe("");
});

test("a form sent back untouched changes nothing, whatever the study holds", async () => {
	const slugs = server.store.sqlite
		.prepare<[number], string>("select slug from studies where sample = 1 group by substr(slug, 1, ?)")
		.pluck()
		.all(AT_LENGTH ? 99 : 1);
	for (const slug of slugs) {
		const form = fill(await openForm(researcher, `/studies/${slug}/edit`), { reason: "Nothing" });
		await save(researcher, `/studies/${slug}/edit`, form);
		expect({ slug, version: latestVersion(server, slug).version }).toEqual({ slug, version: 1 });
	}
	expect(slugs.length).toBeGreaterThan(10);
});

test.each([
	["17/33", { n: 33, events: 17 }],
	[" 17 / 33 ", { n: 33, events: 17 }],
	["17 of 33", { n: 33, events: 17 }],
	["52%", { percent: "52" }],
	["52 %", { percent: "52" }],
	["52,4 %", { percent: "52.4" }],
	["52% (17/33)", { n: 33, events: 17, percent: "52" }],
	["0/33", { n: 33, events: 0 }],
])("the cell “%s” is kept as what it reports", async (cell, figures) => {
	const address = await logTrial(researcher, { a1: cell }, { title: `The cell ${cell}` });
	// Nothing was typed for the placebo arm, so it has no result: not one of 0.
	expect(stored(address).document.outcomes[0].results).toEqual([{ armId: "a1", ...figures }]);
	const again = await openForm(researcher, `${address}/edit`);
	await save(researcher, `${address}/edit`, fill(again, { reason: "Nothing" }));
	expect(stored(address).version).toBe(1);
});

test("a change without a reason is refused, and so is a study without a title", async () => {
	const form = fill(await openForm(researcher, "/studies/new"), { reason: "  " });
	const answer = await researcher.post("/studies/new", form);
	expect(answer.status).toBe(400);
	const said = textOf(await answer.text());
	expect(said).toContain("Say in a few words why");
	expect(said).toContain("Enter a title");
});

test("another study begins as a copy of one, without its figures, reports and numbers", async () => {
	const address = await logTrial(researcher, { a1: "17/33", a2: "6/41" }, { title: "The first of its kind" });
	const page = await (await researcher.get(`/studies/new?copy=${slugOf(address)}`)).text();
	const copied = formIn(page, "reason");
	const [arm, outcome] = [stored(address).document.arms[0], stored(address).document.outcomes[0]];
	expect(copied.get("arms[0].label")).toBe(arm?.label);
	expect(copied.get("outcomes[0].label")).toBe(outcome?.label);
	expect([copied.get("title"), copied.get("outcomes[0].results.a1.cell")]).toEqual(["", ""]);
	copied.set("title", "The second of its kind");
	const saved = await researcher.post(`/studies/new?copy=${slugOf(address)}`, copied);
	const { document } = stored(saved.headers.get("Location") ?? "");
	expect(document.outcomes[0]).toMatchObject({ label: outcome?.label, results: [] });
	expect([document.reports, document.identifiers]).toEqual([[], []]);
	expect((await researcher.get("/studies/new?copy=nothing-here")).status).toBe(404);
});
