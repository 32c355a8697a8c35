import { describe, expect, test } from "vitest";
import { inputOf } from "#tests/reference/input-rows.ts";
import { publishSynthesis } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome } from "#tests/support/study-builder.ts";
import { BCG_LATITUDE } from "#tests/support/synthesis-samples.ts";

// Meta-regression of the BCG trials on latitude and allocation together, in metafor 3.8-1:
// dat <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
// dat$alloc <- factor(dat$alloc, levels = c("random", "alternate", "systematic"))
// rma(yi, vi, mods = ~ ablat + alloc, data = dat, test = …, control = list(threshold = 1e-13, tol = 1e-13))
const TERMS = ["Intercept", "Latitude", "Allocation: alternate", "Allocation: systematic"];
const ESTIMATES = [0.0257031444904, -0.0272757562981, 0.2674912115129, 0.3259524984412];
const TOGETHER = "regress=Latitude&regress=Allocation&reference=Allocation:%20random";

function publish(server: TestServer, regression?: { name: string; reference?: string }[]): string {
	const trials = inputOf("bcg").flatMap(({ arms, group }, index) => {
		if (arms.kind !== "events") return [];
		const { experimental, control } = arms;
		return [
			{
				author: `Author${"ABCDEFGHIJKLM"[index]}`,
				year: 1950 + 3 * index,
				outcome: binaryOutcome({
					a1: `${experimental.events}/${experimental.n}`,
					a2: `${control.events}/${control.n}`,
				}),
				row: {
					moderators: [
						{ name: "Latitude", value: String(BCG_LATITUDE[index]) },
						{ name: "Allocation", value: group ?? "" },
					],
				},
			},
		];
	});
	return publishSynthesis(server, {
		trials,
		document: { kind: "counts", analysis: { measure: "RR", ...(regression && { regression }) } },
	});
}

interface Fit {
	status: string;
	k: number;
	moderators: { name: string; kind: string; reference?: string }[];
	coefficients: { term: string; estimate: number; ci: [number, number]; p: number }[];
	moderatorTest: { distribution: string; statistic: number; df: number; denominatorDf: number; p: number };
	heterogeneity: { tau2: number; I2: number; Q: number; p: number };
	R2: number;
}

async function fitAt(server: TestServer, address: string): Promise<Fit> {
	const response = await server.anonymous.get(`/api/v1/syntheses/${address}`);
	return ((await response.json()) as { regression: Fit }).regression;
}

const close = (got: number | undefined, wanted: number) =>
	expect(Math.abs((got ?? Number.NaN) / wanted - 1)).toBeLessThan(1e-6);

async function read(server: TestServer, path: string): Promise<string> {
	const response = await server.anonymous.get(path);
	expect(response.status).toBe(200);
	return (await response.text()).replaceAll("<!-- -->", "");
}

describe("against metafor", () => {
	test.each([
		["wald", [-0.6870619070716, 0.73846819605245], [11.06061245536756, 0.01140259573004]],
		["hksj", [-0.825087436942, 0.87649372592284], [3.44710676347695, 0.06500697924364]],
	])("latitude and allocation together, %s", async (ci, interval, [statistic, p]) => {
		await using server = await startServer();
		const slug = publish(server);
		const fit = await fitAt(server, `${slug}?ci=${ci}&${TOGETHER}`);
		expect(fit.coefficients.map(({ term }) => term)).toEqual(TERMS);
		fit.coefficients.forEach(({ estimate }, place) => {
			close(estimate, ESTIMATES[place] ?? Number.NaN);
		});
		close(fit.coefficients[0]?.ci[0], interval[0] ?? Number.NaN);
		close(fit.coefficients[0]?.ci[1], interval[1] ?? Number.NaN);
		close(fit.moderatorTest.statistic, statistic ?? Number.NaN);
		close(fit.moderatorTest.p, p ?? Number.NaN);
		close(fit.heterogeneity.Q, 26.20343649164845);
		close(fit.heterogeneity.tau2, 0.14459429735915);
		close(fit.heterogeneity.I2, 70.11024885056662);
		close(fit.R2, 53.83961390921744);
	});
});

describe("what readers see", () => {
	test("the authors' model: coefficients, test, what is left, and the reference level", async () => {
		await using server = await startServer();
		const slug = publish(server, [{ name: "Latitude" }, { name: "Allocation", reference: "random" }]);
		const page = await read(server, `/syntheses/${slug}`);
		expect(page).toContain("Allocation: systematic");
		expect(page).toContain("−0.027 [−0.045, −0.009]");
		expect(page).toContain("Test of the moderators: QM = 11.06 on 3 df, p = 0.011.");
		expect(page).toContain("I² 70.1%, QE = 26.20 on 9 df, p = 0.002.");
		expect(page).toContain("The moderators explain 53.8% of τ² (R²).");
		expect(page).toContain("Reference Allocation: random.");
		expect(page).toContain("Mixed-effects meta-regression, τ² by REML");
		expect(page).not.toContain("As published");
		const figure = await read(server, `/syntheses/${slug}.svg?figure=coefficients`);
		expect(figure).toContain("0.973 [0.956, 0.991]");
		expect(figure).toContain("Reference Allocation: random.");
		const script = await read(server, `/syntheses/${slug}.R`);
		expect(script).toContain("mods = ~ x1 + x2");
		expect(script).toContain('levels = c("random", "alternate", "systematic")');
		const csv = await read(server, `/syntheses/${slug}.csv`);
		expect(csv.split("\n")[0]).toContain("moderator: Latitude,moderator: Allocation");
		expect(csv.split("\n")[1]).toContain(",44,random,RR,");
		const words = await read(server, `/syntheses/${slug}.txt`);
		expect(words).toContain(
			"Effects were regressed on Latitude and Allocation (against random): mixed-effects",
		);
		expect(words).toContain("the test of the moderators gave QM = 11.06 on 3 df, p = 0.011.");
		const without = await read(server, `/syntheses/${slug}?regress=`);
		expect(without).not.toContain("Test of the moderators");
	});

	test("a reader ticks moderators and another reference; the pooled result stays the published one", async () => {
		await using server = await startServer();
		const slug = publish(server);
		const first = await read(server, `/syntheses/${slug}`);
		expect(first).not.toContain("Test of the moderators");
		expect(first).toMatch(/name="regress" value="Allocation"/);
		expect(first).toMatch(/name="regress" value="Year"/);
		const fit = await fitAt(server, `${slug}?regress=Allocation&reference=Allocation:%20systematic`);
		expect(fit.moderators).toEqual([{ name: "Allocation", kind: "categorical", reference: "systematic" }]);
		expect(fit.coefficients.map(({ term }) => term)).toEqual([
			"Intercept",
			"Allocation: random",
			"Allocation: alternate",
		]);
		const page = await read(server, `/syntheses/${slug}?regress=Allocation&regress=Year`);
		expect(page).toMatch(
			/<input[^>]*name="regress"[^>]*checked=""[^>]*value="Year"|value="Year"[^>]*checked=""/,
		);
		expect(page).not.toContain("As published:");
	});

	test("what cannot be fitted says why", async () => {
		await using server = await startServer();
		const slug = publish(server);
		const why = async (query: string) => (await read(server, `/syntheses/${slug}?${query}`)).slice(0);
		expect(await why("regress=Dose")).toContain("No comparison has a value of Dose.");
		expect(await why("regress=Allocation&reference=Allocation:%20sealed")).toContain(
			"No comparison has the reference level “sealed” of Allocation.",
		);
		expect(await why("regress=Latitude&model=mantel-haenszel")).toContain(
			"A regression needs a random or common effect.",
		);
		expect((await server.anonymous.get(`/syntheses/${slug}.svg?figure=coefficients`)).status).toBe(404);
	});
});

test("the form keeps the model as it was typed", async () => {
	await using server = await startServer();
	const slug = publish(server, [{ name: "Latitude" }, { name: "Allocation", reference: "random" }]);
	const researcher = await server.as("researcher");
	const form = await (await researcher.get(`/syntheses/${slug}/edit`)).text();
	expect(form).toContain("Latitude\nAllocation: random");
});
