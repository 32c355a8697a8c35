import { describe, expect, test } from "vitest";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest, BinaryRow } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { at, Comparison, expectedOf, type Json, listAt, numberAt } from "./comparison.ts";
import { inputOf } from "./input-rows.ts";

// `analyse`, the one function behind API, pages and exports: its figures against the reference, and its shape.

const ALL = ["leaveOneOut", "cumulative", "bias", "trimAndFill", "subgroups", "influence"] as const;

function binaryRows(id: string): BinaryRow[] {
	return inputOf(id).flatMap(({ arms, label, year, group }) =>
		arms.kind === "events"
			? [{ label, year, group, experimental: arms.experimental, control: arms.control }]
			: [],
	);
}

/** Every value within an object that JSON could not hold: NaN, an infinity, undefined. */
function unsayable(value: unknown, path = "response"): string[] {
	if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
	if (value === undefined) return [`${path} is undefined`];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => unsayable(inner, `${path}.${key}`));
}

describe("the response against the reference", () => {
	test.each([
		["bcg", "RR", 174],
		["bcg", "OR", 174],
		["linde2005", "RR", 277],
		["yusuf1985_table6", "OR", 232],
		["egger2001", "OR", 187],
	] as const)(
		"%s, %s: rows, pooled effect, heterogeneity and all parts (%i figures)",
		(id, measure, figures) => {
			const node = at(expectedOf(id), "measures", measure);
			const comparison = new Comparison();
			for (const [ci, test] of [
				["wald", "z"],
				["hksj", "knha"],
			] as const) {
				const response = analyse({ measure, ci, rows: binaryRows(id), include: [...ALL] });
				expect(response).toMatchObject({
					measure,
					scale: "log",
					model: "random",
					tau2Method: "REML",
					ciMethod: ci,
				});
				comparePooled(comparison, response, at(node, "pooled", "fits", "REML", test));
				if (ci === "wald") compareParts(comparison, response, node);
				expect(unsayable(response)).toEqual([]);
			}
			expect(comparison.differences).toEqual([]);
			expect(Object.values(comparison.compared).reduce((a, b) => a + b, 0)).toBe(figures);
		},
	);

	test.each([
		["RR", "mantel-haenszel", "RR", ["mantel_haenszel", "default"]],
		["OR", "mantel-haenszel", "OR", ["mantel_haenszel", "default"]],
		["RD", "mantel-haenszel", "RD", ["mantel_haenszel", "default"]],
		["PETO", "peto", "PETO", ["peto"]],
		["OR", "peto", "PETO", ["peto"]],
	] as const)("%s by %s, trials without deaths included", (measure, model, section, path) => {
		const response = analyse({ measure, model, rows: binaryRows("yusuf1985_table6"), include: [...ALL] });
		const node = at(expectedOf("yusuf1985_table6"), "measures", section, ...path);
		const comparison = new Comparison();
		const { pooled, heterogeneity } = response;
		for (const [key, got] of [
			["b", pooled?.estimate],
			["se", pooled?.se],
			["z", pooled?.statistic],
			["Q", heterogeneity?.Q],
			["Q_df", heterogeneity?.df],
			["I2", heterogeneity?.I2],
		] as const) {
			comparison.figure("closed", "pooled", key, got, numberAt(node, key));
		}
		expect(comparison).toMatchObject({ differences: [], compared: { pooled: 6 } });
		expect(response).toMatchObject({ tau2Method: null, ciMethod: "wald", predictionInterval: null });
		const excluded = response.rows.filter((row) => row.excluded === "No events in either arm");
		expect(excluded).toHaveLength(measure === "RD" ? 0 : 3);
		expect(response.k).toBe(21 - excluded.length);
		expect(response.leaveOneOut).toHaveLength(response.k);
		expect(response.cumulative?.at(-1)?.estimate).toBeCloseTo(pooled?.estimate ?? Number.NaN, 12);
		expect(response.trimAndFill).toBeNull();
		expect(response.influence).toBeNull();
		expect(unsayable(response)).toEqual([]);
	});

	test("means, rates, proportions and generic estimates go the same way", () => {
		const means = inputOf("normand1999").flatMap(({ arms, label }) =>
			arms.kind === "means" ? [{ label, experimental: arms.experimental, control: arms.control }] : [],
		);
		const generic = inputOf("molloy2014").flatMap(({ arms, label }) =>
			arms.kind === "generic" ? [{ label, estimate: arms.estimate, se: Math.sqrt(arms.variance) }] : [],
		);
		const proportions = inputOf("debruin2009").flatMap(({ arms, label }) =>
			arms.kind === "proportion" ? [{ label, events: arms.events, n: arms.n }] : [],
		);
		const comparison = new Comparison();
		for (const [request, id] of [
			[{ measure: "MD", rows: means }, "normand1999"],
			[{ measure: "SMD", rows: means }, "normand1999"],
			[{ measure: "GEN", rows: generic }, "molloy2014"],
			[{ measure: "PLO", rows: proportions }, "debruin2009"],
		] as const) {
			const node = at(expectedOf(id), "measures", request.measure, "pooled", "fits", "REML", "z");
			comparePooled(comparison, analyse(request), node);
		}
		expect(comparison).toMatchObject({ differences: [], compared: { pooled: 60 } });
		const { scale, pooled } = analyse({ measure: "PLO", rows: proportions });
		expect(scale).toBe("logit");
		expect(pooled?.natural.estimate).toBeCloseTo(1 / (1 + Math.exp(-(pooled?.estimate ?? Number.NaN))), 14);
	});
});

function comparePooled(comparison: Comparison, response: AnalysisResponse, node: Json | undefined): void {
	const { pooled, heterogeneity, predictionInterval } = response;
	const figure = (key: string, got: number | null | undefined, kind: "iterated" | "p" = "iterated") =>
		comparison.figure(kind, "pooled", key, got, numberAt(node, key));
	figure("k", response.k);
	figure("b", pooled?.estimate);
	figure("se", pooled?.se);
	figure("stat", pooled?.statistic);
	figure("ddf", pooled?.df);
	figure("p", pooled?.p, "p");
	comparison.interval("iterated", "pooled", "ci", pooled?.ci ?? null, at(node, "ci"));
	comparison.interval("iterated", "pooled", "pi", predictionInterval, at(node, "pi_t_kminus2"));
	figure("tau2", heterogeneity?.tau2);
	figure("I2", heterogeneity?.I2);
	figure("H2", heterogeneity?.H2);
	figure("Q", heterogeneity?.Q);
	figure("Q_df", heterogeneity?.df);
	figure("Q_p", heterogeneity?.p, "p");
}

function compareParts(comparison: Comparison, response: AnalysisResponse, node: Json | undefined): void {
	const pooledNode = at(node, "pooled");
	response.rows.forEach((row, i) => {
		const study = at(node, "studies", i);
		comparison.figure("closed", "rows", `${row.label} estimate`, row.estimate, numberAt(study, "yi"));
		comparison.figure("closed", "rows", `${row.label} se`, row.se, numberAt(study, "sei"));
		const weight = numberAt(pooledNode, "weights_percent", "REML", i);
		comparison.figure("iterated", "rows", `${row.label} weight`, row.weightPercent, weight);
	});
	const { heterogeneity, bias, trimAndFill, leaveOneOut = [], subgroups } = response;
	const byQ = numberAt(pooledNode, "I2_Q_based", "I2_percent");
	comparison.figure("closed", "heterogeneity", "I2Q", heterogeneity?.I2Q, byQ);
	const profile = listAt(pooledNode, "confint_qprofile", "REML", "tau2").slice(1);
	comparison.interval("iterated", "heterogeneity", "tau2Ci", heterogeneity?.tau2Ci ?? null, profile);
	leaveOneOut?.forEach((one, i) => {
		const expected = at(pooledNode, "leave1out", "REML", i);
		expect(one.omitted).toBe(at(expected, "omitted"));
		const where = `without ${one.omitted}`;
		comparison.figure("iterated", "leaveOneOut", where, one.estimate, numberAt(expected, "estimate"));
		comparison.figure("iterated", "leaveOneOut", where, one.se, numberAt(expected, "se"));
		comparison.figure("iterated", "leaveOneOut", where, one.ci[0], numberAt(expected, "ci.lb"));
		comparison.figure("iterated", "leaveOneOut", where, one.ci[1], numberAt(expected, "ci.ub"));
		comparison.figure("iterated", "leaveOneOut", where, one.tau2, numberAt(expected, "tau2"));
		comparison.figure("iterated", "leaveOneOut", where, one.I2, numberAt(expected, "I2"));
	});
	const egger = at(pooledNode, "regtest", "egger_lm_sei");
	comparison.figure(
		"closed",
		"bias",
		"egger intercept",
		bias?.egger?.intercept,
		numberAt(egger, "bias_coef"),
	);
	comparison.figure("closed", "bias", "egger se", bias?.egger?.se, numberAt(egger, "bias_se"));
	comparison.figure("closed", "bias", "egger t", bias?.egger?.t, numberAt(egger, "stat"));
	comparison.figure("whole", "bias", "egger df", bias?.egger?.df, numberAt(egger, "df"));
	comparison.figure("p", "bias", "egger p", bias?.egger?.p, numberAt(egger, "p"));
	comparison.figure("closed", "bias", "begg tau", bias?.begg?.tau, numberAt(pooledNode, "ranktest", "tau"));
	comparison.figure("p", "bias", "begg p", bias?.begg?.p, numberAt(pooledNode, "ranktest", "p"));
	const filled = at(pooledNode, "trimfill", "REML_L0");
	comparison.figure("whole", "trimAndFill", "k0", trimAndFill?.k0, numberAt(filled, "k0"));
	comparison.figure("stoppedEarly", "trimAndFill", "b", trimAndFill?.estimate, numberAt(filled, "b"));
	const expectedGroups = at(pooledNode, "subgroups", "REML");
	const between = at(expectedGroups, "Q_between_separate_tau2");
	comparison.figure("iterated", "subgroups", "Q", subgroups?.between?.Q, numberAt(between, "Q"));
	comparison.figure("p", "subgroups", "p", subgroups?.between?.p, numberAt(between, "p"));
	for (const expected of listAt(expectedGroups, "subgroups")) {
		const group = subgroups?.groups.find((one) => one.group === at(expected, "level"));
		comparison.figure("whole", "subgroups", "k", group?.k, numberAt(expected, "k"));
		comparison.figure("iterated", "subgroups", "estimate", group?.estimate, numberAt(expected, "b"));
		comparison.figure("iterated", "subgroups", "tau2", group?.tau2, numberAt(expected, "tau2"));
		comparison.figure("iterated", "subgroups", "I2", group?.I2, numberAt(expected, "I2"));
	}
}

describe("few, empty and odd rows get null and a reason, never NaN", () => {
	const arm = (events: number, n: number) => ({ events, n });
	const row = (label: string, a: number, b: number): BinaryRow => ({
		label,
		experimental: arm(a, 20),
		control: arm(b, 20),
	});
	const measures = ["RR", "OR", "RD", "PETO"] as const;
	const models = ["random", "common", "mantel-haenszel", "peto"] as const;
	const sets: Record<string, BinaryRow[]> = {
		"no rows": [],
		"one row": [row("a", 3, 5)],
		"two rows": [row("a", 3, 5), row("b", 4, 1)],
		"no events anywhere": [row("a", 0, 0), row("b", 0, 0), row("c", 0, 0)],
		"events everywhere": [row("a", 20, 20), row("b", 20, 20)],
		"equal effects": [row("a", 3, 5), row("b", 3, 5), row("c", 3, 5)],
		"no events in one arm": [row("a", 0, 5), row("b", 0, 4)],
	};

	test.each(Object.keys(sets))("%s", (name) => {
		let analysed = 0;
		for (const measure of measures) {
			for (const model of models) {
				const fits =
					model === "mantel-haenszel"
						? measure !== "PETO"
						: model !== "peto" || measure === "PETO" || measure === "OR";
				const request: AnalysisRequest = {
					measure,
					model,
					rows: sets[name] ?? [],
					ci: "hksj",
					include: [...ALL],
				};
				if (!fits) {
					expect(() => analyse(request)).toThrow(/^model .* is for the measures/);
					continue;
				}
				for (const to of ["only-zero", "all", "none"] as const) {
					const response = analyse({ ...request, continuity: { to } });
					expect(unsayable(response)).toEqual([]);
					if (response.pooled === null) expect(response.warnings.join()).toMatch(/Not pooled: /);
					expect(response.rows).toHaveLength(request.rows.length);
					expect(response.rows.filter((one) => one.excluded === undefined)).toHaveLength(response.k);
					analysed++;
				}
			}
		}
		expect(analysed).toBe(39);
	});

	test("one row: no heterogeneity measures, no prediction interval, no tests, and a Wald interval", () => {
		const response = analyse({ measure: "OR", rows: sets["one row"] ?? [], ci: "hksj", include: [...ALL] });
		expect(response).toMatchObject({
			k: 1,
			ciMethod: "wald",
			predictionInterval: null,
			heterogeneity: { Q: 0, df: 0, tau2: 0, tau2Ci: null, I2: null, I2Q: null, H2: null },
			bias: { egger: null, begg: null },
			leaveOneOut: [],
			trimAndFill: null,
			subgroups: null,
		});
		expect(response.warnings).toContain("One study: no heterogeneity and no prediction interval");
	});

	test("two rows: the prediction interval is there with t on k − 1 or z", () => {
		const rows = sets["two rows"] ?? [];
		const by = (predictionInterval: "t-k-2" | "t-k-1" | "z") =>
			analyse({ measure: "OR", rows, predictionInterval }).predictionInterval;
		expect(by("t-k-2")).toBeNull();
		expect(by("t-k-1")).not.toBeNull();
		expect(by("z")).not.toBeNull();
	});

	test("dropping double zeros leaves rows out by name; the rest are pooled", () => {
		const rows = binaryRows("yusuf1985_table6");
		const response = analyse({ measure: "OR", rows, continuity: { dropDoubleZero: true } });
		const dropped = response.rows.filter((one) => one.excluded !== undefined);
		expect(dropped.map((one) => [one.label, one.excluded, one.weightPercent])).toEqual([
			["Pitt", "No events in either arm", null],
			["Hutton", "No events in either arm", null],
			["Yusuf", "No events in either arm", null],
		]);
		const expected = at(
			expectedOf("yusuf1985_table6"),
			"measures",
			"OR",
			"pooled_drop00",
			"fits",
			"REML",
			"z",
			"b",
		);
		expect(response.pooled?.estimate).toBeCloseTo(Number(expected), 9);
		expect(response.warnings).toContain("3 of 21 rows are left out");
	});
});

describe("cumulative pooling", () => {
	test("adds the oldest first, and ends with all", () => {
		const rows = binaryRows("bcg");
		const response = analyse({ measure: "RR", rows, include: ["cumulative"] });
		const byYear = rows.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)).map((one) => one.label);
		expect(response.cumulative?.map((one) => one.added)).toEqual(byYear);
		expect(response.cumulative?.at(-1)?.estimate).toBeCloseTo(response.pooled?.estimate ?? Number.NaN, 12);
		const firstFive = analyse({
			measure: "RR",
			rows: rows.filter((one) => byYear.slice(0, 5).includes(one.label)),
		});
		expect(response.cumulative?.[4]?.estimate).toBeCloseTo(firstFive.pooled?.estimate ?? Number.NaN, 9);
		expect(response.cumulative?.[4]?.tau2).toBeCloseTo(firstFive.heterogeneity?.tau2 ?? Number.NaN, 9);
	});

	test("without years adds the most precise first, and says so", () => {
		const rows = binaryRows("hine1989");
		const response = analyse({ measure: "OR", rows, include: ["cumulative"] });
		const bySe = response.rows.toSorted((a, b) => (a.se ?? 0) - (b.se ?? 0)).map((one) => one.label);
		expect(response.cumulative?.map((one) => one.added)).toEqual(bySe);
		expect(response.warnings.join()).toMatch(/most precise come first/);
	});
});

describe("many rows", () => {
	const rows = Array.from({ length: 10_000 }, (_, i) => {
		const variance = 0.01 + ((i * 7919) % 1000) / 1000;
		return { label: `Study ${i}`, estimate: Math.sin(i * 12.9898) * Math.sqrt(variance + 0.3), variance };
	});

	test("10,000 rows are analysed by REML", () => {
		const response = analyse({ measure: "GEN", rows, ci: "hksj" });
		expect(response.k).toBe(10_000);
		expect(unsayable(response)).toEqual([]);
	});

	test("parts that refit for each row say that there are too many", () => {
		const response = analyse({ measure: "GEN", rows: rows.slice(0, 501), include: [...ALL] });
		expect(response).toMatchObject({ leaveOneOut: null, cumulative: null, influence: null });
		expect(response.warnings).toContain("Leave-one-out is given for up to 500 rows");
		expect(response.bias?.egger?.df).toBe(499);
	});

	test("leave-one-out of 200 rows has a fit for each", () => {
		const response = analyse({ measure: "GEN", rows: rows.slice(0, 200), include: ["leaveOneOut"] });
		expect(response.leaveOneOut).toHaveLength(200);
	});
});
