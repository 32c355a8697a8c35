import { expect, test } from "vitest";
import { poolMantelHaenszel } from "#app/statistics/pooling/mantel-haenszel.ts";
import { poolPeto } from "#app/statistics/pooling/peto.ts";
import { compareDataSet } from "./compare-data-set.ts";
import { inputOf } from "./input-rows.ts";

// Beta blockers after infarction, three trials without deaths (Yusuf et al. 1985, table 6).

test("agrees with metafor on all 13,619 figures", () => {
	const { compared, differences } = compareDataSet("yusuf1985_table6");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 353,
		"numbers needed to treat": 156,
		proportions: 630,
		"RR studies": 304,
		"RR pooled fits": 510,
		"RR pooled weights": 63,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 48,
		"RR pooled leave-one-out": 672,
		"RR pooled_drop00 fits": 510,
		"RR pooled_drop00 weights": 54,
		"RR pooled_drop00 heterogeneity": 40,
		"RR pooled_drop00 small-study tests": 39,
		"RR pooled_drop00 leave-one-out": 576,
		"RR pooled_no_correction_zero_dropped fits": 510,
		"RR pooled_no_correction_zero_dropped weights": 51,
		"RR pooled_no_correction_zero_dropped heterogeneity": 40,
		"RR pooled_no_correction_zero_dropped small-study tests": 39,
		"RR pooled_no_correction_zero_dropped leave-one-out": 544,
		"RR Mantel-Haenszel": 45,
		"OR studies": 304,
		"OR pooled fits": 510,
		"OR pooled weights": 63,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 48,
		"OR pooled leave-one-out": 672,
		"OR pooled_drop00 fits": 510,
		"OR pooled_drop00 weights": 54,
		"OR pooled_drop00 heterogeneity": 40,
		"OR pooled_drop00 small-study tests": 39,
		"OR pooled_drop00 leave-one-out": 576,
		"OR pooled_no_correction_zero_dropped fits": 510,
		"OR pooled_no_correction_zero_dropped weights": 51,
		"OR pooled_no_correction_zero_dropped heterogeneity": 40,
		"OR pooled_no_correction_zero_dropped small-study tests": 39,
		"OR pooled_no_correction_zero_dropped leave-one-out": 544,
		"OR Mantel-Haenszel": 45,
		"RD studies": 195,
		"RD pooled fits": 510,
		"RD pooled weights": 63,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 57,
		"RD pooled leave-one-out": 672,
		"RD pooled_drop00 fits": 510,
		"RD pooled_drop00 weights": 54,
		"RD pooled_drop00 heterogeneity": 40,
		"RD pooled_drop00 small-study tests": 39,
		"RD pooled_drop00 leave-one-out": 576,
		"RD pooled_no_correction_zero_dropped fits": 510,
		"RD pooled_no_correction_zero_dropped weights": 54,
		"RD pooled_no_correction_zero_dropped heterogeneity": 40,
		"RD pooled_no_correction_zero_dropped small-study tests": 39,
		"RD pooled_no_correction_zero_dropped leave-one-out": 576,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 168,
		"PETO pooled": 14,
	});
});

test("trials without deaths add nothing to Mantel-Haenszel or Peto odds ratios, and their ½ nothing to the pooling", () => {
	const tables = inputOf("yusuf1985_table6").flatMap((row) => (row.arms.kind === "events" ? [row.arms] : []));
	const informative = tables.filter((table) => table.experimental.events + table.control.events > 0);
	expect(informative).toHaveLength(18);
	for (const pool of [poolPeto, (some: typeof tables) => poolMantelHaenszel("OR", some)]) {
		const [all, some] = [pool(tables), pool(informative)];
		if (all.status !== "pooled" || some.status !== "pooled") throw new Error("not pooled");
		expect(all.estimate).toBeCloseTo(some.estimate, 14);
		expect(all.se).toBeCloseTo(some.se, 14);
		expect(all.weights.filter((weight) => weight === 0)).toHaveLength(3);
	}
});
