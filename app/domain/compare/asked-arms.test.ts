import { expect, test } from "vitest";
import type { Arm } from "../study/study-document.ts";
import { armsAsAsked, givesAsked } from "./asked-arms.ts";

const arm = (label: string, role: Arm["role"], ...names: string[]): Arm => ({
	...{ id: label, label, levels: undefined },
	...(role && { role }),
	interventions: names.map((name) => ({ name, otherNames: [] })),
});
const roles = (asked: string, ...arms: Arm[]) =>
	armsAsAsked(arms, givesAsked(asked))?.map(({ label, role }) => `${label}: ${role ?? "no role"}`);

test("the arm that is given what is asked about is what is looked at, the trial’s own drug its comparator", () => {
	expect(
		roles(
			"lexapro",
			arm("A", "experimental", "Hypericum extract"),
			arm("B", "active-comparator", "Escitalopram 10 mg"),
			arm("C", "placebo-comparator", "Placebo"),
		),
	).toEqual(["A: active-comparator", "B: experimental", "C: placebo-comparator"]);
});

test("names that do not part the arms leave them as they are", () => {
	const low = arm("Escitalopram, low dose", "experimental");
	const high = arm("Escitalopram, high dose", "active-comparator");
	expect(roles("escitalopram", low, high)).toBeUndefined();
	expect(roles("sertraline", low, high)).toBeUndefined();
	expect(roles("pram", low, arm("Placebo", "placebo-comparator"))).toBeUndefined();
});

test("an arm whose role nobody said stays without one", () => {
	expect(
		roles("escitalopram", arm("Escitalopram", "active-comparator"), arm("Fluoxetine", undefined)),
	).toEqual([...["Escitalopram: experimental", "Fluoxetine: no role"]]);
});
