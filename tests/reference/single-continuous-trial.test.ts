import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// One trial with means (Wollmer et al. 2022, ZAN-BPD at week 8).

test("agrees with metafor on all 574 figures", () => {
	const { compared, differences } = compareDataSet("wollmer2022_bpd");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		"MD studies": 5,
		"MD pooled fits": 276,
		"MD pooled weights": 3,
		"SMD studies": 6,
		"SMD pooled fits": 276,
		"SMD pooled weights": 3,
		"SMDH studies": 5,
	});
});
