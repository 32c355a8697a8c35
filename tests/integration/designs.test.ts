import { afterAll, beforeAll, expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { latestVersion } from "#tests/support/logging.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	studyInput,
} from "#tests/support/study-builder.ts";

// What a design makes of figures, through the doors that readers and editors take.

const actor = { kind: "system" } as const;
let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

function logged(author: string, study: Input): string {
	const reports = [{ id: "r1", authors: `${author} A`, title: `A trial by ${author}`, year: 2014 }];
	const document = studyInput({ title: `A trial by ${author}`, reports, ...study });
	return saveStudy(server.store, { document, actor, reason: "Logged", visibility: "published" }).slug;
}

const read = async (path: string) => {
	const answer = await server.anonymous.get(path);
	expect({ path, status: answer.status }).toEqual({ path, status: 200 });
	return answer.text();
};

const NARROW = "Clusters were randomised; the intervals take people for independent, so they are too narrow";

test("a figure of clusters says what it ignores on the page, in the drawing, in comparisons and in exports", async () => {
	const outcomes = [binaryOutcome({ a1: "63/295", a2: "84/330" })];
	const slug = logged("Clark", {
		design: { unit: "cluster", clusters: { what: "classrooms", number: 21 } },
		outcomes,
	});
	const page = textOf(await read(`/studies/${slug}`));
	expect(page).toContain("Cluster randomised: what may be computed");
	expect(page).toContain(
		"what is computed here takes people for independent, so its intervals are too narrow",
	);
	expect(page).toContain("classrooms");
	const drawing = await read(`/studies/${slug}.svg`);
	expect(/<desc[^>]*>([^<]*)/.exec(drawing)?.[1]).toContain(NARROW);
	const other = logged("Parr", { outcomes });
	const query = `study=${slug}&study=${other}&concept=response&measure=RR`;
	for (const path of [`/compare?${query}`, `/compare.svg?${query}`, `/compare.csv?${query}`]) {
		const text = await read(path);
		expect({ path, says: text.includes("Clark 2014 (clustering ignored)") }).toEqual({ path, says: true });
		expect({ path, says: text.includes("Parr 2014 (clustering ignored)") }).toEqual({ path, says: false });
	}
	const wide = await read(`/export?study=${slug}&format=wide`);
	expect(wide).toContain("clustering ignored");
	expect(await read(`/export?study=${slug}&format=revman`)).toContain("Clustering ignored");
	expect(await read(`/studies/${slug}.csv`)).toContain("clustering ignored");
});

test("a margin is drawn, and concluded from only where all of it is said", async () => {
	const compared = {
		...{ measure: "RD", estimate: "-2.1", ciLow: "-8.0", ciHigh: "3.8", ciLevel: "95", adjusted: true },
		...{ hypothesis: "non-inferiority" },
	};
	const margin = { value: "-10", side: "above", measure: "RD", level: "95", analysisSet: "per-protocol" };
	const study = (author: string, more: Input) =>
		logged(author, {
			outcomes: [
				binaryOutcome(
					{ a1: "80/100", a2: "82/100" },
					{ contrasts: [contrast({ ...compared, margin: { ...margin, ...more } })] },
				),
			],
		});
	const [whole, part] = [study("Whole", {}), study("Part", { analysisSet: undefined })];
	const concluded = "non-inferior: the whole interval is on the right side of the margin";
	expect(textOf(await read(`/studies/${whole}`))).toContain(concluded);
	const drawing = await read(`/studies/${whole}.svg?figure=estimate`);
	expect(drawing).toContain(concluded);
	expect(drawing).toContain("stroke-dasharray");
	const page = textOf(await read(`/studies/${part}`));
	expect(page).not.toContain(concluded);
	expect(page).toContain("nothing is concluded, as not said: the analysis set");
	expect(await read(`/studies/${part}.svg?figure=estimate`)).not.toContain(concluded);
});

test("the form asks for what a design needs once it is chosen, and saves it", async () => {
	const slug = logged("Form", { outcomes: [binaryOutcome({ a1: "30/100", a2: "22/100" })] });
	const editor = await server.as("researcher", "designs");
	const address = `/studies/${slug}/edit`;
	const names = async () => [...formIn(await (await editor.get(address)).text(), "reason").keys()];
	expect(await names()).not.toContain("design.clusters.number");
	const fields = formIn(await (await editor.get(address)).text(), "reason");
	fields.set("design.unit", "cluster");
	// Without JavaScript, a button asks for the form with the fields of the design chosen.
	const asking = new URLSearchParams(fields);
	asking.set("__intent__", '{"type":"validate","payload":{}}');
	expect(await (await editor.post(address, asking)).text()).toContain('name="design.clusters.number"');
	fields.set("reason", "Clusters");
	expect((await editor.post(address, fields)).status).toBe(302);
	const asked = await names();
	expect(asked).toContain("design.clusters.number");
	expect(asked).toContain("outcomes[0].dependence.icc");
	expect(asked).not.toContain("design.crossover.periods");
	const next = formIn(await (await editor.get(address)).text(), "reason");
	next.set("outcomes[0].dependence.icc", "0.02");
	next.set("design.clusters.number", "20");
	next.set("arms[0].clusters", "10");
	next.set("reason", "ICC");
	expect((await editor.post(address, next)).status).toBe(302);
	const { document } = latestVersion(server, slug);
	expect(document.design).toMatchObject({ unit: "cluster", clusters: { number: 20 } });
	expect(document.outcomes[0]?.dependence).toEqual({ icc: "0.02" });
	expect(document.arms[0]?.clusters).toBe(10);
	expect(textOf(await read(`/studies/${slug}`))).toContain(
		"A synthesis divides people and events by the design effect",
	);
});

test("a synthesis says which rule made each row, and its R script has the same numbers", async () => {
	const sized = { unit: "cluster", clusters: { meanSize: "29.8" }, dependence: { icc: "0.02" } };
	const outcomes = [binaryOutcome({ a1: "63/295", a2: "84/330" })];
	const studies = [
		logged("Effective", { design: sized, outcomes }),
		logged("Bare", { design: { unit: "cluster" }, outcomes }),
		logged("Paired", {
			design: { model: "crossover" },
			outcomes: [binaryOutcome({ a1: "10/20", a2: "5/20" })],
		}),
	];
	const row = (study: string, index: number) => ({
		...{ id: `r${index + 1}`, study, outcomeId: "o1", kind: "counts" },
		...{ experimental: ["a1"], control: ["a2"] },
	});
	const { slug } = saveSynthesis(server.store, {
		...{ actor, reason: "Written", visibility: "published" },
		document: {
			title: "Clusters and pairs",
			question: { intervention: "Botulinum toxin", comparator: "placebo", concept: "response" },
			analysis: { measure: "OR" },
			rows: studies.map(row),
			grade: { certainty: "low" },
		},
	});
	const page = textOf(await read(`/syntheses/${slug}`));
	expect(page).toContain("Bare 2014 (clustering ignored)");
	expect(page).toContain("design effect 1.576 = 1 + (29.8 − 1) × ICC 0.02");
	expect(page).toContain(
		"Bare 2014 (clustering ignored): people who are not independent are, or may be, treated as independent",
	);
	expect(page).toContain("The same people had both treatments");
	expect(page).toContain("people and events were divided by the design effect");
	const script = await read(`/syntheses/${slug}.R`);
	// 63/1.576, 295/1.576 of Cochrane Handbook 23.1.5: 40.0 and 187.2.
	expect(script).toMatch(/ai = c\(39\.97\d+, 63\)/);
	expect(script).toMatch(/n1i = c\(187\.18\d+, 295\)/);
	expect(script).toContain(
		"Effective 2014 (effective size): Events and people divided by the design effect 1.576",
	);
	expect(await read(`/syntheses/${slug}.svg`)).toContain("Bare 2014 (clustering ignored)");
	const editor = await server.as("researcher", "synthesis");
	const form = formIn(await (await editor.get(`/syntheses/${slug}/edit`)).text(), "reason");
	form.set("rows[1].icc", "0.05");
	form.set("reason", "Borrowed");
	form.set("intent", "save");
	expect((await editor.post(`/syntheses/${slug}/edit`, form)).status).toBe(400);
	form.set("rows[1].dependenceSource", "Campbell 2001");
	form.set("rows[2].handling", "as-is");
	expect((await editor.post(`/syntheses/${slug}/edit`, form)).status).toBe(302);
	const after = textOf(await read(`/syntheses/${slug}`));
	// An ICC without the size of a cluster makes no design effect.
	expect(after).toContain("not how many people a cluster has");
	expect(after).toContain("Paired 2014 (pairing ignored)");
});

test("a crossover's correlation is pooled, and the paired mean difference of the Handbook stands in the table", async () => {
	const figures = { a1: { mean: "7.0", sd: "2.38", n: 10 }, a2: { mean: "6.5", sd: "2.21", n: 10 } };
	const study = logged("Sleep", {
		design: { model: "crossover", dependence: { correlation: "0.68" } },
		outcomes: [continuousOutcome(figures)],
	});
	const { slug } = saveSynthesis(server.store, {
		...{ actor, reason: "Written", visibility: "published" },
		document: {
			title: "Pairs",
			question: { intervention: "Toxin", comparator: "placebo", concept: "symptom-severity" },
			analysis: { measure: "MD" },
			rows: [{ id: "r1", study, outcomeId: "o1", kind: "means", experimental: ["a1"], control: ["a2"] }],
			grade: { certainty: "low" },
		},
	});
	const script = await read(`/syntheses/${slug}.R`);
	expect(script).toMatch(/yi = c\(0\.5\)/);
	expect(Number(/vi = c\(([\d.]+)\)/.exec(script)?.[1]) ** 0.5).toBeCloseTo(0.583, 3);
	expect(script).toContain("paired standard error by a correlation of 0.68");
});
