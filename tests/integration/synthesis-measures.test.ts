import { expect, test } from "vitest";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { expectedOf, numberAt } from "#tests/reference/comparison.ts";
import { inputOf } from "#tests/reference/input-rows.ts";
import { publishSynthesis, type Trial } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, continuousOutcome, contrast } from "#tests/support/study-builder.ts";

// Figures that are read from logged studies and pooled, asked for by HTTP, against metafor.

/** The analysis as the API gives it, with a reader's choices. */
async function analysisAt(server: TestServer, slug: string, choices = ""): Promise<AnalysisResponse> {
	const response = await server.anonymous.get(`/api/v1/syntheses/${slug}${choices}`);
	expect(response.status).toBe(200);
	return ((await response.json()) as { analysis: AnalysisResponse }).analysis;
}

/** Trials are named by letters: digits are no part of an author's name. */
const author = (index: number) => `Author${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]}`;

test("counts of the BCG trials: risk ratios, and odds ratios as a reader asks for them", async () => {
	await using server = await startServer();
	const trials = inputOf("bcg").flatMap(({ arms }, index): Trial[] =>
		arms.kind === "events"
			? [
					{
						author: author(index),
						outcome: binaryOutcome({
							a1: `${arms.experimental.events}/${arms.experimental.n}`,
							a2: `${arms.control.events}/${arms.control.n}`,
						}),
					},
				]
			: [],
	);
	const slug = publishSynthesis(server, { trials, document: { kind: "counts" } });
	for (const [measure, ci, fit] of [
		["RR", "wald", "z"],
		["OR", "wald", "z"],
		["RR", "hksj", "knha"],
	] as const) {
		const wanted = (...key: (string | number)[]) =>
			numberAt(expectedOf("bcg"), "measures", measure, "pooled", "fits", "REML", fit, ...key) ?? Number.NaN;
		const got = await analysisAt(server, slug, `?measure=${measure}&ci=${ci}`);
		expect(got.k).toBe(13);
		expect(got.pooled?.estimate).toBeCloseTo(wanted("b"), 6);
		expect(got.pooled?.ci[0]).toBeCloseTo(wanted("ci", 0), 6);
		expect(got.pooled?.ci[1]).toBeCloseTo(wanted("ci", 1), 6);
		expect(got.heterogeneity?.tau2).toBeCloseTo(wanted("tau2"), 6);
		expect(got.heterogeneity?.I2).toBeCloseTo(wanted("I2"), 4);
		expect(got.predictionInterval?.[0]).toBeCloseTo(wanted("pi_t_kminus2", 0), 6);
	}
});

test("means of the trials of stroke units: mean and standardised differences", async () => {
	await using server = await startServer();
	const trials = inputOf("normand1999").flatMap(({ arms }, index): Trial[] => {
		if (arms.kind !== "means") return [];
		const figures = ({ mean, sd, n }: { mean: number; sd: number; n: number }) => ({
			...{ mean: String(mean), sd: String(sd), n },
		});
		const outcome = continuousOutcome({ a1: figures(arms.experimental), a2: figures(arms.control) });
		return [{ author: author(index), outcome }];
	});
	const slug = publishSynthesis(server, { trials, document: { kind: "means", analysis: { measure: "MD" } } });
	for (const measure of ["MD", "SMD"] as const) {
		const wanted = (key: string) =>
			numberAt(expectedOf("normand1999"), "measures", measure, "pooled", "fits", "REML", "z", key) ??
			Number.NaN;
		const { pooled, heterogeneity } = await analysisAt(server, slug, `?measure=${measure}`);
		expect(pooled?.estimate).toBeCloseTo(wanted("b"), 5);
		expect(pooled?.se).toBeCloseTo(wanted("se"), 5);
		expect((heterogeneity?.tau2 ?? 0) / wanted("tau2")).toBeCloseTo(1, 6);
	}
	const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
	expect(page).toContain("−15.11 [−32.64, 2.43]");
});

test("a scale that runs the other way changes sign, and the page says so", async () => {
	await using server = await startServer();
	const figures = (mean: string, sd: string, n: number) => ({ mean, sd, n });
	const slug = publishSynthesis(server, {
		trials: [
			{
				author: "Lower",
				outcome: continuousOutcome({ a1: figures("10", "4", 40), a2: figures("14", "5", 38) }),
			},
			{
				author: "Higher",
				outcome: continuousOutcome({ a1: figures("22", "9", 35), a2: figures("15", "8", 36) }),
				row: { flipped: true },
			},
		],
		document: { kind: "means", analysis: { measure: "MD" } },
	});
	// rma(escalc("MD", m1i = c(10, -22), sd1i = c(4, 9), n1i = c(40, 35), m2i = c(14, -15), sd2i = c(5, 8),
	// n2i = c(38, 36))) in metafor 3.8-1.
	const { pooled } = await analysisAt(server, slug);
	expect(pooled?.estimate).toBeCloseTo(-4.9943052, 4);
	expect(pooled?.ci[0]).toBeCloseTo(-7.7621413, 4);
	const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
	expect(page).toContain("The scale runs the other way than the question’s, so means change sign");
	const script = await (await server.anonymous.get(`/syntheses/${slug}.R`)).text();
	expect(script).toContain("m1i = c(10, -22)");
	expect(script).toContain("# Higher 2014: The scale runs the other way");
});

test("events over person-time: rate ratios by inverse variance and Mantel-Haenszel", async () => {
	await using server = await startServer();
	const cells = [
		["12", "400", "20", "390"],
		["8", "250.5", "15", "260"],
		["30", "900", "41", "880"],
	];
	const trials = cells.map(([events1, time1, events2, time2], index) => ({
		author: author(index),
		outcome: {
			...{ kind: "count", id: "o1", label: "Falls" },
			results: [
				{ armId: "a1", count: Number(events1), personTime: time1, source: { reportId: "r1" } },
				{ armId: "a2", count: Number(events2), personTime: time2, source: { reportId: "r1" } },
			],
		},
	}));
	const slug = publishSynthesis(server, {
		trials,
		document: { kind: "rates", analysis: { measure: "IRR" } },
	});
	// rma(measure = "IRR", x1i = c(12, 8, 30), t1i = c(400, 250.5, 900), x2i = c(20, 15, 41), t2i = c(390, 260, 880))
	// and rma.mh with the same, in metafor 3.8-1.
	const { pooled } = await analysisAt(server, slug);
	expect(pooled?.natural.estimate).toBeCloseTo(0.65073274, 6);
	expect(pooled?.natural.ci[1]).toBeCloseTo(0.93047163, 6);
	const mantel = await analysisAt(server, slug, "?model=mantel-haenszel");
	expect(mantel.pooled?.natural.estimate).toBeCloseTo(0.64970355, 8);
	const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
	expect(page).toContain("0.65 [0.46, 0.93]");
});

test("reported hazard ratios with their intervals, the arms the other way round too", async () => {
	await using server = await startServer();
	const reported = [
		{ estimate: "0.72", ciLow: "0.55", ciHigh: "0.94" },
		{ estimate: "0.85", ciLow: "0.66", ciHigh: "1.10" },
		{ estimate: "0.60", ciLow: "0.41", ciHigh: "0.88" },
	];
	const trials = reported.map((figures, index) => ({
		author: author(index),
		outcome: {
			...{ kind: "time-to-event", id: "o1", label: "Relapse" },
			contrasts: [contrast({ measure: "HR", ...figures })],
		},
		row: { contrast: 0 },
	}));
	const analysis = { measure: "HR" };
	const slug = publishSynthesis(server, { trials, document: { kind: "contrast", analysis } });
	// rma(yi = log(hr), sei = (log(hi) - log(lo)) / (2 * qnorm(.975))) in metafor 3.8-1.
	const { pooled, measure } = await analysisAt(server, slug);
	expect(measure).toBe("GEN");
	expect(Math.exp(pooled?.estimate ?? 0)).toBeCloseTo(0.74426556, 4);
	expect(Math.exp(pooled?.ci[0] ?? 0)).toBeCloseTo(0.62496048, 4);
	const page = await (await server.anonymous.get(`/syntheses/${slug}`)).text();
	expect(page).toContain("hazard ratio 0.74 [0.62, 0.89]");
	const figure = await (await server.anonymous.get(`/syntheses/${slug}.svg`)).text();
	expect(figure).toContain("Hazard ratio");
	expect(figure).toContain("0.74 [0.62, 0.89]");
	const script = await (await server.anonymous.get(`/syntheses/${slug}.R`)).text();
	expect(script).toContain("# pooled 0.74 [0.62, 0.89]");

	const turned = reported.map((figures, index) => ({
		...{ author: `${author(index)}Turned`, row: { contrast: 0, experimental: ["a2"], control: ["a1"] } },
		outcome: {
			...{ kind: "time-to-event", id: "o1", label: "Relapse" },
			contrasts: [contrast({ measure: "HR", ...figures })],
		},
	}));
	const other = publishSynthesis(server, {
		trials: turned,
		document: { kind: "contrast", analysis, title: "The other way round" },
	});
	expect((await analysisAt(server, other)).pooled?.estimate).toBeCloseTo(-(pooled?.estimate ?? 0), 10);
});
