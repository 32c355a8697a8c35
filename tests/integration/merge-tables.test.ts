import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getImport } from "#db/queries/imports.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const HERE = {
	title: "Treatment of glabellar frown lines and depression with botulinum toxin",
	sponsor: "A foundation",
	identifiers: [{ system: "nct", value: "NCT01556971" }],
	reports: [
		{ id: "r9", role: "primary", authors: "Finzi E", year: 2014, doi: "10.1016/j.example.2013.11.006" },
	],
	arms: [
		{ id: "a7", label: "Placebo", role: "placebo-comparator", randomised: 41 },
		{ id: "a8", label: "Botulinum toxin", role: "experimental", randomised: 33 },
	],
	outcomes: [
		{
			id: "o5",
			kind: "binary",
			label: "Response",
			concept: "response",
			instrument: "MADRS",
			timePoint: { value: "6", unit: "weeks" },
			results: [
				{ armId: "a7", events: 6, n: 41 },
				{ armId: "a8", events: 17, n: 33, source: { locator: "Table 2", quote: "52%" } },
			],
		},
	],
};

const TABLE = [
	"study,nct,year,arm,dose,outcome,time,events,n",
	"Finzi 2014,NCT01556971,2014,botulinum toxin,29 U,Response,6 weeks,18,33",
	"Finzi 2014,NCT01556971,2014,Placebo,,Response,6 weeks,,41",
	"Finzi 2014,NCT01556971,2014,Botulinum toxin,29 U,Remission,6 weeks,9,33",
	"Finzi 2014,NCT01556971,2014,Placebo,,Remission,6 weeks,3,41",
	"Doe 2020,,2020,Drug,,Response,8 weeks,12,20",
].join("\n");

function logged(server: TestServer, document: object = HERE): string {
	const request = { document, actor: { kind: "system" }, reason: "Logged by hand" } as const;
	return saveStudy(server.store, request).slug;
}

const documentAt = (server: TestServer, slug: string) => getStudy(server.store, slug, "drafts-too")?.document;
const count = (server: TestServer) =>
	server.store.sqlite.prepare("select count(*) from studies").pluck().get();

async function save(client: Client, text: string, fields: Record<string, string> = {}) {
	const response = await client.post("/import/table", { text, intent: "save", ...fields });
	return response.headers.get("Location") ?? textOf(await response.text());
}

/** What the page of a table says under its studies. */
const studiesIn = (html: string) => textOf(html.slice(html.indexOf('id="studies-heading"')));

test("what a table says of a study here is put beside it, field by field, and blank cells take nothing away", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const slug = logged(server);
	const read = await (await researcher.post("/import/table", { intent: "read", text: TABLE })).text();
	expect(studiesIn(read)).toMatch(/Finzi 2014 differs in 3 places from .*It has the same registry number/);
	expect(studiesIn(read)).toMatch(/Doe 2020 is new/);
	expect(count(server)).toBe(1);

	expect(await save(researcher, TABLE)).toBe("/import/1?state=held");
	expect(getImport(server.store, 1)).toMatchObject({ state: "finished", counts: { created: 1, held: 1 } });
	expect(documentAt(server, slug)).toMatchObject({ title: HERE.title, arms: [{ id: "a7" }, { id: "a8" }] });

	const page = await (await researcher.get("/import/1/0")).text();
	const fields = formIn(page, "intent", "save");
	const paths = [...fields].filter(([name]) => name.endsWith(".path")).map(([, path]) => path);
	expect(paths).toEqual(["arms.a8.interventions.0", "outcomes.o5.results.a8.events", "outcomes.o2"]);
	const side = (path: string) => `fields[${paths.indexOf(path)}].side`;
	expect(paths.map((path) => fields.get(side(path)))).toEqual(["mine", "theirs", "mine"]);
	fields.set(side("outcomes.o5.results.a8.events"), "mine");
	fields.set("intent", "save");
	expect((await researcher.post("/import/1/0", fields)).status).toBe(302);

	const merged = documentAt(server, slug);
	expect(merged).toMatchObject({
		...{ title: HERE.title, sponsor: "A foundation", reports: [{ id: "r9" }] },
		arms: [
			{ id: "a7", label: "Placebo" },
			{ id: "a8", label: "Botulinum toxin", role: "experimental" },
		],
	});
	expect(merged?.arms).toHaveLength(2);
	expect(merged?.outcomes.map(({ id, label }) => [id, label])).toEqual([
		["o5", "Response"],
		["o2", "Remission"],
	]);
	expect(merged?.outcomes[0]?.results).toEqual([
		expect.objectContaining({ armId: "a7", events: 6, n: 41 }),
		expect.objectContaining({ armId: "a8", events: 18, source: { locator: "Table 2", quote: "52%" } }),
	]);

	expect(await save(researcher, TABLE)).toBe("/studies/drafts");
	expect(getImport(server.store, 2)?.counts).toMatchObject({ unchanged: 2, held: 0, created: 0 });
	expect([count(server), getStudy(server.store, slug, "drafts-too")?.version]).toEqual([2, 2]);
});

test("a study here is found by its DOI, its PubMed id, or its title and year; the studies of one table are never one", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const slug = logged(server, { ...HERE, identifiers: [] });
	const rows = (head: string, cells: string) => `study,arm,events,n,${head}\nX 2014,New arm,1,9,${cells}`;
	for (const [text, how] of [
		[rows("doi", "10.1016/J.example.2013.11.006"), /same DOI or PubMed id/],
		[rows("title,year", `${HERE.title.replace(" and ", " and of ")},2014`), /nearly the same title and year/],
	] as const) {
		const page = await (await researcher.post("/import/table", { intent: "read", text })).text();
		expect(studiesIn(page)).toMatch(how);
		expect(page).toContain(`/studies/${slug}`);
	}
	const twins = ["study,doi,arm,events,n", "Twin 2010,10.1000/one,A,1,9", "Twin 2011,10.1000/one,A,2,9"].join(
		"\n",
	);
	expect(await save(researcher, twins)).toBe("/studies/drafts");
	expect(count(server)).toBe(3);
});

test("nothing is saved, nor merged, while a bad cell stands", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const slug = logged(server);
	expect(await save(researcher, `${TABLE}\nRoe 2021,,2021,Drug,,Response,8 weeks,many,20`)).toContain(
		"1 cell cannot be read",
	);
	expect([count(server), getStudy(server.store, slug, "drafts-too")?.version]).toEqual([1, 1]);
	expect(getImport(server.store, 1)).toBeUndefined();
});
