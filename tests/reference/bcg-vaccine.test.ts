import { expect, test } from "vitest";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import { compareDataSet } from "./compare-data-set.ts";
import { inputOf } from "./input-rows.ts";

// BCG vaccine against tuberculosis (Colditz et al. 1994; metadat dat.bcg).

test("agrees with metafor on all 5,481 figures", () => {
	const { compared, differences } = compareDataSet("bcg");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 247,
		"numbers needed to treat": 104,
		proportions: 390,
		"RR studies": 208,
		"RR pooled fits": 510,
		"RR pooled weights": 39,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 52,
		"RR pooled leave-one-out": 416,
		"RR pooled subgroups": 214,
		"RR Mantel-Haenszel": 45,
		"OR studies": 208,
		"OR pooled fits": 510,
		"OR pooled weights": 39,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 50,
		"OR pooled leave-one-out": 416,
		"OR pooled subgroups": 214,
		"OR Mantel-Haenszel": 45,
		"RD studies": 130,
		"RD pooled fits": 510,
		"RD pooled weights": 39,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 74,
		"RD pooled leave-one-out": 416,
		"RD pooled subgroups": 214,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 104,
		"PETO pooled": 14,
	});
});

test("the published random-effects result: ln RR −0.7145 (se 0.1798), τ² 0.3132, I² 92.22 %", () => {
	const rows = inputOf("bcg").flatMap((row) =>
		row.arms.kind === "events" ? [{ ...row.arms, label: row.label }] : [],
	);
	const { pooled, heterogeneity } = analyse({ measure: "RR", rows });
	expect(pooled?.estimate).toBeCloseTo(-0.7145, 4);
	expect(pooled?.se).toBeCloseTo(0.1798, 4);
	expect(heterogeneity?.tau2).toBeCloseTo(0.3132, 4);
	expect(heterogeneity?.I2).toBeCloseTo(92.22, 2);
	expect(pooled?.natural.estimate).toBeCloseTo(0.4894, 4);
});
