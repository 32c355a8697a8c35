import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Lidocaine in myocardial infarction (Hine et al. 1989; metadat dat.hine1989).

test("agrees with metafor on all 3,309 figures", () => {
	const { compared, differences } = compareDataSet("hine1989");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 114,
		"numbers needed to treat": 46,
		proportions: 180,
		"RR studies": 96,
		"RR pooled fits": 510,
		"RR pooled weights": 18,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 45,
		"RR pooled leave-one-out": 192,
		"RR Mantel-Haenszel": 45,
		"OR studies": 96,
		"OR pooled fits": 510,
		"OR pooled weights": 18,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 42,
		"OR pooled leave-one-out": 192,
		"OR Mantel-Haenszel": 45,
		"RD studies": 60,
		"RD pooled fits": 510,
		"RD pooled weights": 18,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 45,
		"RD pooled leave-one-out": 192,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 48,
		"PETO pooled": 14,
	});
});
