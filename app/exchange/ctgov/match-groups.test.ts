import { describe, expect, test } from "vitest";
import { recordWith, registryArms } from "#tests/support/registry-measure.ts";
import { NEW_ARM } from "./group-book.ts";
import { matchGroups } from "./match-groups.ts";
import type { MatchableGroup } from "./matchable.ts";
import { readRecord } from "./read-record.ts";
import { nameExpander } from "./short-names.ts";

/** Which arm each group was taken for and how surely, by the groups' titles: `a1 exact-title`. */
function matched(labels: string[], groups: (string | Omit<MatchableGroup, "id">)[], counts: number[] = []) {
	const arms = labels.map((label, index) => ({
		id: `a${index + 1}`,
		label,
		aliases: [],
		count: counts[index],
	}));
	const given = groups.map((group, index) => ({
		id: String(index),
		...(typeof group === "string" ? { title: group } : group),
	}));
	return matchGroups(arms, given).map(({ armId, certainty }) => `${armId ?? "–"} ${certainty}`);
}

describe("titles", () => {
	test("the same title in another case, order or spelling of a number", () => {
		expect(matched(["Drug A 10 mg", "Placebo"], ["PLACEBO", "Drug A 10mg"])).toEqual([
			"a2 exact-title",
			"a1 same-words",
		]);
	});

	test("words that every title has tell nothing", () => {
		expect(
			matched(["Sertraline", "Placebo"], ["Participants Who Received Placebo", "Sertraline Arm"]),
		).toEqual(["a2 same-words", "a1 same-words"]);
		expect(
			matched(
				["Digital Therapeutic A - CT-152", "Digital Therapeutic B - Sham"],
				["Sham Digital Therapeutic", "CT-152"],
			),
		).toEqual(["a2 similar-words", "a1 similar-words"]);
	});

	test("a dose is never taken for another", () => {
		expect(
			matched(
				["Drug 5 mg", "Drug 10 mg", "Drug 50 mg", "Placebo"],
				["Drug 50 mg Once Daily", "Drug 5 mg Once Daily", "Placebo Once Daily", "Drug 10 mg Once Daily"],
			),
		).toEqual(["a3 similar-words", "a1 similar-words", "a4 similar-words", "a2 similar-words"]);
	});

	test("the dose that a cohort is given says which it is, whatever the drug is called", () => {
		const arms = ["Cohort 1: 1 mg/kg", "Cohort 2: 3 mg/kg", "Cohort 3: 10 mg/kg"];
		expect(matched(arms, ["ABC-123 10 mg/kg", "ABC-123 1 mg/kg", "ABC-123 3 mg/kg"])).toEqual([
			"a3 similar-words",
			"a1 similar-words",
			"a2 similar-words",
		]);
		expect(
			matched(["Dose Level 1", "Dose Level 2"], ["Dose Level 2 (20 mg)", "Dose Level 1 (10 mg)"]),
		).toEqual(["a2 similar-words", "a1 similar-words"]);
	});

	test("a rhythm in words and in short", () => {
		expect(matched(["Drug Once Daily", "Drug Twice Daily"], ["Drug BID", "Drug QD"])).toEqual([
			"a2 same-words",
			"a1 same-words",
		]);
	});

	test("letters and numbers that arms are listed under", () => {
		const arms = ["Arm A (sunitinib malate)", "Arm B (sorafenib tosylate)", "Arm C (placebo)"];
		expect(matched(arms, ["Arm C", "Arm A", "Arm B"])).toEqual([
			"a3 similar-words",
			"a1 similar-words",
			"a2 similar-words",
		]);
		expect(matched(["Arm I (chemotherapy)", "Arm II (surgery)"], ["Arm 2", "Arm 1"])).toEqual([
			"a2 list-number",
			"a1 list-number",
		]);
	});

	test("a placebo that only keeps the trial blind is not an arm of its own", () => {
		expect(
			matched(
				["Rivaroxaban", "Warfarin"],
				["Warfarin + Rivaroxaban Placebo", "Rivaroxaban + Warfarin Placebo"],
			),
		).toEqual(["a2 similar-words", "a1 similar-words"]);
		expect(matched(["Pregabalin", "Placebo"], ["Placebo for Pregabalin", "Pregabalin 300 mg/Day"])).toEqual([
			"a2 same-words",
			"a1 similar-words",
		]);
	});

	test("a combination is not taken for one of its parts, nor for several arms together", () => {
		const arms = ["Nivolumab", "Ipilimumab", "Nivolumab + Ipilimumab"];
		expect(matched(arms, ["Nivolumab Plus Ipilimumab", "Ipilimumab Monotherapy", "Nivolumab Alone"])).toEqual(
			["a3 same-words", "a2 similar-words", "a1 similar-words"],
		);
		expect(matched(arms, ["Nivolumab+Ipilimumab Combination Therapy"])).toEqual(["a3 similar-words"]);
	});

	test("titles that say an arm's name and more belong to it", () => {
		expect(matched(["Healthy People"], ["Healthy People: Carrot", "Healthy People: Cracker"])).toEqual([
			"a1 similar-words",
			"a1 similar-words",
		]);
	});
});

describe("what is no arm", () => {
	test.each([
		["Total", undefined],
		["All Participants", undefined],
		["Combined Doses", undefined],
		["Everybody", "Total of all reporting groups"],
		["Sertraline and Placebo", undefined],
	])("%s", (title, description) => {
		expect(matched(["Sertraline", "Placebo"], ["Sertraline", "Placebo", { title, description }])[2]).toBe(
			"– not-an-arm",
		);
	});

	test("a sum of the others by its number", () => {
		const groups = [
			{ title: "Sertraline", count: 40 },
			{ title: "Placebo", count: 38 },
			{ title: "Safety set", count: 78 },
		];
		expect(matched(["Sertraline", "Placebo"], groups)[2]).toBe("– not-an-arm");
	});

	test("an order of treatments in a crossover trial", () => {
		expect(
			matched(["Sertraline", "Placebo"], ["Sertraline, Then Placebo", "Placebo, Then Sertraline"]),
		).toEqual(["– not-an-arm", "– not-an-arm"]);
	});

	test.each([
		["Pregabalin 150 mg", "Pregabalin 300 mg", "Pregabalin 150 and 300 mg"],
		["Cohort A", "Cohort B", "Cohort A + B"],
		["Drug 150 mg", "Placebo", "Any Drug"],
		["Drug 10 mg", "Placebo", "Placebo/Drug"],
		["Drug 10 mg", "Placebo", "Placebo - Drug 10 mg"],
		["Drug 10 mg", "Placebo", "Placebo to Drug"],
		["Certolizumab 200 mg", "Placebo", "Placebo->OL CZP"],
	])("beside %s and %s: %s", (one, other, title) => {
		expect(matched([one, other], [one, other, title])[2]).toBe("– not-an-arm");
	});

	test("an open phase of the trial, where the arm has a group of its own", () => {
		expect(
			matched(["Duloxetine", "Placebo"], ["Open-Label Duloxetine", "Duloxetine 60 mg DB", "Placebo DB"]),
		).toEqual(["– not-an-arm", "a1 similar-words", "a2 similar-words"]);
	});

	test("one treatment, where the arms are orders of treatments", () => {
		expect(matched(["Sequence AB", "Sequence BA"], ["Drug A", "Drug B"])).toEqual(["– none", "– none"]);
		expect(
			matched(["Drug A Then Placebo", "Placebo Then Drug A"], ["Placebo First, Then Drug A", "Drug A"]),
		).toEqual(["a2 similar-words", "– none"]);
	});

	test("something given with what an arm is called after", () => {
		const groups = ["Degludec/Liraglutide", "Liraglutide"];
		expect(matched(["IDegLira", "Liraglutide"], groups)[0]).not.toContain("a2");
	});

	test("in a study of one arm, all participants are that arm", () => {
		expect(matched(["Afatinib 40 mg"], ["All Participants"])).toEqual(["a1 only-one-left"]);
	});
});

describe("where titles say nothing", () => {
	test("the description, then the number of people, then what is left", () => {
		const groups = [
			{ title: "Group X", description: "Sertraline tablets every morning" },
			{ title: "Group Y", count: 61 },
			{ title: "Group Z" },
		];
		expect(matched(["Sertraline", "Waiting list", "Exercise"], groups, [60, 61, 62])).toEqual([
			"a1 description",
			"a2 numbers",
			"a3 only-one-left",
		]);
	});

	test("the place in the list is the last resort, and only where the lists are as long", () => {
		expect(matched(["Sertraline", "Exercise"], ["Group I", "Group II"])).toEqual([
			"a1 position",
			"a2 position",
		]);
		expect(matched(["Sertraline", "Exercise"], ["Group I", "Group II", "Group III"])).toEqual([
			"– none",
			"– none",
			"– none",
		]);
	});
});

describe("what is guessed at last", () => {
	test("titles of other words are not matched by their place", () => {
		expect(
			matched(["Genotype-guided", "Standard dosing"], ["Poor Metabolizers", "Fast Metabolizers"]),
		).toEqual(["– none", "– none"]);
	});

	test("as many people as another arm is no match where the rest does not fit", () => {
		const groups = [
			{ title: "First", count: 38 },
			{ title: "Second", count: 40 },
		];
		expect(matched(["Olanzapine", "Quetiapine"], groups, [40, 41])).toEqual(["– none", "– none"]);
	});

	test("all groups of a study of one arm are parts of it, but for those of other people", () => {
		expect(matched(["Nivolumab"], ["PD-L1 Positive", "PD-L1 Negative", "Healthy Controls"])).toEqual([
			"a1 only-one-left",
			"a1 only-one-left",
			"– none",
		]);
	});
});

describe("short forms and code names", () => {
	test("stand for the arms' names, where the record says so or leaves one possibility", () => {
		const arms = ["Certolizumab Pegol 200 mg", "Cognitive Behavioral Therapy"];
		const expand = nameExpander(arms, ["Certolizumab Pegol (CZP) is given"], new Map());
		expect(expand("CZP 200 mg (FAS)")).toBe("Certolizumab Pegol 200 mg (FAS)");
		expect(expand("CBT")).toBe("cognitive behavioral therapy");
		const named = nameExpander(["Secukinumab 150 mg"], [], new Map([["Secukinumab", ["AIN457"]]]));
		expect(named("AIN457 150 mg")).toBe("Secukinumab 150 mg");
	});
});

describe("what a person says", () => {
	const flow = (titles: string[]) => ({
		participantFlowModule: {
			groups: titles.map((title, index) => ({ id: `FG00${index}`, title })),
			periods: [],
		},
	});

	test("decides, and the rest is matched around it", () => {
		const record = recordWith({ results: flow(["Group I", "Group II"]) });
		expect(registryArms(readRecord(record))).toEqual({
			"FG:Group I": "sertraline",
			"FG:Group II": "placebo",
		});
		const turned = readRecord(record, { overrides: { "FG:Group I": "placebo" } });
		expect(registryArms(turned)).toEqual({ "FG:Group I": "placebo", "FG:Group II": "sertraline" });
		expect(turned.matches[0]?.label).toBe("Confirmed by a person");
		const none = readRecord(record, { overrides: { "FG:Group I": null } });
		expect(none.document.flow?.groups[0]?.armId).toBeUndefined();
	});

	test("makes a new arm of a group", () => {
		const record = recordWith({ results: flow(["Sertraline", "Placebo", "Open-label Extension"]) });
		expect(readRecord(record).document.arms).toHaveLength(2);
		const { document } = readRecord(record, { overrides: { "FG:Open-label Extension": NEW_ARM } });
		expect(document.arms[2]).toMatchObject({
			id: "open-label-extension",
			label: "Open-label Extension",
		});
		expect(document.flow?.groups[2]?.armId).toBe("open-label-extension");
	});

	test("an arm that is not there is passed over", () => {
		const record = recordWith({ results: flow(["Sertraline", "Placebo"]) });
		const { document } = readRecord(record, { overrides: { "FG:Sertraline": "no-such-arm" } });
		expect(document.flow?.groups[0]?.armId).toBe("sertraline");
	});
});
