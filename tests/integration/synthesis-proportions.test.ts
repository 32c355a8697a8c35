import { describe, expect, test } from "vitest";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { expectedOf, numberAt } from "#tests/reference/comparison.ts";
import { inputOf } from "#tests/reference/input-rows.ts";
import { publishSynthesis, type Trial } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome } from "#tests/support/study-builder.ts";

// The rate in one arm of each study, read from logged studies and pooled, against metafor (dat.debruin2009).

const author = (index: number) => `Author${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]}`;
const SIZES = inputOf("debruin2009").map(({ total }) => total);
const HARMONIC = SIZES.length / SIZES.reduce((sum, n) => sum + 1 / n, 0);

function placeboArms(): Trial[] {
	return inputOf("debruin2009").flatMap(({ arms }, index): Trial[] =>
		arms.kind === "proportion"
			? [
					{
						author: author(index),
						outcome: binaryOutcome({ a2: `${arms.events}/${arms.n}` }),
						row: { experimental: ["a2"], control: [], group: index < 6 ? "Early" : "Late" },
					},
				]
			: [],
	);
}

function publish(server: TestServer, analysis: Record<string, unknown> = { measure: "PLO" }): string {
	return publishSynthesis(server, {
		trials: placeboArms(),
		document: {
			kind: "proportion",
			analysis,
			question: { intervention: "Placebo", concept: "response", outcome: "Response" },
		},
	});
}

async function analysisAt(server: TestServer, address: string): Promise<AnalysisResponse> {
	const response = await server.anonymous.get(`/api/v1/syntheses/${address}`);
	expect(response.status).toBe(200);
	return ((await response.json()) as { analysis: AnalysisResponse }).analysis;
}

/** The way back as metafor's documentation has it: transf.ilogit, transf.iarcsin, transf.ipft.hm. */
const BACK: Record<string, (x: number, n?: number) => number> = {
	PLO: (x) => Math.exp(x) / (1 + Math.exp(x)),
	PAS: (x) => Math.sin(x) ** 2,
	PR: (x) => x,
	PFT: (x, n = HARMONIC) => {
		const inside = 1 - (Math.sin(2 * x) + (Math.sin(2 * x) - 1 / Math.sin(2 * x)) / n) ** 2;
		return (1 - Math.sign(Math.cos(2 * x)) * Math.sqrt(inside)) / 2;
	},
};

describe("against metafor", () => {
	test.each([
		["PLO", "wald", "z"],
		["PFT", "wald", "z"],
		["PAS", "hksj", "knha"],
		["PR", "hksj-adhoc", "adhoc"],
	])("%s, %s", async (measure, ci, fit) => {
		await using server = await startServer();
		const slug = publish(server);
		for (const tau2 of ["REML", "DL", "PM"]) {
			const wanted = (...key: (string | number)[]) =>
				numberAt(expectedOf("debruin2009"), "measures", measure, "pooled", "fits", tau2, fit, ...key) ??
				Number.NaN;
			const close = (got: number | undefined, expected: number) =>
				expect(Math.abs((got ?? Number.NaN) / expected - 1)).toBeLessThan(1e-6);
			const got = await analysisAt(server, `${slug}?measure=${measure}&ci=${ci}&tau2=${tau2}`);
			expect(got).toMatchObject({ measure, k: 13 });
			close(got.pooled?.estimate, wanted("b"));
			close(got.pooled?.ci[0], wanted("ci", 0));
			close(got.pooled?.ci[1], wanted("ci", 1));
			close(got.heterogeneity?.tau2, wanted("tau2"));
			close(got.heterogeneity?.I2 ?? undefined, wanted("I2"));
			close(got.predictionInterval?.[0], wanted("pi_t_kminus2", 0));
			const back = BACK[measure] ?? Number;
			close(got.pooled?.natural.estimate, back(wanted("b")));
			close(got.pooled?.natural.ci[1], back(wanted("ci", 1)));
		}
	});

	test("each study's own figure, the double arcsine read back with its own size", async () => {
		await using server = await startServer();
		const slug = publish(server, { measure: "PFT" });
		const csv = await (await server.anonymous.get(`/syntheses/${slug}.csv`)).text();
		const [head = "", ...lines] = csv.trim().split("\n");
		const column = (line: string, name: string) => line.split(",")[head.split(",").indexOf(name)];
		expect(column(lines[0] ?? "", "scale")).toBe('"double arcsine');
		for (const [index, { arms }] of inputOf("debruin2009").entries()) {
			if (arms.kind !== "proportion" || arms.events === 0) continue;
			const cells = (lines[index] ?? "").split('"double arcsine, natural in percent",')[1]?.split(",") ?? [];
			expect(Number(cells[4])).toBeCloseTo((100 * arms.events) / arms.n, 8);
		}
	});
});

describe("what readers see", () => {
	test("rates with their counts, one column of figures, no test of no effect, no comparator", async () => {
		await using server = await startServer();
		const slug = publish(server);
		const page = (await (await server.anonymous.get(`/syntheses/${slug}`)).text()).replaceAll("<!-- -->", "");
		expect(page).toContain("38% (11/29)");
		expect(page).toMatch(
			/With placebo, the rate of response was \d+\.\d% \[\d+\.\d, \d+\.\d\] \(by the logit of the proportions; 13 studies, \d[\d,]* people; certainty not judged\); the studies differ \w[\w ]* \(I² \d+(?:\.\d)?%\), and a further setting is expected to see a rate within \[\d+\.\d, \d+\.\d\]%\./,
		);
		expect(page).toContain("With the outcome");
		expect(page).toContain("the true rate is expected to lie within");
		for (const absent of ["Test of no effect", "against Placebo", ">Control<", "Of 1,000 with", "NaN"]) {
			expect(page).not.toContain(absent);
		}
		const arcsine = await (await server.anonymous.get(`/syntheses/${slug}?measure=PFT`)).text();
		expect(arcsine).toContain("by the double arcsine of the proportions");
		expect(arcsine).toContain("Harmonic mean of the sizes, for reading back");
		expect((await server.anonymous.get(`/syntheses/${slug}?measure=RR`)).status).toBe(400);
		expect((await server.anonymous.get(`/syntheses/${slug}?model=peto`)).status).toBe(200);
	});

	test("the forest names its scale and prints the pooled rate; the other figures are drawn", async () => {
		await using server = await startServer();
		const slug = publish(server, { measure: "PFT", subgroup: "Period" });
		const { pooled, subgroups } = await analysisAt(server, slug);
		const shown = (value: number | undefined, n?: number) =>
			(100 * (BACK.PFT?.(value ?? Number.NaN, n) ?? Number.NaN)).toFixed(1);
		const forest = await (await server.anonymous.get(`/syntheses/${slug}.svg`)).text();
		expect(forest).toContain("38% (11/29)");
		expect(forest).toContain(`${shown(pooled?.estimate)} [${shown(pooled?.ci[0])}, ${shown(pooled?.ci[1])}]`);
		expect(forest).toContain("Proportion (double arcsine). Random effects");
		const [early] = subgroups?.groups ?? [];
		const own = 6 / SIZES.slice(0, 6).reduce((sum, n) => sum + 1 / n, 0);
		expect(forest).toContain(`${shown(early?.estimate ?? undefined, own)} [`);
		for (const name of ["funnel", "cumulative", "leave-one-out", "baujat", "radial", "regression"]) {
			const figure = await server.anonymous.get(`/syntheses/${slug}.svg?figure=${name}`);
			expect([name, figure.status]).toEqual([name, 200]);
			expect(await figure.text()).not.toMatch(/NaN|undefined/);
		}
		expect((await server.anonymous.get(`/syntheses/${slug}.svg?figure=labbe`)).status).toBe(404);
	});

	test("the same in R and in words", async () => {
		await using server = await startServer();
		const slug = publish(server, { measure: "PFT" });
		const script = await (await server.anonymous.get(`/syntheses/${slug}.R`)).text();
		expect(script).toContain('escalc(measure = "PFT", xi = xi, ni = ni, data = dat');
		expect(script).toContain("# placebo: proportion (double arcsine). Random effects");
		const words = await (await server.anonymous.get(`/syntheses/${slug}.txt`)).text();
		expect(words).toContain("the proportion with placebo was computed as Freeman and Tukey’s double arcsine");
		expect(words).toMatch(/the pooled proportion \(double arcsine\) with placebo was \d+\.\d% \(95% CI \[/);
		expect(words).not.toContain("z =");
	});
});

describe("an arm is chosen, not a pair", () => {
	const QUESTION = {
		title: "Response to placebo",
		"question.population": "Depression",
		"question.intervention": "placebo",
		"question.concept": "response",
		"analysis.measure": "PLO",
	};

	test("the form proposes the arms that the question names", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const researcher = await server.as("researcher");
		const answer = await researcher.post("/syntheses/new", { ...QUESTION, intent: "propose" });
		const html = (await answer.text()).replaceAll("<!-- -->", "");
		expect(html).toContain("“Placebo” is the placebo comparator arm");
		expect(html).toMatch(/name="rows\[0\]\.kind" value="proportion"/);
		expect(html).toMatch(/name="rows\[0\]\.control" value=""/);
		expect(html).not.toContain("against");
	});

	test("one that names a comparator is refused", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const researcher = await server.as("researcher");
		const row = {
			...{ "rows[0].picked": "on", "rows[0].study": "finzi-rosenthal-2014", "rows[0].kind": "proportion" },
			...{ "rows[0].outcomeId": "o1", "rows[0].experimental": "a1", "rows[0].control": "a2" },
		};
		const refused = await researcher.post("/syntheses/new", {
			...QUESTION,
			...row,
			...{ intent: "save", reason: "x" },
		});
		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain("A proportion is of one arm");
	});
});
