import { describe, expect, test } from "vitest";
import { recordWith, registryArms } from "#tests/support/registry-measure.ts";
import { NEW_ARM } from "./group-book.ts";
import { type MatchableGroup, matchGroups } from "./match-groups.ts";
import { readRecord } from "./read-record.ts";

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
			role: "other",
		});
		expect(document.flow?.groups[2]?.armId).toBe("open-label-extension");
	});

	test("an arm that is not there is passed over", () => {
		const record = recordWith({ results: flow(["Sertraline", "Placebo"]) });
		const { document } = readRecord(record, { overrides: { "FG:Sertraline": "no-such-arm" } });
		expect(document.flow?.groups[0]?.armId).toBe("sertraline");
	});
});
