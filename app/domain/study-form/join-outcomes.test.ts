import { expect, test } from "vitest";
import { joinable, joinOutcomes } from "./join-outcomes.ts";

const at = (value: string, more: object = {}) => ({
	...{ label: "Response", kind: "binary", timePoints: [{ id: "t1", value, unit: "weeks" }] },
	...more,
});
const FORM = {
	outcomes: [
		at("4", { id: "o1", results: { a1: { cell: "9/51" } }, source: { locator: "Table 2" } }),
		at("8", {
			...{ id: "o2", results: { a1: { cell: "12/51" }, a2: { cell: "" } } },
			contrasts: [{ armId: "a1", referenceArmId: "a2", timePointId: "t1", estimate: "RR 0.8" }],
		}),
	],
};

test("outcomes that differ in their time alone can be one", () => {
	expect([...joinable(FORM)]).toEqual([["o2", 0]]);
});

test.each<[string, object]>([
	["another definition", at("8", { id: "o2", definition: "50% better" })],
	["the same time", at("4", { id: "o2" })],
	["a time that is not said", at("", { id: "o2" })],
	["another kind", at("8", { id: "o2", kind: "continuous" })],
])("%s keeps them apart", (_, other) => {
	expect([...joinable({ outcomes: [FORM.outcomes[0], other] })]).toEqual([]);
});

test("an outcome that a judgement is about is left alone", () => {
	expect([...joinable({ ...FORM, riskOfBias: [{ outcomeId: "o2" }] })]).toEqual([]);
});

test("time points, figures, comparisons and sources move to the other outcome", () => {
	const { outcomes } = joinOutcomes(FORM, 1, 0) as { outcomes: object[] };
	expect(outcomes).toHaveLength(1);
	expect(outcomes[0]).toMatchObject({
		id: "o1",
		timePoints: [
			{ id: "t1", value: "4" },
			{ id: "t2", value: "8" },
		],
		results: { a1: { cell: "9/51", source: { locator: "Table 2" } }, a1_t2: { cell: "12/51" } },
		contrasts: [{ timePointId: "t2", estimate: "RR 0.8" }],
	});
});
