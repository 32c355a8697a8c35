import { describe, expect, test } from "vitest";
import { recordWith, registryArms } from "#tests/support/registry-measure.ts";
import { readRecord } from "../read-record.ts";
import { inFull, nameExpander } from "../short-names.ts";
import { NEW_ARM } from "./group-book.ts";
import { matchGroups } from "./match-groups.ts";
import type { MatchableGroup } from "./matchable.ts";

/** Which arm each group was taken for and how surely: `a1 exact-title`. Kinds of groups: group-kinds.test.ts. */
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
	return matchGroups(arms, given);
}

const shortly = (...given: Parameters<typeof matched>) =>
	matched(...given).map(({ armId, certainty }) => `${armId ?? "–"} ${certainty}`);

describe("how sure a match is", () => {
	test.each([
		["Drug A 10 mg", "DRUG A 10 MG", "exact-title"],
		["Drug A 10 mg", "Drug A 10000 mcg", "same-words"],
		["Drug A 10 mg", "Drug A 10 mg Once Daily", "similar-words"],
		["Arm I (chemotherapy)", "Arm 1", "list-number"],
	])("%s and %s: %s", (label, title, certainty) => {
		expect(shortly([label, "Placebo"], [title, "Placebo"])[0]).toBe(`a1 ${certainty}`);
	});

	test("a description, where it is like one arm's and no title says otherwise", () => {
		const groups = [{ title: "Group X", description: "Sertraline tablets every morning" }, "Group Y"];
		expect(shortly(["Sertraline", "Waiting list"], groups)[0]).toBe("a1 description");
		const turned = [{ title: "Waiting List", description: "Sertraline tablets every morning" }, "Group Y"];
		expect(shortly(["Sertraline", "Waiting list"], turned)[0]).toBe("a2 exact-title");
	});

	test("neither the place in the list nor what is left over is a reason", () => {
		expect(shortly(["Sertraline", "Exercise"], ["Group I", "Group II"])).toEqual(["– none", "– none"]);
		expect(shortly(["Sertraline", "Exercise"], ["Sertraline", "Rest of the Visit"])[1]).toBe("– none");
	});
});

describe("why a group is left out", () => {
	test.each([
		["Total", undefined, "its title says that it puts several arms together"],
		["Everybody", "Total of all reporting groups", "it is the total of the other groups"],
		["Drug 5 mg + 10 mg", undefined, "its title gives the doses of several arms"],
		["Drug 5 mg Extension", undefined, "its title names a phase of its own: “Extension”"],
		["Healthy Controls", undefined, "its title names other people: “Healthy”"],
		["Drug 7 mg", undefined, "its title says 7 mg, and “Drug 5 mg” 5 mg"],
		["Rest Week", undefined, "no arm has a title, description or number that is clearly like it"],
		["Placebo, Then Drug", undefined, "it is a sequence of treatments"],
	])("%s: %s: %s", (title, description, why) => {
		const all = matched(["Drug 5 mg", "Drug 10 mg", "Placebo"], [{ title, description }]);
		expect(all).toMatchObject([{ why }]);
	});

	test("more people than started in the arm that it is called after", () => {
		const groups = [
			{ title: "Sertraline", count: 81 },
			{ title: "Placebo", count: 38 },
		];
		expect(matched(["Sertraline", "Placebo"], groups, [40, 90])).toMatchObject([
			{ armId: undefined, why: "it has 81 people, and 40 started in “Sertraline”" },
			{ armId: "a2" },
		]);
	});

	test("in one measure it may have more people than in another", () => {
		const measure = (count: number) => ({
			...{ title: `Score of ${count}`, groups: [{ id: "OG000", title: "Sertraline" }] },
			denoms: [{ units: "Participants", counts: [{ groupId: "OG000", value: String(count) }] }],
		});
		const record = recordWith({
			results: {
				participantFlowModule: {
					groups: [{ id: "FG000", title: "Sertraline" }],
					periods: [
						{
							milestones: [{ type: "STARTED", achievements: [{ groupId: "FG000", numSubjects: "40" }] }],
						},
					],
				},
				outcomeMeasuresModule: { outcomeMeasures: [measure(39), measure(70), measure(40)] },
			},
		});
		expect(registryArms(readRecord(record))).toEqual({
			"FG:Sertraline": "sertraline",
			"OG:Sertraline": "sertraline",
			"OG:Sertraline (70 people)": undefined,
		});
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

	test("the beginning of a word is that word, where one arm only has it", () => {
		expect(inFull("Sema 1 mg", ["Semaglutide 1 mg", "Placebo"])).toBe("semaglutide 1 mg");
		expect(inFull("Insu 1 mg", ["Insulin", "Insulinoma"])).toBe("Insu 1 mg");
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
		const record = recordWith({ results: flow(["Group I", "Placebo Group"]) });
		expect(registryArms(readRecord(record))).toEqual({
			"FG:Group I": undefined,
			"FG:Placebo Group": "placebo",
		});
		const said = readRecord(record, { overrides: { "FG:Group I": "sertraline" } });
		expect(registryArms(said)).toEqual({ "FG:Group I": "sertraline", "FG:Placebo Group": "placebo" });
		expect(said.matches[0]?.label).toBe("Confirmed by a person");
		const none = readRecord(record, { overrides: { "FG:Placebo Group": null } });
		expect(none.document.flow?.groups[1]?.armId).toBeUndefined();
	});

	test("makes a new arm of a group", () => {
		const record = recordWith({ results: flow(["Sertraline", "Placebo", "Open-label Extension"]) });
		expect(readRecord(record).document.arms).toHaveLength(2);
		const { document } = readRecord(record, { overrides: { "FG:Open-label Extension": NEW_ARM } });
		expect(document.arms[2]).toMatchObject({ id: "open-label-extension", label: "Open-label Extension" });
		expect(document.flow?.groups[2]?.armId).toBe("open-label-extension");
	});

	test("an arm that is not there is passed over", () => {
		const record = recordWith({ results: flow(["Sertraline", "Placebo"]) });
		const { document } = readRecord(record, { overrides: { "FG:Sertraline": "no-such-arm" } });
		expect(document.flow?.groups[0]?.armId).toBe("sertraline");
	});
});
