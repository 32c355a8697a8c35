import { expect, test } from "vitest";
import { baujatCases } from "#app/domain/views/synthesis/baujat.ts";
import type { Analysed } from "#app/domain/views/synthesis/figure-input.ts";
import { buildSynthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { BCG_OPTIONS, tables } from "#tests/support/synthesis-samples.ts";
import { at, expectedOf, listAt, needed } from "./comparison.ts";
import { agrees } from "./tolerances.ts";

// What the figures draw, against metafor: its own fits, leave1out(), regtest() and trimfill() of each data set.

function analysed(request: AnalysisRequest): Analysed {
	const asked = {
		...request,
		include: ["leaveOneOut", "bias", "trimAndFill"],
	} as const satisfies Partial<AnalysisRequest>;
	return { request: { ...request, ...asked }, response: analyse({ ...request, ...asked }) };
}

// baujat() of metafor: x = residual² / (τ² + v), y = (b₋ᵢ − b)² / se₋ᵢ² (Viechtbauer 2010; Baujat et al. 2002), from
// the reference's full fits and leave-one-out fits.
test.each(["bcg", "egger2001", "linde2005", "hine1989"])("%s: every point of Baujat's plot", (id) => {
	const expected = at(expectedOf(id), "measures", "RR");
	const studies = listAt(expected, "studies");
	for (const [model, method] of [
		["random", "REML"],
		["common", "EE"],
	] as const) {
		const full = at(expected, "pooled", "fits", method, "z");
		const [b, tau2] = [needed(full, "b"), needed(full, "tau2")];
		const cases = baujatCases(analysed({ ...tables(id), model }));
		expect(cases).toHaveLength(studies.length);
		cases.forEach(({ heterogeneity, influence }, i) => {
			const study = studies[i];
			const without = at(expected, "pooled", "leave1out", method, i);
			const x = (needed(study, "yi") - b) ** 2 / (tau2 + needed(study, "vi"));
			const y = (needed(without, "estimate") - b) ** 2 / needed(without, "se") ** 2;
			expect(agrees("iterated", heterogeneity, x), `${method} x ${i}`).toBe(true);
			expect(agrees("iterated", influence, y), `${method} y ${i}`).toBe(true);
		});
		if (model === "common") {
			const total = cases.reduce((sum, { heterogeneity }) => sum + heterogeneity, 0);
			expect(agrees("closed", total, needed(full, "Q"))).toBe(true);
		}
	}
});

test("BCG: the funnel's Egger line and filled studies are those of regtest() and trimfill()", () => {
	const expected = at(expectedOf("bcg"), "measures", "RR", "pooled");
	const chart = buildSynthesisFigure("funnel", analysed(tables("bcg")), BCG_OPTIONS);
	if (chart.kind !== "scatter") throw new Error("A funnel is a scatter plot");
	const egger = chart.lines.find(({ key }) => key === "egger")?.points ?? [];
	const [limit, slope] = ["limit_est", "bias_coef"].map((key) =>
		needed(expected, "regtest", "egger_lm_sei", key),
	);
	expect(egger).toHaveLength(2);
	for (const [x, se] of egger) {
		expect(agrees("closed", Math.log(x), (limit ?? Number.NaN) + (slope ?? Number.NaN) * se)).toBe(true);
	}
	const filled = listAt(expected, "trimfill", "REML_L0", "filled_yi").map(Number);
	const drawn = chart.points.filter(({ shape }) => shape === "hollow").map(({ x }) => Math.log(x));
	expect(filled.length).toBeGreaterThan(0);
	expect(drawn).toHaveLength(filled.length);
	filled.forEach((estimate, i) => {
		expect(agrees("iterated", drawn[i] ?? Number.NaN, estimate)).toBe(true);
	});
});

test("BCG: the funnel's regions meet where a study's z is that of p 0.1, 0.05 and 0.01", () => {
	const chart = buildSynthesisFigure("funnel", analysed(tables("bcg")), BCG_OPTIONS);
	if (chart.kind !== "scatter") throw new Error("A funnel is a scatter plot");
	const quantiles = { "p-1": 1.6448536269514722, "p-0.1": 1.959963984540054, "p-0.05": 2.5758293035489004 };
	for (const [key, z] of Object.entries(quantiles)) {
		const corners = chart.regions.find((region) => region.key === key)?.polygon ?? [];
		const edge = corners.filter(([x, se]) => se > 0 && x < 1).map(([x, se]) => Math.log(x) / -se);
		expect(Math.max(...edge)).toBeCloseTo(z, 9);
	}
});

// Viechtbauer 2010, J Stat Softw 36(3), figure 1 and section 3: rows and mean of the BCG trials as forest() prints them.
test("BCG: the forest prints what metafor's forest() prints", () => {
	const { table } = buildSynthesisFigure("forest", analysed(tables("bcg")), BCG_OPTIONS);
	const printed = new Map(table.rows.map(({ header, cells }) => [header, cells]));
	expect(printed.get("Aronson 1948")).toEqual(["4/123", "11/139", "0.41 [0.13, 1.26]", "5.1%"]);
	expect(printed.get("Stein & Aronson 1953")).toEqual([
		"180/1,541",
		"372/1,451",
		"0.456 [0.387, 0.536]",
		"10.1%",
	]);
	const pooled = table.rows.find(({ header }) => header.startsWith("Random effects"));
	expect(pooled?.cells).toEqual(["1,065/191,064", "1,510/166,283", "0.49 [0.34, 0.70]", "100.0%"]);
	expect(pooled?.header).toContain("I² 92.2%, τ² 0.31 [0.12, 1.11], Q 152.2 (df 12, p < 0.001)");
});

// rma(yi, vi, mods = ~ ablat, data = dat.bcg), Viechtbauer 2010, section 3.3: 0.2595 − 0.0292 latitude, DL.
test("BCG: the regression's line is that of latitude in the paper", () => {
	const chart = buildSynthesisFigure("regression", analysed({ ...tables("bcg"), tau2: "DL" }), BCG_OPTIONS);
	if (chart.kind !== "scatter") throw new Error("A meta-regression is a scatter plot");
	const line = chart.lines.find(({ key }) => key === "fit")?.points ?? [];
	expect(line.length).toBeGreaterThan(2);
	for (const [x, y] of line) expect(Math.log(y)).toBeCloseTo(0.2595 - 0.0292 * x, 2);
});

test("BCG: Galbraith's points are z by precision, and the line through each meets the right edge at its effect", () => {
	const expected = at(expectedOf("bcg"), "measures", "RR");
	const tau2 = needed(expected, "pooled", "fits", "REML", "z", "tau2");
	const chart = buildSynthesisFigure("radial", analysed(tables("bcg")), BCG_OPTIONS);
	if (chart.kind !== "scatter" || !chart.right) throw new Error("A Galbraith plot has effects at its right");
	const { right, points } = chart;
	listAt(expected, "studies").forEach((study, i) => {
		const [yi, spread] = [needed(study, "yi"), Math.sqrt(needed(study, "vi") + tau2)];
		const { x = Number.NaN, y = Number.NaN } = points[i] ?? {};
		expect(agrees("iterated", x, 1 / spread) && agrees("iterated", y, yi / spread)).toBe(true);
		expect((y / x) * right.at).toBeCloseTo(yi * right.at, 9);
	});
});

test("BCG: L’Abbé’s curve goes through the rates that the pooled risk ratio gives", () => {
	const b = needed(expectedOf("bcg"), "measures", "RR", "pooled", "fits", "REML", "z", "b");
	const chart = buildSynthesisFigure("labbe", analysed(tables("bcg")), BCG_OPTIONS);
	if (chart.kind !== "scatter") throw new Error("A L’Abbé plot is a scatter plot");
	const curve = chart.lines.find(({ key }) => key === "pooled")?.points ?? [];
	expect(curve.length).toBeGreaterThan(2);
	for (const [x, y] of curve) expect(y / x).toBeCloseTo(Math.exp(b), 6);
	const [first] = chart.points;
	expect(first?.x).toBeCloseTo((100 * 11) / 139, 9);
	expect(first?.y).toBeCloseTo((100 * 4) / 123, 9);
});
