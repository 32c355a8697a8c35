import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, studyInput } from "#tests/support/study-builder.ts";
import { checkDraft } from "./check-draft.ts";

const checked = (input: Input) => {
	const { findings, problems } = checkDraft(studyInput(input));
	return {
		findings: findings.map(({ code, path }) => `${code} ${path}`),
		problems: problems.map(({ path }) => path),
	};
};
const TOO_MANY = "events-above-analysed outcomes.o1.results.a1.events";
const tooMany = binaryOutcome({ a1: "34/33", a2: "6/41" });

test("a draft without problems has the findings of the study", () => {
	expect(checked({ outcomes: [tooMany] })).toEqual({ findings: [TOO_MANY], problems: [] });
});

test("form text is read as the schema reads it", () => {
	const results = [{ armId: "a1", n: " 33 ", events: "34", percent: "", source: { locator: "p. 3" } }];
	expect(checked({ outcomes: [{ ...tooMany, results }] })).toEqual({ findings: [TOO_MANY], problems: [] });
});

describe("beside what the schema refuses, the rest is still checked", () => {
	test.each<[string, Input, string]>([
		["a missing title", { title: "" }, "title"],
		["a number that is none", { population: { randomised: "many" } }, "population.randomised"],
		["an unknown choice", { status: "nearly done" }, "status"],
		["an unknown field", { colour: "red" }, "colour"],
		["a group that is none", { design: "parallel" }, "design"],
		[
			"a list that is none",
			{ reports: { id: "r9" }, identifiers: [{ system: "nct", value: "NCT01556971" }] },
			"reports",
		],
		["a list of texts with something else", { tags: ["a", "", "A", 3] }, "tags.1"],
	])("%s", (_, input, path) => {
		const outcomes = [{ ...tooMany, results: tooMany.results }];
		const found = checked({ outcomes, ...input });
		expect(found.problems).toContain(path);
		expect(found.findings).toContain(TOO_MANY);
	});

	test("a value within a result, named by its ids", () => {
		const results = [
			{ armId: "a2", n: "forty-one", events: 6 },
			{ armId: "a1", n: 33, events: 34 },
		];
		const { findings, problems } = checkDraft(studyInput({ outcomes: [{ ...tooMany, results }] }));
		expect(problems).toEqual([
			{
				path: "outcomes.o1.results.a2.n",
				message: "Must be a whole number, such as 33; got “forty-one”",
			},
		]);
		expect(findings).toContainEqual(
			expect.objectContaining({ code: "events-above-analysed", path: "outcomes.o1.results.a1.events" }),
		);
	});

	test("an arm without a name is still an arm, and two of them are not the same", () => {
		const arms = [
			{ id: "a1", label: "", role: "experimental", randomised: 20 },
			{ id: "a2", label: "", role: "placebo-comparator", randomised: 41 },
		];
		expect(checked({ arms, outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] })).toEqual({
			findings: ["analysed-above-randomised outcomes.o1.results.a1.n"],
			problems: ["arms.a1.label", "arms.a2.label"],
		});
	});

	test("items dropped before them do not move the positions of others", () => {
		const contrasts = [
			contrast({ armId: "", measure: "RR" }),
			contrast({ referenceArmId: "a1", measure: "RR" }),
			contrast({ measure: "OR", estimate: "−2" }),
		];
		expect(checked({ outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" }, { contrasts })] })).toEqual({
			findings: ["ratio-not-positive outcomes.o1.contrasts.2.estimate"],
			problems: ["outcomes.o1.contrasts.0.armId", "outcomes.o1.contrasts.1.referenceArmId"],
		});
	});

	test("more than a list can hold is cut to what it can", () => {
		const identifiers = Array.from({ length: 52 }, (_, index) => ({
			system: "nct",
			value: `NCT${10_000_000 + index}`,
		}));
		identifiers[3] = { system: "nct", value: "NCT12" };
		expect(checked({ identifiers })).toEqual({
			findings: ["identifier-malformed identifiers.3.value"],
			problems: ["identifiers"],
		});
	});

	test("several problems in one place are one problem each", () => {
		const { problems } = checkDraft(
			studyInput({ arms: [{ id: "a1", label: "", randomised: "−1", dose: "29 U" }] }),
		);
		expect(problems).toEqual([
			{ path: "arms.a1.label", message: "Enter a name for the arm" },
			{ path: "arms.a1.randomised", message: "Must be 0 or more" },
			{ path: "arms.a1.dose", message: "There is no field “dose” here" },
		]);
	});
});

describe("references", () => {
	test("to what is not there are problems", () => {
		const outcomes = [binaryOutcome({ a1: "17/33", a9: "6/41" })];
		expect(checked({ outcomes })).toEqual({ findings: [], problems: ["outcomes.o1.results.a9.armId"] });
	});

	test("to what only could not be read are not", () => {
		const riskOfBias = [{ domain: "Randomisation", judgement: "low", outcomeId: "o1" }];
		const outcomes = [{ ...binaryOutcome({ a1: "17/33" }), kind: "maybe" }];
		expect(checked({ outcomes, riskOfBias }).problems).toEqual(["outcomes.o1.kind"]);
	});

	test("by an id used twice are the first one's", () => {
		const arms = [
			{ id: "a1", label: "OnabotulinumtoxinA", role: "experimental", randomised: 20 },
			{ id: "a2", label: "Placebo", role: "placebo-comparator" },
			{ id: "a1", label: "Another", role: "experimental", randomised: 40 },
		];
		expect(checked({ arms, outcomes: [binaryOutcome({ a1: "17/33" })] })).toEqual({
			findings: ["analysed-above-randomised outcomes.o1.results.a1.n"],
			problems: ["arms.2.id"],
		});
	});
});

describe("whatever is given", () => {
	test.each([undefined, null, "", 3, [], [{}]])("%j gives a list of problems", (input) => {
		const { findings, problems } = checkDraft(input);
		expect(findings).toEqual([]);
		expect(problems.length).toBeGreaterThan(0);
	});

	test("the input is left as it was", () => {
		const input = studyInput({ arms: [{ id: "a1", label: "" }, { id: "" }], colour: "red", tags: [1] });
		const before = structuredClone(input);
		checkDraft(input);
		expect(input).toEqual(before);
	});

	test("any fields in any state are read to the end", () => {
		const keys = [
			"title",
			"arms",
			"outcomes",
			"results",
			"contrasts",
			"id",
			"armId",
			"kind",
			"n",
			"label",
			"tags",
		];
		const anything = fc.letrec((tie) => ({
			value: fc.oneof(
				{ maxDepth: 5, withCrossShrink: true },
				fc.constantFrom(null, "", "a1", "binary", 3, "3", true, undefined),
				fc.array(tie("value"), { maxLength: 3 }),
				fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 5 }),
			),
		})).value;
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...keys), anything), (input) => {
				const { findings, problems } = checkDraft({ title: "A trial", ...input });
				// An error about the whole, such as a trial without arms, shows that the checks did run.
				expect(findings.map(({ code }) => code)).toContain("no-origin");
				for (const { path, message } of problems) expect(path && message).toBeTruthy();
			}),
			{ numRuns: 300 },
		);
	});
});
