import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import { textOf } from "#tests/support/html-form.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const SYSTEM = { actor: { kind: "system" }, reason: "Logged", visibility: "published" } as const;

function logTrial({ store }: TestServer, author: string, report: object = {}): string {
	const document = studyInput({
		title: `A trial by ${author}`,
		reports: [{ id: "r1", authors: `${author} E`, title: `A trial by ${author}`, year: 2014, ...report }],
		outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })],
	});
	return saveStudy(store, { ...SYSTEM, document }).slug;
}

const NOTICE = "10.5555/retraction";

test("a retracted report is flagged wherever its study stands", async () => {
	await using server = await startServer();
	const retracted = logTrial(server, "Ewe", { status: "retracted", notice: NOTICE });
	const corrected = logTrial(server, "Fox", { status: "corrected" });
	const cited = logTrial(server, "Gnu", { role: "background", status: "retracted" });
	const page = async (path: string) => textOf(await (await server.anonymous.get(path)).text());

	const study = await page(`/studies/${retracted}`);
	expect(study).toContain("Retracted: Ewe E. A trial by Ewe. 2014 Notice: 10.5555/retraction");
	expect(study).toContain("Ewe 2014 (retracted)");
	const other = await page(`/studies/${corrected}`);
	expect(other).toContain("Corrected: Fox E.");
	expect(other).not.toMatch(/retracted/i);
	expect(await page(`/studies/${cited}`), "of another paper").not.toContain("Gnu 2014 (retracted)");
	expect(await page("/")).toMatch(/A trial by Ewe Retracted/);
	expect(await page(`/compare?study=${retracted}&study=${corrected}`)).toContain("Ewe 2014 (retracted)");
	const figure = await server.anonymous.get(`/studies/${retracted}.svg`);
	expect(await figure.text()).toContain("A report was retracted");
	const answer = await server.anonymous.get(`/api/v1/studies/${retracted}`);
	expect(await answer.json()).toMatchObject({ reports: [{ status: "retracted", notice: NOTICE }] });
});

test("a synthesis marks retracted studies, or leaves them out where its authors say so", async () => {
	await using server = await startServer();
	const studies = [
		logTrial(server, "Ewe", { status: "retracted" }),
		logTrial(server, "Fox"),
		logTrial(server, "Gnu"),
	];
	const document = {
		title: "What is left",
		question: { intervention: "Toxin", comparator: "Placebo", concept: "response" },
		rows: studies.map((study, index) => ({
			...{ id: `r${index}`, study, outcomeId: "o1", kind: "counts" },
			...{ experimental: ["a1"], control: ["a2"] },
		})),
	};
	const { slug } = saveSynthesis(server.store, { ...SYSTEM, document });
	const read = async () => ({
		page: textOf(await (await server.anonymous.get(`/syntheses/${slug}`)).text()),
		json: await (await server.anonymous.get(`/syntheses/${slug}.json`)).json(),
	});
	const kept = await read();
	expect(kept.page).toContain("Ewe 2014 (retracted)");
	expect(kept.json).toMatchObject({ analysis: { k: 3 } });

	saveSynthesis(server.store, {
		...{ ...SYSTEM, slug, expectedVersion: 1 },
		document: { ...document, analysis: { retracted: "out" } },
	});
	const left = await read();
	expect(left.json).toMatchObject({ analysis: { k: 2 } });
	expect(left.page).toContain("A report of it was retracted");
	expect(left.page).toContain("1 comparison was left out because a report of the study was retracted.");
	expect(left.page, "nobody has concluded anything yet").not.toContain("were written when");

	const concluded = { ...document, conclusion: "All three agree." };
	const save = (expectedVersion: number, given: object) =>
		saveSynthesis(server.store, { ...SYSTEM, slug, expectedVersion, document: given });
	save(2, concluded);
	expect((await read()).page, "written of what is in").not.toContain("were written when");
	save(3, { ...concluded, analysis: { retracted: "out" } });
	const later = await read();
	expect(later.page).toMatch(
		/written when 3 comparisons were in the result \(version 3, [^)]+\)\. Now no longer in it: Ewe 2014 \(retracted\) \(a report of it was retracted\)\./,
	);
	const researcher = await server.as("researcher");
	const bar = textOf(await (await researcher.get(`/syntheses/${slug}`)).text());
	expect(bar.match(/were written when 3 comparisons/g), "on the page and among the checks").toHaveLength(2);
	save(4, { ...concluded, analysis: { retracted: "out" }, conclusion: "The two left agree." });
	expect((await read()).page).not.toContain("were written when");
});

const PUBMED = `PMID- 12345678
TI  - RETRACTED: A trial by Ewe.
AU  - Ewe E
PT  - Journal Article
PT  - Retracted Publication
DP  - 2014
`;

test("a reference that its database calls retracted comes in as such, also to a study that has it", async () => {
	await using server = await startServer();
	const slug = logTrial(server, "Ewe", { pmid: "12345678" });
	const researcher = await server.as("researcher");
	const read = await researcher.post("/import/references", { intent: "read", text: PUBMED });
	expect(read.status).toBe(200);
	await researcher.post("/import/references", { intent: "add", text: PUBMED, chosen: "0", slug });
	const answer = await server.anonymous.get(`/api/v1/studies/${slug}`);
	expect(await answer.json()).toMatchObject({
		version: 2,
		reports: [{ id: "r1", pmid: "12345678", status: "retracted" }],
	});
});
