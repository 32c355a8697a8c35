import { describe, expect, test } from "vitest";
import { toIdPath, toIndexPath } from "./id-path.ts";

const input = {
	title: "A trial",
	reports: [{ id: "r1" }],
	arms: [{ id: "a1", interventions: [{ name: "Toxin" }] }, { id: "a2" }],
	outcomes: [
		{
			id: "o2",
			results: [{ armId: "a2" }, { armId: "a1", n: 33, events: 34 }],
			contrasts: [{ armId: "a1" }],
		},
		{ id: "o1", results: [] },
	],
	adverseEvents: [{ id: "e1", results: [{ armId: "a1", affected: 3 }] }],
	riskOfBias: [{ domain: "Randomisation" }, { domain: "Missing data" }],
	identifiers: [{ system: "nct" }],
};

const PAIRS: [string, (string | number)[]][] = [
	["title", ["title"]],
	["population.randomised", ["population", "randomised"]],
	["arms.a2.label", ["arms", 1, "label"]],
	["arms.a1.interventions.0.name", ["arms", 0, "interventions", 0, "name"]],
	["reports.r1.doi", ["reports", 0, "doi"]],
	["outcomes.o2.results.a1.percent", ["outcomes", 0, "results", 1, "percent"]],
	["outcomes.o2.results.a1.source.locator", ["outcomes", 0, "results", 1, "source", "locator"]],
	["outcomes.o2.contrasts.0.estimate", ["outcomes", 0, "contrasts", 0, "estimate"]],
	["outcomes.o1.timePoint.value", ["outcomes", 1, "timePoint", "value"]],
	["adverseEvents.e1.results.a1.affected", ["adverseEvents", 0, "results", 0, "affected"]],
	["riskOfBias.1.judgement", ["riskOfBias", 1, "judgement"]],
	["identifiers.0.value", ["identifiers", 0, "value"]],
	["outcomes.o1.results", ["outcomes", 1, "results"]],
	["outcomes", ["outcomes"]],
	["", []],
];

test.each(PAIRS)("%s, by ids and by positions", (byId, byIndex) => {
	expect(toIdPath(byIndex, input)).toBe(byId);
	expect(toIndexPath(byId, input)).toEqual(byIndex);
});

describe("what has no id of its own keeps its position", () => {
	const halfTyped = { arms: [{ id: "a1" }, { id: "" }, { id: "a1" }, { id: "A.1" }, null, "text"] };

	test.each([1, 2, 3, 4, 5])("arms[%d]", (index) => {
		expect(toIdPath(["arms", index, "label"], halfTyped)).toBe(`arms.${index}.label`);
		expect(toIndexPath(`arms.${index}.label`, halfTyped)).toEqual(["arms", index, "label"]);
	});
});

test("a path to an item that is not there leads nowhere", () => {
	expect(toIndexPath("arms.a9.label", input)).toBeNull();
	expect(toIndexPath("outcomes.o2.contrasts.1.p", input)).toBeNull();
});

test("input that is no document at all is no trouble", () => {
	expect(toIdPath(["arms", 0, "label"], null)).toBe("arms.0.label");
	expect(toIndexPath("arms.a1.label", "text")).toEqual(["arms", "a1", "label"]);
});
