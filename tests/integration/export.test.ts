import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { codebookText } from "#app/exchange/codebook/codebook-text.ts";
import { setVisibility } from "#app/services/change-study.ts";
import { readStudy } from "#app/services/read-study.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import { listRecords } from "#db/queries/imports.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { type Client, startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";
import { upload } from "#tests/support/upload.ts";

const by = { actor: { kind: "system" }, reason: "Test" } as const;
const BCG = "bcg-vaccine-against-tuberculosis";

const taking = (who: Client) => async (query: string) => {
	const response = await who.get(`/export?${query}`);
	expect(response.status, query).toBe(200);
	return response.text();
};

async function unzipped(response: Response) {
	const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
	return Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
	);
}

test("what a search finds is exported whole, in every format, without drafts", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" })];
	const document = studyInput({ title: "A hidden BCG trial", conditions: ["Tuberculosis"], outcomes });
	saveStudy(server.store, { ...by, document });
	const take = taking(server.anonymous);
	expect(JSON.parse(await take("condition=tuberculosis&format=json"))).toHaveLength(13);
	expect(await take("q=hidden&format=csv")).not.toContain("hidden");
	expect(await taking(await server.as("researcher"))("q=hidden&format=csv")).toContain("A hidden BCG trial");
	const wide = (await take("q=finzi+onabotulinumtoxinA&format=wide")).split("\n");
	expect(wide[0]).toContain("ai,n1i,ci,n2i");
	expect(wide.find((line) => line.includes(",Response,"))).toContain(",17,33,6,41,");
	expect(await take("q=finzi&format=ris")).toMatch(/^TY {2}- JOUR/);
	expect(JSON.parse(await take("format=json"))).toHaveLength(47);
	expect((await server.anonymous.get("/export?format=docx")).status).toBe(400);
	expect((await server.anonymous.get("/export?format=constructor")).status).toBe(400);
});

test("each scope has each format under a name of its own", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	for (const [query, stem] of [
		["", "studies"],
		["q=bcg&", "studies"],
		["study=finzi-rosenthal-2014&", "finzi-rosenthal-2014"],
		["study=finzi-rosenthal-2014&study=wollmer-2012&", "selection"],
		[`synthesis=${BCG}&`, `${BCG}-studies`],
	]) {
		// Each scope in every format takes seconds: one scope in a test, each in a rehearsal.
		const formats = AT_LENGTH || query?.startsWith("synthesis") ? FORMAT_NAMES : (["wide", "ris"] as const);
		for (const format of formats) {
			const response = await server.anonymous.get(`/export?${query}format=${format}`);
			const { type, ending } = EXPORT_FORMATS[format];
			const ofRows = query?.startsWith("synthesis") && format === "revman";
			expect(response.status).toBe(200);
			expect(response.headers.get("Content-Type")).toBe(type);
			expect(response.headers.get("Content-Disposition")).toBe(
				`attachment; filename="${ofRows ? BCG : stem}${ending}"`,
			);
			expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
		}
	}
});

test("studies named come in the order named; one that is not public is as one that is not there", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const take = taking(server.anonymous);
	const slugs = (text: string) => (JSON.parse(text) as { slug: string }[]).map(({ slug }) => slug);
	const named = "study=wollmer-2012&study=finzi-rosenthal-2014&study=wollmer-2012&format=json";
	expect(slugs(await take(named))).toEqual(["wollmer-2012", "finzi-rosenthal-2014"]);
	setVisibility(server.store, { ...by, slug: "wollmer-2012", expectedVersion: 1, visibility: "draft" });
	for (const address of [named, "study=nothing-2020&format=zip"]) {
		const response = await server.anonymous.get(`/export?${address}`);
		expect(response.status).toBe(404);
		expect(await response.json()).toMatchObject({ detail: expect.stringContaining("There is no study") });
	}
	const researcher = taking(await server.as("researcher"));
	expect(await researcher(named)).toContain('"visibility": "draft"');
	const many = Array.from({ length: 501 }, (_, index) => `study=s${index}`).join("&");
	expect((await server.anonymous.get(`/export?${many}`)).status).toBe(400);
});

test("an archive holds every format, the codebook and the figures", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const take = taking(server.anonymous);
	const files = await unzipped(
		await server.anonymous.get("/export?study=finzi-rosenthal-2014&study=wollmer-2012&format=zip"),
	);
	expect(Object.keys(files)).toEqual([
		...["selection.csv", "selection-metafor.csv", "selection-revman.csv", "selection.json"],
		...["selection.ris", "selection.bib", "selection-references.json", "CODEBOOK.md"],
		...["figures/comparison.svg", "figures/comparison.png"],
		...["figures/finzi-rosenthal-2014.svg", "figures/finzi-rosenthal-2014.png"],
		...["figures/wollmer-2012.svg", "figures/wollmer-2012.png"],
	]);
	const named = "study=finzi-rosenthal-2014&study=wollmer-2012";
	expect(files["selection.json"]).toBe(await take(`${named}&format=json`));
	expect(files["selection-revman.csv"]).toBe(await take(`${named}&format=revman`));
	expect(files["CODEBOOK.md"]).toBe(codebookText());
	expect(files["figures/finzi-rosenthal-2014.svg"]).toContain("52%");
	expect(files["figures/finzi-rosenthal-2014.png"]?.slice(1, 4)).toBe("PNG");
	const found = await unzipped(await server.anonymous.get("/export?condition=tuberculosis&format=zip"));
	expect(Object.keys(found).filter((name) => name.endsWith(".svg"))).toHaveLength(13);
	expect(Object.keys(found).filter((name) => name.endsWith(".png"))).toEqual([]);
});

test("a synthesis gives its rows for RevMan with the reader's choices, and its studies in every other format", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const take = taking(server.anonymous);
	const rows = await take(`synthesis=${BCG}&format=revman&measure=OR`);
	expect(rows.split("\n")).toHaveLength(15);
	expect(rows).toContain(",OR,");
	expect(JSON.parse(await take(`synthesis=${BCG}&format=json`))).toHaveLength(13);
	expect((await server.anonymous.get("/export?synthesis=none&format=ris")).status).toBe(404);
	const [slug] = (JSON.parse(await take(`synthesis=${BCG}&format=json`)) as { slug: string }[]).map(
		(study) => study.slug,
	);
	setVisibility(server.store, { ...by, slug: slug ?? "", expectedVersion: 1, visibility: "draft" });
	expect(JSON.parse(await take(`synthesis=${BCG}&format=json`))).toHaveLength(12);
	// A published synthesis is of published studies for everybody.
	const researcher = taking(await server.as("researcher"));
	expect(JSON.parse(await researcher(`synthesis=${BCG}&format=json`))).toHaveLength(12);
});

test("RevMan's data of studies: information, arms, results, risk of bias", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { document } = readStudy(server.store, "wollmer-2012", "published");
	const riskOfBias = [
		{ tool: "rob-1", domain: "Allocation concealment", judgement: "unclear", rationale: "Not described" },
	];
	saveStudy(server.store, {
		...{ slug: "wollmer-2012", actor: by.actor, reason: "Test", expectedVersion: 1 },
		document: { ...document, riskOfBias },
	});
	const response = await server.anonymous.get(
		"/export?format=revman-studies&study=wollmer-2012&study=finzi-rosenthal-2014",
	);
	const packed = Buffer.from(await response.clone().arrayBuffer());
	const files = await unzipped(response);
	expect(Object.keys(files)).toEqual(
		["study-information", "study-arms", "study-results", "risk-of-bias"].map(
			(name) => `selection-${name}.csv`,
		),
	);
	expect(files["selection-study-arms.csv"]).toMatch(/^Study,Arm,Description,Intervention\n/);
	const results = files["selection-study-results.csv"] ?? "";
	expect(results.split("\n")[0]?.split(",")).toHaveLength(41);
	expect(results).toMatch(
		/Finzi & Rosenthal 2014,"Response, week 6",Dichotomous,,OnabotulinumtoxinA,,33,17,/,
	);
	expect(results).toContain("Cases derived, not reported");
	expect(files["selection-risk-of-bias.csv"]).toBe(
		"Study,Domain (judgement): Allocation concealment: All outcomes,Domain (support): Allocation concealment: All outcomes\n" +
			"Wollmer et al. 2012,Unclear,Not described\n",
	);
	const sent = await upload(server, await server.as("researcher"), packed);
	expect([sent.status, sent.headers.location]).toEqual([302, "/import/1"]);
	const records = listRecords(server.store, 1, { after: -1, limit: 10 });
	expect(records.map(({ label, state }) => [label, state])).toEqual([
		["Wollmer et al. 2012", "waiting"],
		["Finzi & Rosenthal 2014", "waiting"],
	]);
});

test("a synthesis's report opens in Word: headings, head rows, texts for pictures, other outcomes of the question", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { document } = readSynthesis(server.store, BCG, "published");
	const question = { ...document.question, outcome: "Another outcome" };
	const other = { actor: by.actor, reason: "Test" } as const;
	saveSynthesis(server.store, { ...other, visibility: "published", document: { ...document, question } });
	const draft = { ...document, question: { ...question, outcome: "A drafted outcome" } };
	saveSynthesis(server.store, { ...other, document: draft });
	const response = await server.anonymous.get(`/syntheses/${BCG}.docx?exclude=r1`);
	expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename="${BCG}.docx"`);
	const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
	const xml = Buffer.from(files["word/document.xml"] ?? []).toString();
	const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>([^<]*)/g)].map(
		([, text]) => text,
	);
	expect(headings).toEqual([
		...["Answer", "Question", "Methods", "Included studies", "Results", "Summary of findings"],
		...["Risk of bias", "References"],
	]);
	expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2);
	expect(xml).toMatch(/descr="Forest plot\. Pooled risk ratio/);
	expect(Object.keys(files).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
	const text = xml.replace(/<[^>]+>/g, " ");
	for (const said of [
		"Another outcome",
		`/syntheses/${BCG}?exclude=r1`,
		"Left out by the reader",
		"Aronson 1948 [1, 2]",
	])
		expect(text).toContain(said);
	expect(text, "a draft is nobody’s finding").not.toContain("A drafted outcome");
});

test("pages offer every format, and the codebook is a page", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	for (const page of [
		"/?q=bcg",
		"/studies/finzi-rosenthal-2014",
		"/compare?study=finzi-rosenthal-2014&study=wollmer-2012",
		`/syntheses/${BCG}`,
	]) {
		const html = await (await server.anonymous.get(page)).text();
		const links = [...html.matchAll(/href="([^"]*)" rel="nofollow"/g)].map(([, href = ""]) =>
			href.replaceAll("&amp;", "&"),
		);
		expect(links.length, page).toBeGreaterThanOrEqual(FORMAT_NAMES.length);
		expect(html).toContain('href="/codebook"');
		// What each page offers is asked for by one link in five, and by each in a rehearsal.
		for (const link of links.filter((_, index) => AT_LENGTH || index % 5 === 0)) {
			const response = await server.anonymous.get(link);
			expect(response.status, link).toBe(200);
			await response.arrayBuffer();
		}
	}
	const codebook = await (await server.anonymous.get("/codebook")).text();
	expect(codebook).toContain("rate_low_derived");
	expect(codebook).toContain("GIV Mean");
});
