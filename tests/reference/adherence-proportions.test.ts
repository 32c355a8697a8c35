import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Adherence under standard care, single proportions (de Bruin et al. 2009; metadat dat.debruin2009).

test("agrees with metafor on all 4,631 figures", () => {
	const { compared, differences } = compareDataSet("debruin2009");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		proportions: 195,
		"PR studies": 65,
		"PR pooled fits": 510,
		"PR pooled weights": 39,
		"PR pooled heterogeneity": 40,
		"PR pooled small-study tests": 39,
		"PR pooled leave-one-out": 416,
		"PLO studies": 65,
		"PLO pooled fits": 510,
		"PLO pooled weights": 39,
		"PLO pooled heterogeneity": 40,
		"PLO pooled small-study tests": 39,
		"PLO pooled leave-one-out": 416,
		"PAS studies": 65,
		"PAS pooled fits": 510,
		"PAS pooled weights": 39,
		"PAS pooled heterogeneity": 40,
		"PAS pooled small-study tests": 39,
		"PAS pooled leave-one-out": 416,
		"PFT studies": 65,
		"PFT pooled fits": 510,
		"PFT pooled weights": 39,
		"PFT pooled heterogeneity": 40,
		"PFT pooled small-study tests": 39,
		"PFT pooled leave-one-out": 416,
	});
});
