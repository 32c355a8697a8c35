import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const TABLE = [
	"study,group,events,n,mystery",
	"Finzi 2014,Botulinum toxin,17,33,x",
	"Finzi 2014,Placebo,six,41,x",
	"Doe 2020,Drug,12,20,x",
	"Doe 2020,Placebo,9,twenty,x",
].join("\n");

const RIS = `TY  - JOUR
TI  - Treatment of depression with onabotulinumtoxinA: a randomized, double-blind, placebo-controlled trial
AU  - Finzi, E
PY  - 2014
ER  -
TY  - JOUR
TI  - Another trial that nobody has logged so far
PY  - 2021
ER  -
`;

const studies = ({ store }: TestServer) =>
	store.sqlite.prepare<[], string>("select slug from studies order by id").pluck().all();

async function send(client: Client, path: string, fields: URLSearchParams | Record<string, string>) {
	const response = await client.post(path, fields);
	return { response, html: await response.text() };
}

test("bad cells are named all at once, corrected in place, and then the whole table is saved", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const read = await send(researcher, "/import/table", { intent: "read", text: TABLE });
	expect(textOf(read.html)).toContain("2 cells in 2 rows cannot be read");
	const fields = formIn(read.html, "fixes[0].value");
	expect([fields.get("fixes[0].value"), fields.get("fixes[1].value")]).toEqual(["six", "twenty"]);
	expect(fields.get("columns[4]")).toBe("ignored");

	const refused = await send(researcher, "/import/table", withIntent(fields, "save"));
	expect(refused.response.status).toBe(400);
	expect(studies(server)).toEqual([]);

	const list = await send(researcher, "/import/table.csv", fields);
	expect(list.response.headers.get("Content-Disposition")).toContain("problems.csv");
	expect(list.html.split("\n")).toHaveLength(4);

	fields.set("fixes[0].value", "6");
	fields.set("fixes[1].value", "20");
	fields.set("outcome", "Response");
	fields.set("columns[1]", "arm");
	const saved = await send(researcher, "/import/table", withIntent(fields, "save"));
	expect(saved.response.headers.get("Location")).toBe("/studies/drafts");
	expect(studies(server)).toHaveLength(2);
	const page = await (await researcher.get(`/studies/${studies(server)[0]}`)).text();
	expect(textOf(page)).toMatch(/Response.*52% \(17\/33\)/);
});

test("of a workbook with several sheets a person says which is meant", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const sheet = (rows: string[][]) =>
		`<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map((cell) => (Number(cell) >= 0 ? `<c s="${cell.includes(".") ? 1 : 0}"><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join("")}</row>`).join("")}</sheetData></worksheet>`;
	const rows = [
		["study", "arm", "percent", "n", "outcome"],
		["Doe 2020", "Drug", "0.52", "33", "Response"],
		["Doe 2020", "Placebo", "0.15", "41", "Response"],
	];
	const names = ["Notes", "Figures"];
	const book = zipSync({
		"xl/workbook.xml": strToU8(
			`<workbook><sheets>${names.map((name, at) => `<sheet name="${name}" r:id="r${at}"/>`).join("")}</sheets></workbook>`,
		),
		"xl/_rels/workbook.xml.rels": strToU8(
			`<Relationships>${names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join("")}</Relationships>`,
		),
		"xl/styles.xml": strToU8(
			'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>',
		),
		"xl/worksheets/s0.xml": strToU8(sheet([["read", "by"]])),
		"xl/worksheets/s1.xml": strToU8(sheet(rows)),
	});
	const body = new FormData();
	body.set("intent", "read");
	body.set("file", new File([book], "trials.xlsx"));
	const delivered = await fetch(`${server.url}/import/table`, {
		...{ method: "POST", body, headers: { Cookie: researcher.cookie, Origin: server.url } },
	});
	const html = await delivered.text();
	expect(textOf(html)).toContain("trials.xlsx has 2 sheets with cells");
	const read = await send(researcher, "/import/table", formIn(html, "name", "trials.xlsx, sheet Figures"));
	expect(textOf(read.html)).toContain("such as C2 holds 0.52 and shows 52%");
	const fields = formIn(read.html, "columns[0]");
	const saved = await send(researcher, "/import/table", withIntent(fields, "save"));
	expect(saved.response.headers.get("Location")).toMatch(/^\/studies\//);
	const page = await (await researcher.get(`/studies/${studies(server)[0]}`)).text();
	expect(textOf(page)).toMatch(/52% \(17\/33\)/);
});

test("rows that cannot be read may be left out, and what is here already is left alone", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const fields = { text: TABLE, intent: "save", skip: "yes" };
	const saved = await send(researcher, "/import/table", fields);
	expect(saved.response.status).toBe(302);
	const first = studies(server);
	expect(first).toHaveLength(2);
	expect((await send(researcher, "/import/table", fields)).response.status).toBe(302);
	expect(studies(server)).toEqual(first);
});

test("a column can be matched otherwise, and a table that is none is refused with the reason", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const text = "study,group,x,y\nFinzi 2014,A,17,33\nFinzi 2014,B,6,41";
	const read = await send(researcher, "/import/table", { intent: "read", text });
	const fields = formIn(read.html, "columns[0]");
	fields.set("columns[2]", "events");
	fields.set("columns[3]", "n");
	const again = await send(researcher, "/import/table", withIntent(fields, "read"));
	expect(formIn(again.html, "columns[3]").get("columns[3]")).toBe("n");
	const broken = await send(researcher, "/import/table", { intent: "read", text: 'a,b\n"1,2' });
	expect(broken.response.status).toBe(400);
	expect(textOf(broken.html)).toContain("quotation mark is opened and never closed");
});

test("what can mean two things is asked before anything is saved, and a total is left out and said", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const head = "study,arm_1,arm_2,m1i,sd1i,n1i,m2i,sd2i,n2i";
	const text = `${head}\nBirth 2011,Folitin,Placebo,"12,500","3,200",40,"11,900","3,100",41\nTotal,,,,,40,,,41`;
	const read = await send(researcher, "/import/table", { intent: "read", text });
	const fields = formIn(read.html, "decimalSign");
	const refused = await send(researcher, "/import/table", withIntent(fields, "save"));
	expect(refused.response.status).toBe(400);
	expect(textOf(refused.html)).toContain("“12,500” can be 12500 or 12.500");
	expect(studies(server)).toEqual([]);
	fields.set("decimalSign", "point");
	const again = await send(researcher, "/import/table", withIntent(fields, "read"));
	expect(textOf(again.html)).toContain("Line 3: “Total” is a total or a test, not a study: left out.");
	const saved = await send(
		researcher,
		"/import/table",
		withIntent(formIn(again.html, "decimalSign"), "save"),
	);
	expect(saved.response.headers.get("Location")).toBe("/studies/drafts");
	expect(studies(server)).toHaveLength(1);
	const study = await (await researcher.get(`/studies/${studies(server)[0]}.json`)).text();
	expect(study).toMatch(/"mean":\s*12500/);
});

test("references that are here are found; the others become drafts or reports of a study", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	const before = studies(server).length;
	const read = await send(researcher, "/import/references", { intent: "read", text: RIS });
	expect(textOf(read.html)).toContain("Here already:");
	const fields = formIn(read.html, "slug");
	expect(fields.getAll("chosen")).toEqual(["1"]);
	fields.set("slug", "brin-2020");
	const added = await send(researcher, "/import/references", withIntent(fields, "add"));
	expect(added.response.headers.get("Location")).toBe("/studies/brin-2020");
	expect(textOf(await (await researcher.get("/studies/brin-2020")).text())).toContain("nobody has logged");
	await send(researcher, "/import/references", withIntent(fields, "drafts"));
	expect(studies(server)).toHaveLength(before + 1);
	const unknown = new URLSearchParams([...fields, ["intent", "add"]]);
	unknown.set("slug", "no-such-study");
	expect((await send(researcher, "/import/references", unknown)).response.status).toBe(404);
	const broken = await send(researcher, "/import/references", { intent: "read", text: "Dear all" });
	expect(broken.response.status).toBe(400);
});

function withIntent(fields: URLSearchParams, intent: string): URLSearchParams {
	const sent = new URLSearchParams(fields);
	sent.set("intent", intent);
	return sent;
}
