import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Made-up 2×2 tables with zero and full cells.

test("agrees with metafor on all 442 figures", () => {
	const { compared, differences } = compareDataSet("edge_tables_public");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 58,
		"numbers needed to treat": 36,
		proportions: 150,
		"RR studies": 56,
		"OR studies": 48,
		"RD studies": 40,
		"PETO studies": 40,
		"PETO pooled": 14,
	});
});
