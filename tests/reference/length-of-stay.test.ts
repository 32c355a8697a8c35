import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Length of hospital stay after stroke (Normand 1999; metadat dat.normand1999).

test("agrees with metafor on all 2,045 figures", () => {
	const { compared, differences } = compareDataSet("normand1999");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		"MD studies": 45,
		"MD pooled fits": 510,
		"MD pooled weights": 27,
		"MD pooled heterogeneity": 40,
		"MD pooled small-study tests": 39,
		"MD pooled trim and fill": 48,
		"MD pooled leave-one-out": 288,
		"SMD studies": 54,
		"SMD pooled fits": 510,
		"SMD pooled weights": 27,
		"SMD pooled heterogeneity": 40,
		"SMD pooled small-study tests": 39,
		"SMD pooled trim and fill": 45,
		"SMD pooled leave-one-out": 288,
		"SMDH studies": 45,
	});
});
