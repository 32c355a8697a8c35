import { expect, test } from "vitest";
import { recordWith } from "#tests/support/registry-measure.ts";
import { spellingsIn, unescaped, withoutShouting } from "./clean-text.ts";
import { readRecord } from "./read-record.ts";

test.each([
	["IGA \\>= 3", "IGA >= 3"],
	["Age &lt; 65 &amp; &ge; 18", "Age < 65 & ≥ 18"],
	["&#8805; 50 &#x3BC;g", "≥ 50 μg"],
	["EASI \\u2265 16", "EASI ≥ 16"],
	["R&D, AT&T; 50% of n", "R&D, AT&T; 50% of n"],
	["5\\*10^6", "5*10^6"],
])("%s reads %s", (given, read) => {
	expect(unescaped(given)).toBe(read);
});

test.each([
	["EFFECT OF ZINC ON SLEEP IN COPD", "Effect of zinc on sleep in COPD"],
	["STEPWISE TRIAL", "STEPWISE trial"],
	["PLACEBO", "Placebo"],
	["CBT", "CBT"],
	["COPD 10 mg", "COPD 10 mg"],
	["Placebo ARM", "Placebo ARM"],
])("%s is written %s", (given, written) => {
	const prose = spellingsIn(["In people with COPD, zinc helped. The STEPWISE trial, of sleep, was small."]);
	expect(withoutShouting(given, prose)).toBe(written);
});

test("arms that are only numbered go by the title of their groups", () => {
	const record = recordWith({
		protocol: {
			armsInterventionsModule: {
				armGroups: [
					{ label: "1", type: "EXPERIMENTAL", description: "Copper syrup every morning" },
					{ label: "2", type: "PLACEBO_COMPARATOR", description: "Sugar syrup every morning" },
				],
			},
		},
		results: {
			participantFlowModule: {
				groups: [
					{ id: "FG000", title: "COPPER SYRUP", description: "Copper syrup every morning" },
					{ id: "FG001", title: "Group 2", description: "Sugar syrup every morning" },
				],
				periods: [],
			},
		},
	});
	const { document, mappings } = readRecord(record);
	expect(document.arms.map(({ label }) => label)).toEqual(["Copper syrup", "2"]);
	expect(mappings).toContainEqual({
		...{ from: "resultsSection.participantFlowModule.groups[0].title", to: "arms.arm-1.label" },
		how: "the record numbers its arms: this one goes by the title of its group",
	});
});
