import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Magnesium in myocardial infarction (Egger et al. 2001; metadat dat.egger2001).

test("agrees with metafor on all 8,922 figures", () => {
	const { compared, differences } = compareDataSet("egger2001");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 294,
		"numbers needed to treat": 128,
		proportions: 480,
		"RR studies": 248,
		"RR pooled fits": 510,
		"RR pooled weights": 48,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 94,
		"RR pooled leave-one-out": 512,
		"RR pooled_no_correction_zero_dropped fits": 510,
		"RR pooled_no_correction_zero_dropped weights": 45,
		"RR pooled_no_correction_zero_dropped heterogeneity": 40,
		"RR pooled_no_correction_zero_dropped small-study tests": 39,
		"RR pooled_no_correction_zero_dropped leave-one-out": 480,
		"RR Mantel-Haenszel": 45,
		"OR studies": 248,
		"OR pooled fits": 510,
		"OR pooled weights": 48,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 86,
		"OR pooled leave-one-out": 512,
		"OR pooled_no_correction_zero_dropped fits": 510,
		"OR pooled_no_correction_zero_dropped weights": 45,
		"OR pooled_no_correction_zero_dropped heterogeneity": 40,
		"OR pooled_no_correction_zero_dropped small-study tests": 39,
		"OR pooled_no_correction_zero_dropped leave-one-out": 480,
		"OR Mantel-Haenszel": 45,
		"RD studies": 160,
		"RD pooled fits": 510,
		"RD pooled weights": 48,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 92,
		"RD pooled leave-one-out": 512,
		"RD pooled_no_correction_zero_dropped fits": 510,
		"RD pooled_no_correction_zero_dropped weights": 48,
		"RD pooled_no_correction_zero_dropped heterogeneity": 40,
		"RD pooled_no_correction_zero_dropped small-study tests": 39,
		"RD pooled_no_correction_zero_dropped leave-one-out": 512,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 128,
		"PETO pooled": 14,
	});
});
