import { describe, expect, test } from "vitest";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { expectedOf, numberAt } from "#tests/reference/comparison.ts";
import { inputOf } from "#tests/reference/input-rows.ts";
import { publishSynthesis, type Trial } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, continuousOutcome, contrast, type Input } from "#tests/support/study-builder.ts";

// Estimates as the reports give them, by generic inverse variance.

const author = (index: number) => `Author${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]}`;

async function analysisAt(server: TestServer, address: string): Promise<AnalysisResponse> {
	const response = await server.anonymous.get(`/api/v1/syntheses/${address}`);
	expect(response.status).toBe(200);
	return ((await response.json()) as { analysis: AnalysisResponse }).analysis;
}

function reporting(contrasts: Input[], more: Partial<Trial> = {}): Trial[] {
	return contrasts.map((given, index) => ({
		author: author(index),
		outcome: continuousOutcome({}, { contrasts: [contrast(given)] }),
		row: { contrast: 0 },
		...more,
	}));
}

const ADJUSTED = [
	{ measure: "OR", estimate: "0.72", ciLow: "0.55", ciHigh: "0.94", adjusted: true },
	{ measure: "OR", estimate: "0.85", ciLow: "0.66", ciHigh: "1.10", adjusted: true },
	{ measure: "OR", estimate: "0.60", ciLow: "0.41", ciHigh: "0.88", adjusted: true },
];

describe("pooled as reported", () => {
	test("estimates with their standard errors on a plain scale, against metafor (dat.molloy2014)", async () => {
		await using server = await startServer();
		const contrasts = inputOf("molloy2014").flatMap(({ arms }) =>
			arms.kind === "generic"
				? [
						{
							...{ measure: "other", measureReported: "Fisher’s z" },
							estimate: arms.estimate.toFixed(12),
							se: Math.sqrt(arms.variance).toFixed(12),
						},
					]
				: [],
		);
		expect(contrasts.length).toBeGreaterThan(10);
		const slug = publishSynthesis(server, {
			trials: reporting(contrasts),
			document: {
				kind: "contrast",
				analysis: { measure: "GEN", reported: "other", scale: "identity", name: "Fisher’s z" },
			},
		});
		for (const [ci, fit] of [
			["wald", "z"],
			["hksj", "knha"],
		] as const) {
			for (const tau2 of ["REML", "DL", "PM"]) {
				const wanted = (...key: (string | number)[]) =>
					numberAt(expectedOf("molloy2014"), "measures", "GEN", "pooled", "fits", tau2, fit, ...key) ??
					Number.NaN;
				const close = (got: number | undefined, expected: number) =>
					expect(Math.abs((got ?? Number.NaN) / expected - 1)).toBeLessThan(1e-6);
				const { pooled, heterogeneity, predictionInterval } = await analysisAt(
					server,
					`${slug}?ci=${ci}&tau2=${tau2}`,
				);
				close(pooled?.estimate, wanted("b"));
				close(pooled?.ci[0], wanted("ci", 0));
				close(pooled?.ci[1], wanted("ci", 1));
				close(heterogeneity?.tau2, wanted("tau2"));
				close(heterogeneity?.I2 ?? undefined, wanted("I2"));
				close(predictionInterval?.[0], wanted("pi_t_kminus2", 0));
			}
		}
		const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
		expect(page).toContain("Fisher’s z, as reported 0.150 [0.088, 0.212]");
		expect(page).not.toContain("Derived figures");
	});

	test("adjusted odds ratios on the log scale, named so everywhere", async () => {
		await using server = await startServer();
		const analysis = { measure: "GEN", reported: "OR", name: "Adjusted odds ratio" };
		const slug = publishSynthesis(server, {
			trials: reporting(ADJUSTED),
			document: { kind: "contrast", analysis },
		});
		// rma(yi = log(or), sei = (log(hi) - log(lo)) / (2 * qnorm(.975))) in metafor 3.8-1.
		const { pooled } = await analysisAt(server, slug);
		expect(Math.exp(pooled?.estimate ?? 0)).toBeCloseTo(0.74426556, 4);
		expect(Math.exp(pooled?.ci[0] ?? 0)).toBeCloseTo(0.62496048, 4);
		const page = (await (await server.anonymous.get(`/syntheses/${slug}`)).text()).replaceAll("<!-- -->", "");
		expect(page).toContain(
			"less frequent than with placebo: adjusted odds ratio, as reported 0.74 [0.62, 0.89]",
		);
		expect(page).toContain("standard error from its 95% interval");
		const forest = await (await server.anonymous.get(`/syntheses/${slug}.svg`)).text();
		expect(forest).toContain("Adjusted odds ratio. Random effects");
		expect(forest).toContain("0.74 [0.62, 0.89]");
		const script = await (await server.anonymous.get(`/syntheses/${slug}.R`)).text();
		expect(script).toContain("# pooled 0.74 [0.62, 0.89]");
		expect(script).toContain("rma.uni(");
		const words = await (await server.anonymous.get(`/syntheses/${slug}.txt`)).text();
		expect(words).toContain(
			"the adjusted odds ratio of botulinum toxin against placebo was taken as reported",
		);
		for (const model of ["mantel-haenszel", "peto"]) {
			const asked = await analysisAt(server, `${slug}?model=${model}`);
			expect(asked.model).toBe("random");
		}
		expect((await server.anonymous.get(`/syntheses/${slug}?measure=HR`)).status).toBe(400);
	});

	test("an estimate of another measure, or without a way to its error, is said and left out", async () => {
		await using server = await startServer();
		const slug = publishSynthesis(server, {
			trials: reporting([
				...ADJUSTED,
				{ measure: "RR", estimate: "0.8", ciLow: "0.7", ciHigh: "0.9" },
				{ measure: "OR", estimate: "0.8", p: "<0.05" },
				{ measure: "OR", estimate: "0.8", se: "0.1" },
			]),
			document: { kind: "contrast", analysis: { measure: "GEN", reported: "OR" } },
		});
		const { k, rows } = await analysisAt(server, slug);
		expect(k).toBe(4);
		expect(rows.at(-1)).toMatchObject({ estimate: Math.log(0.8), se: 0.1 });
		const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
		expect(page).toContain("What is reported is no OR, and cannot be pooled as one");
		expect(page).toContain("neither an interval, a standard error nor an exact p value");
	});
});

describe("the form", () => {
	const QUESTION = {
		title: "Adjusted odds",
		"question.intervention": "Onabotulinumtoxin",
		"question.comparator": "placebo",
		"question.concept": "response",
		"analysis.measure": "GEN",
	};

	test("proposes reported estimates and not counts, one of several for a pair ticked", async () => {
		await using server = await startServer();
		const contrasts = [
			contrast({ measure: "OR", estimate: "6.2", ciLow: "2.0", ciHigh: "19" }),
			contrast({ measure: "OR", estimate: "5.9", ciLow: "1.8", ciHigh: "19.5", adjusted: true }),
			contrast({ measure: "RR", estimate: "3.5", ciLow: "1.6", ciHigh: "7.9" }),
		];
		publishSynthesis(server, {
			trials: [{ author: "Ada", outcome: binaryOutcome({ a1: "17/33", a2: "6/41" }, { contrasts }) }],
			document: { kind: "counts" },
		});
		const researcher = await server.as("researcher");
		const ask = (more: Record<string, string>) =>
			researcher.post("/syntheses/new", { ...QUESTION, ...more, intent: "propose" });
		const html = (await (await ask({ "analysis.reported": "OR" })).text()).replaceAll("<!-- -->", "");
		expect(html).toContain("Reported: odds ratio 6.2 [2.0, 19]");
		expect(html).toContain("Reported: odds ratio 5.9 [1.8, 19.5], adjusted");
		expect(html).not.toContain("risk ratio 3.5");
		expect(html.match(/name="rows\[\d\]\.kind" value="contrast"/g)).toHaveLength(2);
		expect(html.match(/name="rows\[\d\]\.picked"[^>]* checked=""/g)).toHaveLength(1);
		const untold = await ask({});
		expect(untold.status).toBe(400);
		expect(await untold.text()).toContain("Choose which reported estimates are looked for");
	});

	test.each([
		[{}, "Choose which reported estimates are pooled"],
		[{ "analysis.reported": "other" }, "Say whether the estimates are ratios or differences"],
	])("does not save %j", async (more, message) => {
		await using server = await startServer();
		const researcher = await server.as("researcher");
		const refused = await researcher.post("/syntheses/new", {
			...QUESTION,
			...more,
			...{ intent: "save", reason: "x" },
		});
		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain(message);
	});
});
