import { expect, test } from "vitest";
import { binaryOutcome, contrast, studyWith } from "#tests/support/study-builder.ts";
import { nameOfPath } from "./name-of-path.ts";

const study = studyWith({
	conditions: ["Depression"],
	identifiers: [{ system: "nct", value: "NCT01556971" }],
	outcomes: [
		binaryOutcome(
			{ a1: "17/33", a2: "6/41" },
			{
				timePoint: { value: "6", unit: "weeks" },
				contrasts: [contrast({ measure: "OR", p: "0.001" }), contrast({ measure: "other" })],
			},
		),
		binaryOutcome({ a1: "9/33" }, { id: "o2", label: "Remission", concept: "remission" }),
		binaryOutcome({ a1: "9/33" }, { id: "o3", label: "Side effects", concept: "harm" }),
	],
	adverseEvents: [{ id: "e1", term: "Headache", results: [{ armId: "a2", affected: 3 }] }],
	riskOfBias: [{ domain: "Randomisation process" }],
});

test.each([
	["title", ["Title"]],
	["population.randomised", ["Number randomised"]],
	["design.followUp.value", ["Follow-up"]],
	["arms", ["Arms"]],
	["arms.a2.label", ["Arm “Placebo”", "name"]],
	["conditions.0", ["Condition “Depression”"]],
	["identifiers.0.value", ["Identifier NCT01556971", "number"]],
	["reports.r1.year", ["Report “Treatment of depression with onabotulinumtoxinA”", "year"]],
	["outcomes.o1.results", ["Outcome “Response, week 6”", "results"]],
	["outcomes.o1.results.a2", ["Outcome “Response, week 6”", "Placebo"]],
	["outcomes.o1.results.a2.events", ["Outcome “Response, week 6”", "Placebo", "responders"]],
	["outcomes.o2.results.a1.events", ["Outcome “Remission”", "OnabotulinumtoxinA", "remitters"]],
	["outcomes.o3.results.a1.events", ["Outcome “Side effects”", "OnabotulinumtoxinA", "events"]],
	[
		"outcomes.o1.results.a1.source.quote",
		["Outcome “Response, week 6”", "OnabotulinumtoxinA", "words of the source"],
	],
	[
		"outcomes.o1.contrasts.0.p",
		["Outcome “Response, week 6”", "OnabotulinumtoxinA against Placebo (odds ratio)", "p"],
	],
	["outcomes.o1.contrasts.1.p", ["Outcome “Response, week 6”", "OnabotulinumtoxinA against Placebo", "p"]],
	["adverseEvents.e1.results.a2.affected", ["Adverse event “Headache”", "Placebo", "people affected"]],
	["riskOfBias.0.judgement", ["Risk of bias “Randomisation process”", "judgement"]],
])("%s in words", (path, words) => {
	expect(nameOfPath(path, study)).toEqual(words);
});

test("an item or field that is not there stands for itself", () => {
	expect(nameOfPath("outcomes.o9.results.a1.events", study)).toEqual(["O9", "events"]);
	expect(nameOfPath("no.such.field", study)).toEqual(["Field"]);
	expect(nameOfPath("", study)).toEqual([]);
});
