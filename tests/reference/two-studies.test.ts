import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Two made-up studies.

test("agrees with metafor on all 2,028 figures", () => {
	const { compared, differences } = compareDataSet("edge_two_studies_public");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 38,
		"numbers needed to treat": 16,
		proportions: 60,
		"RR studies": 32,
		"RR pooled fits": 462,
		"RR pooled weights": 6,
		"RR pooled heterogeneity": 38,
		"RR pooled leave-one-out": 52,
		"RR Mantel-Haenszel": 45,
		"OR studies": 32,
		"OR pooled fits": 462,
		"OR pooled weights": 6,
		"OR pooled heterogeneity": 38,
		"OR pooled leave-one-out": 52,
		"OR Mantel-Haenszel": 45,
		"RD studies": 20,
		"RD pooled fits": 462,
		"RD pooled weights": 6,
		"RD pooled heterogeneity": 38,
		"RD pooled leave-one-out": 52,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 16,
		"PETO pooled": 14,
	});
});
