import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Conscientiousness and adherence, Fisher z (Molloy et al. 2014; metadat dat.molloy2014).

test("agrees with metafor on all 1,280 figures", () => {
	const { compared, differences } = compareDataSet("molloy2014");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		"GEN studies": 80,
		"GEN pooled fits": 510,
		"GEN pooled weights": 48,
		"GEN pooled heterogeneity": 40,
		"GEN pooled small-study tests": 39,
		"GEN pooled trim and fill": 51,
		"GEN pooled leave-one-out": 512,
	});
});
