import { expect, test } from "vitest";
import { compareDataSet } from "./compare-data-set.ts";

// Botulinum toxin for depression, responders of three trials (one without control responders).

test("agrees with metafor on all 4,471 figures", () => {
	const { compared, differences } = compareDataSet("botulinum_response");
	expect(differences).toEqual([]);
	expect(compared).toEqual({
		tables: 47,
		"numbers needed to treat": 24,
		proportions: 90,
		"RR studies": 40,
		"RR pooled fits": 510,
		"RR pooled weights": 9,
		"RR pooled heterogeneity": 40,
		"RR pooled small-study tests": 39,
		"RR pooled trim and fill": 48,
		"RR pooled leave-one-out": 96,
		"RR pooled_no_correction_zero_dropped fits": 462,
		"RR pooled_no_correction_zero_dropped weights": 6,
		"RR pooled_no_correction_zero_dropped heterogeneity": 38,
		"RR pooled_no_correction_zero_dropped leave-one-out": 52,
		"RR Mantel-Haenszel": 45,
		"OR studies": 40,
		"OR pooled fits": 510,
		"OR pooled weights": 9,
		"OR pooled heterogeneity": 40,
		"OR pooled small-study tests": 39,
		"OR pooled trim and fill": 48,
		"OR pooled leave-one-out": 96,
		"OR pooled_no_correction_zero_dropped fits": 462,
		"OR pooled_no_correction_zero_dropped weights": 6,
		"OR pooled_no_correction_zero_dropped heterogeneity": 38,
		"OR pooled_no_correction_zero_dropped leave-one-out": 52,
		"OR Mantel-Haenszel": 45,
		"RD studies": 30,
		"RD pooled fits": 510,
		"RD pooled weights": 9,
		"RD pooled heterogeneity": 40,
		"RD pooled small-study tests": 39,
		"RD pooled trim and fill": 48,
		"RD pooled leave-one-out": 96,
		"RD pooled_no_correction_zero_dropped fits": 510,
		"RD pooled_no_correction_zero_dropped weights": 9,
		"RD pooled_no_correction_zero_dropped heterogeneity": 40,
		"RD pooled_no_correction_zero_dropped small-study tests": 39,
		"RD pooled_no_correction_zero_dropped leave-one-out": 96,
		"RD Mantel-Haenszel": 36,
		"PETO studies": 24,
		"PETO pooled": 14,
	});
});
