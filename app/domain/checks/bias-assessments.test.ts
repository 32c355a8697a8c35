import { expect, test } from "vitest";
import { binaryOutcome, noticed, theFinding } from "#tests/support/study-builder.ts";

const DOMAINS = [
	"Randomisation process",
	"Deviations from intended interventions",
	"Missing outcome data",
	"Measurement of the outcome",
	"Selection of the reported result",
];

interface Judged {
	judgement?: string;
	rationale?: string;
	answers?: { question: string; answer: string }[];
}

const answers = (text: string) =>
	text.split(", ").map((each) => {
		const [question = "", answer = ""] = each.split(" ");
		return { question, answer };
	});

/** A whole assessment by RoB 2 that is low throughout, but for what is said of its parts. */
const assessed = (parts: Record<string, Judged> = {}, head: Record<string, unknown> = {}) =>
	[...DOMAINS, "Overall"].map((domain) => ({
		...{ tool: "rob-2", version: "individual", effect: "assignment", outcomeId: "o1", assessor: "AB" },
		...{ domain, judgement: "low", ...parts[domain], ...head },
	}));

const study = (riskOfBias: object[]) => ({
	outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })],
	riskOfBias,
});
const ofBias = (riskOfBias: object[]) => noticed(study(riskOfBias)).filter((line) => line.includes("bias-"));

const OVERALL = "riskOfBias.5";

test("an assessment whose judgements follow from its answers is silent", () => {
	const first = { answers: answers("1.1 Y, 1.2 PY, 1.3 N") };
	expect(ofBias(assessed({ "Randomisation process": first }))).toEqual(QUESTIONS_OPEN.slice(1));
});

/** Judged before their questions were answered, which is worth knowing. */
const QUESTIONS_OPEN = [0, 1, 2, 3, 4].map(
	(index) => `remark bias-questions-open riskOfBias.${index}.judgement`,
);

test("one without all its judgements is not finished", () => {
	const [first, ...rest] = assessed();
	const some = [{ ...first, judgement: undefined }, ...rest.slice(0, -1)];
	expect(theFinding("bias-assessment-incomplete", study(some)).message).toBe(
		"RoB 2 is not finished: no judgement yet of “Randomisation process”, “Overall”",
	);
});

test("another judgement than the algorithm’s needs a reason", () => {
	const judged = { judgement: "high", answers: answers("1.1 Y, 1.2 Y, 1.3 Y") };
	const parts = { "Randomisation process": judged, Overall: { judgement: "high" } };
	const differs = "error bias-judgement-unexplained riskOfBias.0.rationale";
	expect(ofBias(assessed(parts))).toContain(differs);
	expect(theFinding("bias-judgement-unexplained", study(assessed(parts))).message).toBe(
		"Judged “High” where the tool’s algorithm proposes “Some concerns”: say why",
	);
	const explained = {
		...parts,
		"Randomisation process": { ...judged, rationale: "Half of them guessed it" },
	};
	expect(ofBias(assessed(explained))).not.toContain(differs);
});

test("an overall judgement milder than its worst domain needs a reason, though domains are missing", () => {
	const milder = `error bias-overall-milder ${OVERALL}.rationale`;
	const parts = { "Missing outcome data": { judgement: "high" } };
	expect(ofBias(assessed(parts))).toContain(milder);
	const [, ...some] = assessed(parts);
	expect(ofBias(some)).toContain("error bias-overall-milder riskOfBias.4.rationale");
	expect(ofBias(assessed({ ...parts, Overall: { rationale: "It can be neglected" } }))).not.toContain(milder);
});

test("it is said where the effect is open, and that the tool judges a result", () => {
	const head = { tool: "rob-2", version: "individual", domain: "Overall" };
	expect(ofBias([head])).toEqual([
		"warning bias-effect-not-said riskOfBias.0.effect",
		"remark bias-of-whole-study riskOfBias.0.outcomeId",
	]);
});

test("assessors who differ stand side by side, until one assessment is agreed", () => {
	const other = assessed({ "Missing outcome data": { judgement: "some-concerns" } }, { assessor: "CD" });
	const both = [...assessed(), ...other];
	expect(theFinding("bias-assessors-differ", study(both)).message).toContain("“Missing outcome data”");
	const agreed = other.map((each) => ({ ...each, agreed: true }));
	expect(ofBias([...assessed(), ...agreed]).join()).not.toContain("bias-assessors-differ");
});

test("each version has its own words", () => {
	const judged = (version: string, judgement: string) =>
		noticed({ riskOfBias: [{ tool: "robins-i", version, domain: "Confounding", judgement }] });
	const wrong = "warning judgement-not-of-tool riskOfBias.0.judgement";
	expect(judged("v2", "low-except-confounding")).not.toContain(wrong);
	expect(judged("v2", "no-information")).toContain(wrong);
	expect(judged("of-2016", "low-except-confounding")).toContain(wrong);
});
