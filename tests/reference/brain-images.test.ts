import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Brain images and credibility (Michael et al. 2013; metadat dat.michael2013).

test("agrees with metafor on all 2,675 figures", () => {
	const { compared, differences } = compareDataSet("michael2013");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		"MD studies": 60,
		"MD pooled fits": 510,
		"MD pooled weights": 36,
		"MD pooled heterogeneity": 40,
		"MD pooled small-study tests": 39,
		"MD pooled trim and fill": 72,
		"MD pooled leave-one-out": 384,
		"MD pooled subgroups": 159,
		"SMD studies": 72,
		"SMD pooled fits": 510,
		"SMD pooled weights": 36,
		"SMD pooled heterogeneity": 40,
		"SMD pooled small-study tests": 39,
		"SMD pooled trim and fill": 75,
		"SMD pooled leave-one-out": 384,
		"SMD pooled subgroups": 159,
		"SMDH studies": 60,
	});
});
