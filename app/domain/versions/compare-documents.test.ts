import { expect, test } from "vitest";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	studyWith,
} from "#tests/support/study-builder.ts";
import { compareDocuments, describeChange } from "./compare-documents.ts";

const response = (placebo: string, input: Input = {}) =>
	binaryOutcome({ a1: "17/33", a2: placebo }, { timePoint: { value: "6", unit: "weeks" }, ...input });
const remission = binaryOutcome({ a1: "9/33" }, { id: "o2", label: "Remission", concept: "remission" });
const severity = continuousOutcome({ a1: { n: 33, mean: "-3.7" } }, { id: "o3" });

/** What changed between two studies, in lines. */
const lines = (before: Input, after: Input) =>
	compareDocuments(studyWith(before), studyWith(after)).map((change) => describeChange(change));

test("a corrected count, as a history says it", () => {
	const [change, ...others] = compareDocuments(
		studyWith({ outcomes: [response("5/41")] }),
		studyWith({ outcomes: [response("6/41")] }),
	);
	expect(others).toEqual([]);
	expect(change).toEqual({
		path: "outcomes.o1.results.a2.events",
		where: ["Outcome “Response, week 6”", "Placebo", "responders"],
		before: "5",
		after: "6",
		kind: "changed",
	});
	if (!change) return;
	expect(describeChange(change)).toBe("Placebo, responders: 5 → 6");
	expect(describeChange(change, { whole: true })).toBe(
		"Outcome “Response, week 6”, Placebo, responders: 5 → 6",
	);
});

test("nothing changed", () => {
	const outcomes = [response("6/41"), severity];
	expect(lines({ outcomes }, { outcomes })).toEqual([]);
});

test("fields filled in, cleared and chosen anew, with labels for keys", () => {
	const before = {
		acronym: "BTX",
		phase: "2",
		design: { masking: "single", followUp: { value: 6, unit: "weeks" } },
	};
	const after = {
		phase: "2-3",
		design: { masking: "double", followUp: { value: 3, unit: "months" } },
		population: { randomised: 13598 },
		dates: { start: "2011-07" },
	};
	expect(lines(before, after)).toEqual([
		"Acronym: removed BTX",
		"Phase: Phase 2 → Phase 2/3",
		"Masking: Single → Double",
		"Follow-up: 6 weeks → 3 months",
		"Number randomised: added 13,598",
		"Start: added July 2011",
	]);
});

test("lists of words by what they say, whatever their case", () => {
	const before = { conditions: ["Depression", "Anxiety"], design: { whoMasked: [] }, tags: ["Mood"] };
	const after = {
		conditions: ["depression", "Bulimia"],
		design: { whoMasked: ["participant"] },
		tags: ["Mood"],
	};
	expect(lines(before, after)).toEqual([
		"Condition “depression”: Depression → depression",
		"Condition “Anxiety”: removed",
		"Condition “Bulimia”: added",
		"Masked person “participant”: added",
	]);
});

test("items by their ids, wherever they stand: new, gone, and moved as few as will do", () => {
	const before = { outcomes: [response("6/41"), remission, severity] };
	const [removed] = compareDocuments(
		studyWith(before),
		studyWith({ outcomes: [response("6/41"), remission] }),
	);
	expect(removed?.kind).toBe("removed");
	expect(removed?.where).toEqual(["Outcome “Depression score”"]);
	expect(removed?.before).toContain("results OnabotulinumtoxinA (analysed 33; mean −3.7;");
	expect(lines(before, { outcomes: [severity, response("6/41"), remission] })).toEqual([
		"Outcome “Depression score”: moved from after Outcome “Remission” to the start",
	]);
	expect(lines({ outcomes: [remission] }, { outcomes: [severity, remission] })).toEqual([
		expect.stringMatching(/^Outcome “Depression score”: added kind of outcome Measured on a scale; name/),
	]);
});

test("an arm by another name is the same arm", () => {
	const arms = (label: string) => [
		{ id: "a1", label: "Toxin", role: "experimental", interventions: [{ name: "Toxin", dose: "29 U" }] },
		{ id: "a2", label, role: "other" },
	];
	expect(lines({ arms: arms("Placebo") }, { arms: arms("Saline") })).toEqual([
		"Arm “Saline”, name: Placebo → Saline",
	]);
});

test("an intervention that got another name is found where it stood", () => {
	const arms = (name: string, dose: string) => [
		{ id: "a1", label: "Toxin", interventions: [{ type: "biological", name, dose }] },
		{ id: "a2", label: "Placebo" },
	];
	expect(lines({ arms: arms("Botox", "29 U") }, { arms: arms("OnabotulinumtoxinA", "30 U") })).toEqual([
		"OnabotulinumtoxinA, name: Botox → OnabotulinumtoxinA",
		"OnabotulinumtoxinA, dose: 29 U → 30 U",
	]);
});

test("contrasts by the arms and the measure, else by their place; sources whole", () => {
	const contrasts = (...inputs: Input[]) => ({
		outcomes: [response("6/41", { contrasts: inputs.map(contrast) })],
	});
	const odds = { measure: "OR", estimate: "6.2", p: "0.001" };
	const other = { measure: "other", p: "<0.001" };
	expect(lines(contrasts(odds, other), contrasts({ measure: "RD", p: "0.01" }, odds, other))).toEqual([
		"Outcome “Response, week 6”, OnabotulinumtoxinA against Placebo (risk difference): added measure Risk difference; p 0.01; source “Treatment of depression with onabotulinumtoxinA”, Table 2",
	]);
	expect(
		lines(
			contrasts(odds),
			contrasts({ ...odds, measure: "RR", source: { reportId: "r1", quote: "six times" } }),
		),
	).toEqual([
		"OnabotulinumtoxinA against Placebo (risk ratio), measure: Odds ratio → Risk ratio",
		"OnabotulinumtoxinA against Placebo (risk ratio), source: “Treatment of depression with onabotulinumtoxinA”, Table 2 → “Treatment of depression with onabotulinumtoxinA”, “six times”",
	]);
});

test("a judgement of another tool, domain or outcome is another judgement", () => {
	const judged = (input: Input) => ({
		outcomes: [response("6/41")],
		riskOfBias: [{ tool: "rob-2", domain: "Blinding", ...input }],
	});
	expect(lines(judged({ judgement: "low" }), judged({ judgement: "high" }))).toEqual([
		"Risk of bias “Blinding”, judgement: Low → High",
	]);
	expect(lines(judged({ judgement: "low" }), judged({ judgement: "low", outcomeId: "o1" }))).toEqual([
		"Risk of bias “Blinding”: removed tool RoB 2; domain Blinding; judgement Low",
		"Risk of bias “Blinding”: added tool RoB 2; outcome Outcome “Response, week 6”; domain Blinding; judgement Low",
	]);
});

test("a long text is cut in the line and whole in the change", () => {
	const summary = "A trial of injections into the frown muscles. ".repeat(20).trim();
	const [change] = compareDocuments(studyWith(), studyWith({ summary }));
	expect(change?.after).toBe(summary);
	expect(change && describeChange(change)).toMatch(/^Summary: added A trial of .{60,100}…$/);
});
