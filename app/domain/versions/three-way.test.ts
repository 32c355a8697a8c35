import { expect, test } from "vitest";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	studyWith,
} from "#tests/support/study-builder.ts";
import { mergeDocuments } from "./merge-documents.ts";
import type { Side } from "./sides.ts";
import { threeWay } from "./three-way.ts";

const toxin = { id: "a1", label: "Toxin", role: "experimental" };
const placebo = { id: "a2", label: "Placebo", role: "placebo-comparator" };
const sham = { id: "a3", label: "Sham", role: "sham-comparator" };
const arms = [toxin, placebo, sham];
const response = (cells: Record<string, string>, input: Input = {}) => binaryOutcome(cells, input);

/** Who changed what between three studies, in lines, and the study that comes of it. */
function merging(base: Input, theirs: Input, mine: Input, choices: Record<string, Side> = {}) {
	const documents = [studyWith(base), studyWith(theirs), studyWith(mine)] as const;
	return {
		conflicts: threeWay(...documents).map(({ changedBy, path }) => `${changedBy} ${path}`),
		merged: mergeDocuments(...documents, choices),
	};
}

test("different fields changed by each: both changes are kept, and nobody has to choose", () => {
	const { conflicts, merged } = merging(
		{ arms, outcomes: [response({ a1: "17/33", a2: "5/41" })] },
		{ arms, acronym: "BTX", outcomes: [response({ a1: "17/33", a2: "6/41" })] },
		{ arms, phase: "2", outcomes: [response({ a1: "16/33", a2: "5/41" })] },
	);
	expect(conflicts).toEqual([
		"theirs acronym",
		"mine phase",
		"mine outcomes.o1.results.a1.events",
		"theirs outcomes.o1.results.a2.events",
	]);
	expect(merged).toMatchObject({ acronym: "BTX", phase: "2" });
	expect(merged.outcomes[0]?.results).toMatchObject([
		{ events: 16, n: 33 },
		{ events: 6, n: 41 },
	]);
});

test("the same field changed by both: all three versions in words, mine unless chosen otherwise", () => {
	const study = (placebo: string) => ({ arms, outcomes: [response({ a1: "17/33", a2: placebo })] });
	const documents = [studyWith(study("5/41")), studyWith(study("6/41")), studyWith(study("7/41"))] as const;
	const path = "outcomes.o1.results.a2.events";
	expect(threeWay(...documents)).toEqual([
		{
			path,
			where: ["Outcome “Response”", "Placebo", "responders"],
			changedBy: "both",
			base: "5",
			theirs: "6",
			mine: "7",
		},
	]);
	expect(mergeDocuments(...documents).outcomes[0]?.results[1]).toMatchObject({ events: 7 });
	expect(mergeDocuments(...documents, { [path]: "theirs" }).outcomes[0]?.results[1]).toMatchObject({
		events: 6,
	});
});

test("the same change by both is no conflict; a change of theirs can be refused", () => {
	const { conflicts, merged } = merging(
		{ title: "Old" },
		{ title: "New", acronym: "BTX" },
		{ title: "New" },
		{ acronym: "mine" },
	);
	expect(conflicts).toEqual(["theirs acronym"]);
	expect(merged).toMatchObject({ title: "New" });
	expect(merged.acronym).toBeUndefined();
});

test("items added by both stand together, each after what it followed", () => {
	const outcome = (id: string, label: string) => response({ a1: "9/33" }, { id, label });
	const { conflicts, merged } = merging(
		{ outcomes: [outcome("o1", "Response"), outcome("o2", "Remission")], conditions: ["Depression"] },
		{
			outcomes: [outcome("o1", "Response"), outcome("o2", "Remission"), outcome("o3", "Relapse")],
			conditions: ["Depression", "Anxiety"],
		},
		{
			outcomes: [outcome("o1", "Response"), outcome("o4", "Harm"), outcome("o2", "Remission")],
			conditions: ["Bulimia", "depression"],
		},
	);
	expect(conflicts).toEqual([
		"mine conditions.0",
		"theirs conditions.1",
		"mine conditions.2",
		"theirs outcomes.o3",
		"mine outcomes.o4",
	]);
	expect(merged.outcomes.map(({ label }) => label)).toEqual(["Response", "Harm", "Remission", "Relapse"]);
	expect(merged.conditions).toEqual(["Bulimia", "depression", "Anxiety"]);
});

test("two different new items that got the same id are both kept, with what names mine", () => {
	const added = (label: string, events: string) => ({
		arms: [toxin, placebo, { id: "a3", label }],
		outcomes: [response({ a1: "17/33", a3: events })],
		answers: [{ finding: "no-count-fits outcomes.o1.results.a3.percent", reason: label }],
	});
	const { merged } = merging(
		{ arms: [toxin, placebo], outcomes: [response({ a1: "17/33" })] },
		added("Sham", "3/20"),
		added("Waiting list", "2/20"),
	);
	expect(merged.arms.map(({ id, label }) => `${id} ${label}`)).toEqual([
		"a1 Toxin",
		"a2 Placebo",
		"a3 Sham",
		"a3-2 Waiting list",
	]);
	expect(merged.outcomes[0]?.results).toMatchObject([
		{ armId: "a1" },
		{ armId: "a3", events: 3 },
		{ armId: "a3-2", events: 2 },
	]);
	expect(merged.answers.map(({ finding }) => finding)).toContain(
		"no-count-fits outcomes.o1.results.a3-2.percent",
	);
});

test("the same new item added by both is one, and its fields are compared", () => {
	const added = (randomised: number) => ({ arms: [toxin, placebo, { ...sham, randomised }] });
	const { conflicts, merged } = merging({ arms: [toxin, placebo] }, added(20), added(21));
	expect(conflicts).toEqual(["both arms.a3.randomised"]);
	expect(merged.arms.map(({ randomised }) => randomised)).toEqual([undefined, undefined, 21]);
});

test("an item removed by one and changed by the other is for somebody to choose", () => {
	const base = {
		arms,
		outcomes: [response({ a1: "17/33" }), response({ a1: "9/33" }, { id: "o2", label: "Remission" })],
	};
	const theirs = { arms, outcomes: [response({ a1: "17/33" })] };
	const mine = {
		arms,
		outcomes: [response({ a1: "17/33" }), response({ a1: "8/33" }, { id: "o2", label: "Remission" })],
	};
	const { conflicts, merged } = merging(base, theirs, mine);
	expect(conflicts).toEqual(["both outcomes.o2"]);
	expect(merged.outcomes).toHaveLength(2);
	expect(merging(base, theirs, mine, { "outcomes.o2": "theirs" }).merged.outcomes).toHaveLength(1);
});

test("an arm they removed and I used again is for somebody to choose, and takes its results with it", () => {
	const base = { arms, outcomes: [response({ a1: "17/33" })] };
	const theirs = { arms: [toxin, placebo], outcomes: [response({ a1: "17/33" })] };
	const used = { contrasts: [contrast({ referenceArmId: "a3", measure: "OR" })] };
	const mine = { arms, outcomes: [response({ a1: "17/33", a3: "2/20" }, used)] };
	const { conflicts, merged } = merging(base, theirs, mine);
	expect(conflicts).toEqual(["both arms.a3", "mine outcomes.o1.results.a3", "mine outcomes.o1.contrasts.0"]);
	expect(merged.arms).toHaveLength(3);
	const without = merging(base, theirs, mine, { "arms.a3": "theirs" }).merged;
	expect(without.arms).toHaveLength(2);
	expect(without.outcomes[0]?.results).toHaveLength(1);
	expect(without.outcomes[0]?.contrasts).toEqual([]);
});

test("a report they removed and I cite: without it my figure keeps the place and the words", () => {
	const reports = [
		{ id: "r1", title: "Paper" },
		{ id: "r2", title: "Review" },
	];
	const cited = (reportId: string) => ({
		arms,
		outcomes: [
			binaryOutcome({}, { results: [{ armId: "a1", events: 9, source: { reportId, locator: "Table 1" } }] }),
		],
	});
	const { conflicts, merged } = merging(
		{ reports, ...cited("r1") },
		{ reports: [reports[0]], ...cited("r1") },
		{ reports, ...cited("r2") },
		{ "reports.r2": "theirs" },
	);
	expect(conflicts).toEqual(["both reports.r2", "mine outcomes.o1.results.a1.source"]);
	expect(merged.outcomes[0]?.results[0]?.source).toEqual({ locator: "Table 1" });
});

test("an outcome of another kind is taken with its results", () => {
	const binary = (cell: string) => ({
		arms,
		outcomes: [response({ a1: cell }, { label: "Depression score" })],
	});
	const continuous = { arms, outcomes: [continuousOutcome({ a1: { n: 33, mean: "12.1" } })] };
	const { conflicts, merged } = merging(binary("17/33"), continuous, binary("16/33"), {
		"outcomes.o1.kind": "theirs",
	});
	expect(conflicts).toContain("both outcomes.o1.kind");
	expect(merged.outcomes[0]).toMatchObject({ kind: "continuous", results: [{ mean: "12.1" }] });
});

test("an order that one changed is kept; where both did, mine, unless chosen otherwise", () => {
	const order = (...ids: string[]) => ({ outcomes: ids.map((id) => response({}, { id, label: id })) });
	const ids = (input: ReturnType<typeof merging>) => input.merged.outcomes.map(({ id }) => id).join(" ");
	expect(ids(merging(order("a", "b", "c"), order("c", "a", "b"), order("a", "b", "c", "d")))).toBe("c d a b");
	const clash = [order("a", "b", "c"), order("c", "a", "b"), order("b", "a", "c")] as const;
	expect(merging(...clash).conflicts).toEqual(["both outcomes"]);
	expect(ids(merging(...clash))).toBe("b a c");
	expect(ids(merging(...clash, { outcomes: "theirs" }))).toBe("c a b");
});
