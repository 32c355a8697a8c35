import { describe, expect, test } from "vitest";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { at, expectedOf, listAt, needed } from "./comparison.ts";
import { inputOf } from "./input-rows.ts";
import { agrees } from "./tolerances.ts";

// Rates of one arm with 0 and n events among them, against metafor 3.8-1 (escalc and rma, defaults).

type Rates = Extract<AnalysisRequest, { measure: "PFT" | "PAS" | "PLO" | "PR" }>;

function ratesOf(id: string): Rates["rows"] {
	return inputOf(id).flatMap(({ label, arms }) =>
		arms.kind === "proportion" ? [{ label, events: arms.events, n: arms.n }] : [],
	);
}

describe.each(["rates_zero_full_public", "rates_hine1989_control"])("%s", (id) => {
	test.each(["PR", "PLO", "PAS", "PFT"] as const)("%s: studies, pooled and read back", (measure) => {
		const expected = at(expectedOf(id), "measures", measure);
		const rows = ratesOf(id);
		const { rows: effects } = analyse({ measure, rows });
		listAt(expected, "studies").forEach((study, i) => {
			expect(agrees("closed", effects[i]?.estimate ?? Number.NaN, needed(study, "yi"))).toBe(true);
			expect(agrees("closed", (effects[i]?.se ?? Number.NaN) ** 2, needed(study, "vi"))).toBe(true);
		});
		for (const [tau2, kind] of [
			["DL", "closed"],
			["REML", "iterated"],
		] as const) {
			const fit = at(expected, "fits", tau2);
			const { pooled, heterogeneity } = analyse({ measure, rows, tau2 });
			expect(agrees(kind, pooled?.estimate ?? Number.NaN, needed(fit, "b"))).toBe(true);
			expect(agrees(kind, pooled?.se ?? Number.NaN, needed(fit, "se"))).toBe(true);
			expect(agrees(kind, heterogeneity?.tau2 ?? Number.NaN, needed(fit, "tau2"))).toBe(true);
			if (measure === "PR") continue;
			const back = at(
				fit,
				"back",
				{ PLO: "inverse_logit", PAS: "sin2", PFT: "harmonic_mean_metafor" }[measure],
			);
			const natural = [pooled?.natural.estimate, ...(pooled?.natural.ci ?? [])];
			["est", "lb", "ub"].forEach((key, i) => {
				expect(agrees(kind, natural[i] ?? Number.NaN, needed(back, key)), `${tau2} ${key}`).toBe(true);
			});
		}
	});
});

/** Seven of 306 in eight trials. */
const RARE: Rates["rows"] = [
	...([
		[0, 25],
		[1, 40],
		[0, 18],
		[2, 60],
		[0, 33],
		[3, 80],
		[1, 29],
		[0, 21],
	] as const),
].map(([events, n], i) => ({ label: `Trial ${i + 1}`, events, n }));

test.each([
	["PFT", 1.59, 0.22, 3.72],
	["PAS", 1.34, 0.25, 3.3],
] as const)("rare events by %s: nothing is added to zero cells", (measure, estimate, low, high) => {
	const { pooled, rows } = analyse({ measure, rows: RARE });
	expect(rows.filter(({ correction }) => correction)).toEqual([]);
	expect(100 * (pooled?.natural.estimate ?? Number.NaN)).toBeCloseTo(estimate, 2);
	expect(100 * (pooled?.natural.ci[0] ?? Number.NaN)).toBeCloseTo(low, 2);
	expect(100 * (pooled?.natural.ci[1] ?? Number.NaN)).toBeCloseTo(high, 2);
	const corrected = analyse({ measure, rows: RARE, continuity: { add: 0.5 } });
	expect(corrected.rows.filter(({ correction }) => correction)).toHaveLength(4);
});

test("a double arcsine near 0 says that its reading depends on the size, a common rate's does not", () => {
	const [warning] = analyse({ measure: "PFT", rows: RARE }).warnings;
	expect(warning).toBe(
		"The rate depends on the size it is read back with: 1.59% with the harmonic mean of the sizes, 30.5, which is taken; 1.82% with their arithmetic mean, 38.3. The logit needs no such size",
	);
	const common = [
		{ label: "A", events: 17, n: 33 },
		{ label: "B", events: 20, n: 41 },
		{ label: "C", events: 30, n: 70 },
	];
	expect(analyse({ measure: "PFT", rows: common }).warnings).toEqual([]);
});
