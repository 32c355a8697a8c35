import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// One BCG trial (Ferguson & Simes 1949).

test("agrees with metafor on all 1,065 figures", () => {
	const { compared, differences } = compareDataSet("single_bcg_trial2");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 19,
		"numbers needed to treat": 8,
		proportions: 30,
		"RR studies": 16,
		"RR pooled fits": 276,
		"RR pooled weights": 3,
		"RR Mantel-Haenszel": 39,
		"OR studies": 16,
		"OR pooled fits": 276,
		"OR pooled weights": 3,
		"OR Mantel-Haenszel": 39,
		"RD studies": 10,
		"RD pooled fits": 276,
		"RD pooled weights": 3,
		"RD Mantel-Haenszel": 30,
		"PETO studies": 8,
		"PETO pooled": 13,
	});
});
