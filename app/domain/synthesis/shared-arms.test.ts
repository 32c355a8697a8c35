import { describe, expect, test } from "vitest";
import { binaryOutcome, continuousOutcome, studyWith } from "#tests/support/study-builder.ts";
import { analyseSynthesis } from "./analyse-synthesis.ts";
import { checkSynthesis } from "./check-synthesis.ts";
import { proposeRows } from "./propose-rows.ts";
import { synthesisDocument } from "./synthesis-document.ts";

const ARMS = [
	{ id: "a1", label: "Toxin 30 U", role: "experimental", interventions: [{ name: "Botulinum toxin" }] },
	{ id: "a2", label: "Placebo", role: "placebo-comparator" },
	{ id: "a3", label: "Toxin 50 U", role: "experimental", interventions: [{ name: "Botulinum toxin" }] },
];

const trial = studyWith({ arms: ARMS, outcomes: [binaryOutcome({ a1: "20/40", a2: "11/41", a3: "24/42" })] });
const measured = studyWith({
	arms: ARMS,
	outcomes: [
		continuousOutcome({
			a1: { mean: "-8", sd: "5", n: "40" },
			a2: { mean: "-4", sd: "6", n: "41" },
			a3: { mean: "-9", sd: "5", n: "42" },
		}),
	],
});

const STUDIES = new Map([
	["trial", { slug: "trial", version: 1, visibility: "published" as const, document: trial }],
	["measured", { slug: "measured", version: 1, visibility: "published" as const, document: measured }],
]);

function written(rows: object[], measure = "RR") {
	const common = { study: "trial", outcomeId: "o1" };
	return synthesisDocument.parse({
		title: "A question",
		question: { intervention: "Botulinum toxin", concept: "response" },
		analysis: { measure },
		grade: { certainty: "low" },
		rows: rows.map((row) => ({ ...common, ...row })),
	});
}

const two = (shared?: string, more: object = {}) => [
	{ id: "r1", experimental: ["a1"], control: ["a2"], shared, ...more },
	{ id: "r2", experimental: ["a3"], control: ["a2"], shared, ...more },
];

describe("an arm that two comparisons share", () => {
	test("is an error until somebody says what to do about it", () => {
		const errors = checkSynthesis(written(two()), STUDIES).filter(({ level }) => level === "error");
		expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual(["arm-shared rows.r1.shared"]);
		expect(errors[0]?.message).toContain("“Placebo” of trial is in 2 comparisons");
		expect(checkSynthesis(written(two("split")), STUDIES)).toEqual([]);
	});

	test("is split evenly, so that nobody is counted twice (Handbook 23.3.4)", () => {
		const { request, rows } = analyseSynthesis(written(two("split")), STUDIES);
		expect(request.rows).toMatchObject([
			{ experimental: { events: 20, n: 40 }, control: { events: 6, n: 21 } },
			{ experimental: { events: 24, n: 42 }, control: { events: 5, n: 20 } },
		]);
		expect(rows[0]?.reading).toMatchObject({ derived: ["Placebo: split evenly among 2 comparisons"] });
		expect(rows.map(({ label }) => label)).toEqual([
			expect.stringContaining("Toxin 30 U"),
			expect.stringContaining("Toxin 50 U"),
		]);
	});

	test("is whole again once the other comparison is left out", () => {
		const { request } = analyseSynthesis(written(two("split")), STUDIES, { leaveOut: new Set(["r2"]) });
		expect(request.rows).toMatchObject([{ control: { events: 11, n: 41 } }]);
	});

	test("of means keeps mean and SD, and divides the people", () => {
		const document = written(two("split", { study: "measured", kind: "means" }), "MD");
		expect(analyseSynthesis(document, STUDIES).request.rows).toMatchObject([
			{ control: { mean: -4, sd: 6, n: 21 } },
			{ control: { mean: -4, sd: 6, n: 20 } },
		]);
	});

	test("counts in each as it is when told so, with a warning", () => {
		const document = written(two("as-is"));
		expect(analyseSynthesis(document, STUDIES).request.rows).toMatchObject([
			{ control: { n: 41 } },
			{ control: { n: 41 } },
		]);
		expect(checkSynthesis(document, STUDIES).map(({ code }) => code)).toEqual(["arm-counted-twice"]);
	});

	test("is no longer shared where the arms are combined", () => {
		const document = written([{ id: "r1", experimental: ["a1", "a3"], control: ["a2"], shared: "combine" }]);
		const { request, rows } = analyseSynthesis(document, STUDIES);
		expect(request.rows).toMatchObject([
			{ experimental: { events: 44, n: 82 }, control: { events: 11, n: 41 } },
		]);
		expect(rows[0]?.reading).toMatchObject({ derived: ["2 arms combined: events and people added"] });
	});
});

describe("proposals", () => {
	const study = { slug: "trial", version: 1, visibility: "published" as const, document: trial };
	const ask = (question: object, measure = "RR" as const) =>
		proposeRows(study, synthesisDocument.parse({ title: "Q", question }).question, { measure });

	test("find a brand by its generic name, and say why", () => {
		const found = ask({ intervention: "Botox", comparator: "placebo", concept: "response" });
		expect(found.map(({ arms }) => arms)).toEqual([
			"Toxin 30 U against Placebo",
			"Toxin 50 U against Placebo",
		]);
		expect(found[0]?.reasons).toEqual([
			"“Toxin 30 U” gets Botulinum toxin",
			"“Placebo” is the placebo comparator arm",
			"Outcome: Response is response",
		]);
		expect(found.every(({ first }) => first)).toBe(true);
	});

	test.each([
		["another condition", { intervention: "Botox", population: "Migraine", concept: "response" }],
		["another intervention", { intervention: "Sertraline", concept: "response" }],
		["another comparator", { intervention: "Botox", comparator: "no treatment", concept: "response" }],
		["another outcome", { intervention: "Botox", concept: "remission" }],
	])("leave out a study of %s", (_, question) => {
		expect(ask(question)).toEqual([]);
	});

	test("keep to the time window where the time is known", () => {
		const at = (value: string) =>
			studyWith({
				arms: ARMS,
				outcomes: [binaryOutcome({ a1: "20/40", a2: "11/41" }, { timePoint: { value, unit: "weeks" } })],
			});
		const question = {
			intervention: "Botox",
			concept: "response",
			timeFrom: "4",
			timeTo: "8",
			timeUnit: "weeks",
		};
		const parsed = synthesisDocument.parse({ title: "Q", question }).question;
		expect(proposeRows({ ...study, document: at("6") }, parsed, { measure: "RR" })).not.toEqual([]);
		expect(proposeRows({ ...study, document: at("24") }, parsed, { measure: "RR" })).toEqual([]);
	});
});
