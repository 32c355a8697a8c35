import { join } from "node:path";
import { expect, test } from "vitest";
import { getStudy } from "#db/queries/get-study.ts";
import { getImport, listRecords } from "#db/queries/imports.ts";
import { openStore } from "#db/store.ts";
import { equipoise } from "#tests/support/cli.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const PAGE = "/import/references";
const fixture = (name: string) => join(import.meta.dirname, "../fixtures/references", name);

const studies = ({ store }: TestServer) =>
	store.sqlite.prepare<[], string>("select slug from studies order by id").pluck().all();

async function read(client: Client, text: string) {
	const response = await client.post(PAGE, { intent: "read", text });
	return { status: response.status, html: await response.text() };
}

/** Sends the form of a page that was read, with what somebody chose. */
async function choose(client: Client, html: string, intent: string, fields: Record<string, string> = {}) {
	const form = formIn(html, "slug");
	for (const [name, value] of Object.entries({ ...fields, intent })) form.set(name, value);
	return client.post(PAGE, form);
}

const record = (lines: Record<string, string>) =>
	`TY  - JOUR\n${Object.entries(lines)
		.map(([tag, value]) => `${tag}  - ${value}\n`)
		.join("")}ER  - \n\n`;

test("on the command line references in any format are one import, in which each record is accounted for", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const names = ["r01-cochrane-header.ris", "r02-ovid-stray.ris", "r10-endnote.enw", "csl-zotero.json"];
	const run = async () => {
		const { code, stdout, stderr } = await equipoise(database, [
			...["import", "--json", ...names.map(fixture), fixture("titleless.ris"), fixture("strings.bib")],
		]);
		expect(stderr).not.toMatch(/undefined|Unexpected|Error/);
		return { code, stderr, ...(JSON.parse(stdout) as Record<string, number>) };
	};
	// Of the list null is no record: who cuts JSON refuses the file, and the others come in.
	const first = await run();
	expect(first).toMatchObject({ code: 1, records: 14, created: 12, unchanged: 0, failed: 3, import: 1 });
	expect(first.stderr).toMatch(/csl-zotero.json: .*stands where a record should begin/);
	expect(first.stderr).toMatch(/titleless.ris:30: It has neither a title nor an identifier/);
	expect(await run()).toMatchObject({ records: 14, created: 0, unchanged: 12, failed: 3 });
	const list = await equipoise(database, ["import", "list", "--json"]);
	expect(JSON.parse(list.stdout)).toMatchObject([
		{ id: 2, total: 14, counts: { created: 0, unchanged: 12, failed: 2 } },
		{ id: 1, total: 14, counts: { created: 12, failed: 2 } },
	]);
	const store = openStore(database);
	const titles = store.sqlite.prepare<[], string>("select title from studies").pluck().all();
	store.close();
	expect(titles).toEqual(
		expect.arrayContaining([
			"Psi P, Omega O. Fict J Med 12(3):45-50. 1987",
			"Schlaf et al. 1987",
			"doi:10.5555/only.doi",
		]),
	);
});

test("what this program exported comes in without a complaint, and a second time changes nothing", async () => {
	const { folder, database } = sampleDatabase();
	const [zip, csl] = ["all.zip", "all.json"].map((name) => join(folder, name));
	for (const [format, file] of Object.entries({ zip, "csl-json": csl }))
		await equipoise(database, ["export", "--format", format, "--output", file ?? ""]);
	for (const file of [zip, csl]) {
		const { code, stderr, stdout } = await equipoise(database, ["import", "--json", file ?? ""]);
		expect({ code, stderr, ...JSON.parse(stdout) }).toMatchObject({
			...{ code: 0, stderr: "", created: 0, updated: 0, held: 0, failed: 0 },
		});
	}
	const studyData = join(folder, "revman.zip");
	await equipoise(database, ["export", "--format", "revman-studies", "--output", studyData]);
	const { stdout: read, stderr: said } = await equipoise(database, ["import", "--json", studyData]);
	expect(JSON.parse(read)).toMatchObject({ records: 47, unchanged: 47, created: 0, updated: 0, held: 0 });
	expect(said).toContain("Zhang et al. 2021: the files have no figures of Change of depression score");
	const elsewhere = join(folder, "elsewhere.db");
	const totals = async () => {
		const { stdout } = await equipoise(elsewhere, ["import", "--json", csl ?? ""]);
		return JSON.parse(stdout) as { records: number; created: number; unchanged: number };
	};
	const first = await totals();
	expect(first.created).toBeGreaterThan(0);
	expect(first.created + first.unchanged).toBe(first.records);
	expect(await totals()).toMatchObject({ created: 0, unchanged: first.records });
});

test("the page says what of each record is here, and keeps what was chosen and what was not", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const one = record({ TI: "Corvadone against placebo in essential tremor", AU: "Finch, E", PY: "2014" });
	const two = record({ TI: "Zelpar for gait disturbance in older adults", AU: "Rosen, N", PY: "2015" });
	const first = await read(researcher, one + two + one + record({ KW: "nothing" }));
	expect(textOf(first.html)).toMatch(
		/4 records, read as RIS: 2 new, 1 in it twice, 1 cannot be read.*Line 19.*The same as the record in line 1/,
	);
	const form = formIn(first.html, "slug");
	expect(form.getAll("chosen")).toEqual(["0", "1"]);
	form.delete("chosen", "1");
	form.set("intent", "drafts");
	const saved = await researcher.post(PAGE, form);
	expect(saved.headers.get("Location")).toBe("/import/1");
	expect(studies(server)).toHaveLength(1);
	expect(getImport(server.store, 1)).toMatchObject({
		...{ name: "Pasted references", state: "finished", total: 4 },
		counts: { created: 1, skipped: 2, failed: 1 },
	});
	const again = await read(researcher, one);
	expect(textOf(again.html)).toMatch(/1 record, read as RIS: 0 new, 1 here already/);
});

test("a title that is nearly the same is asked about, and a wrong identifier is left out and said", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const part = (number: number) => ({
		TI: `Corvadone in chronic cluster headache: part ${number}`,
		AU: "Finch, E",
		PY: "2014",
	});
	const both = await read(researcher, record(part(1)) + record({ ...part(2), DO: "10.5555/ x" }));
	expect(textOf(both.html)).toContain("“10.5555/ x” is no DOI, and was left out");
	await choose(researcher, both.html, "drafts");
	// Of one file they are two.
	expect(studies(server)).toHaveLength(2);
	const third = await read(researcher, record(part(3)));
	expect(textOf(third.html)).toMatch(/1 perhaps here already.*Perhaps here already: Corvadone/);
	expect(formIn(third.html, "slug").getAll("chosen")).toEqual([]);

	const upload = await researcher.post("/import", { intent: "records", text: record(part(3)) });
	expect(upload.headers.get("Location")).toBe("/import/2/0");
	await researcher.post("/import/2", { intent: "start" });
	await expect.poll(() => getImport(server.store, 2)?.counts.held, { timeout: 20_000 }).toBe(1);
	const page = await (await researcher.get("/import/2/0")).text();
	expect(textOf(page)).toContain("say whether it is this one");
	const form = formIn(page, "same");
	form.set("intent", "save");
	await researcher.post("/import/2/0", form);
	const [held] = listRecords(server.store, 2, { after: -1, limit: 1 });
	expect(held).toMatchObject({ state: "updated", version: 2 });
	expect(getStudy(server.store, held?.slug ?? "", "drafts-too")?.document.reports).toHaveLength(2);
});

test("reports that are added to a study are an import too, in one version", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	const text = record({
		TI: "Zelpar for gait disturbance: results at one year",
		PY: "2015",
		VL: "3",
		IS: "2",
		SP: "5",
	});
	const before = getStudy(server.store, "brin-2020", "drafts-too");
	const { html } = await read(
		researcher,
		text + record({ TI: "Zelpar for gait disturbance: harms", PY: "2016" }),
	);
	const added = await choose(researcher, html, "add", { slug: "brin-2020" });
	expect(added.headers.get("Location")).toBe("/studies/brin-2020");
	const after = getStudy(server.store, "brin-2020", "drafts-too");
	expect(after?.version).toBe((before?.version ?? 0) + 1);
	expect(after?.document.reports.slice(-2)).toMatchObject([
		{ volume: "3", issue: "2", pages: "5" },
		{ year: 2016 },
	]);
	expect(getImport(server.store, 1)).toMatchObject({ state: "finished", counts: { updated: 2 } });
});
