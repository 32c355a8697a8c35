import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Diuretics against pre-eclampsia (Collins et al. 1985; metadat dat.collins1985b).

test("agrees with metafor on all 3,950 figures", () => {
	const { compared, differences } = compareDataSet("collins1985b_preeclampsia");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 171,
		"numbers needed to treat": 72,
		proportions: 270,
		"RR studies": 144,
		"RR pooled fits": 510,
		"RR pooled weights": 27,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 44,
		"RR pooled leave-one-out": 288,
		"RR Mantel-Haenszel": 45,
		"OR studies": 144,
		"OR pooled fits": 510,
		"OR pooled weights": 27,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 43,
		"OR pooled leave-one-out": 288,
		"OR Mantel-Haenszel": 45,
		"RD studies": 90,
		"RD pooled fits": 510,
		"RD pooled weights": 27,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 48,
		"RD pooled leave-one-out": 288,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 72,
		"PETO pooled": 14,
	});
});
