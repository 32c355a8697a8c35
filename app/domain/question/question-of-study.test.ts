import { expect, test } from "vitest";
import type { Arm } from "#app/domain/study/study-document.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { questionOfStudy } from "./question-of-study.ts";

const arm = (role: Arm["role"], ...names: string[]) => ({
	...(role && { role }),
	interventions: names.map((name) => ({ name })),
});
const askedBy = (arms: ReturnType<typeof arm>[], conditions = ["Migraine", "Pain"]) =>
	questionOfStudy(
		studyWith({
			conditions,
			arms: arms.map((each, place) => ({ id: `a${place}`, label: `Arm ${place}`, ...each })),
		}),
	);

const placebo = arm("placebo-comparator", "Placebo");

test("trials like this one have its first condition and what its experimental arm is given", () => {
	expect(askedBy([arm("experimental", "Topiramate"), placebo])).toEqual({
		condition: "Migraine",
		intervention: "Topiramate",
	});
});

test("what all arms are given is not the intervention", () => {
	const arms = [
		arm("experimental", "Physiotherapy", "Topiramate"),
		arm("placebo-comparator", "physiotherapy", "Placebo"),
	];
	expect(askedBy(arms)).toHaveProperty("intervention", "Topiramate");
});

test("two doses of a drug against placebo are trials of that drug", () => {
	expect(
		askedBy([arm("experimental", "Topiramate"), arm("experimental", "topiramate"), placebo]),
	).toHaveProperty("intervention", "Topiramate");
});

test.each([
	["no arm has a role", [arm(undefined, "Topiramate"), arm(undefined, "Placebo")]],
	["one arm has no role", [arm("experimental", "Topiramate"), arm(undefined, "Propranolol")]],
	["an arm is of another kind", [arm("experimental", "Topiramate"), arm("other", "Propranolol")]],
	["two drugs are tried", [arm("experimental", "Topiramate"), arm("experimental", "Propranolol"), placebo]],
	["two drugs are given together", [arm("experimental", "Topiramate", "Propranolol"), placebo]],
	[
		"one drug is compared with itself",
		[arm("experimental", "Topiramate"), arm("active-comparator", "Topiramate")],
	],
	["no arm is experimental", [arm("active-comparator", "Topiramate"), placebo]],
	["the experimental arm names nothing", [arm("experimental"), placebo]],
])("where %s, the condition stands alone", (_, arms) => {
	expect(askedBy(arms)).toEqual({ condition: "Migraine" });
});

test("a study without a condition is asked for by its intervention, and one without either by nothing", () => {
	expect(askedBy([arm("experimental", "Topiramate"), placebo], [])).toEqual({ intervention: "Topiramate" });
	expect(askedBy([placebo, placebo], ["—"])).toBeUndefined();
});
