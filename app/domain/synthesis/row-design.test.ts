import { describe, expect, test } from "vitest";
import { binaryOutcome, continuousOutcome, contrast, studyWith } from "#tests/support/study-builder.ts";
import { analyseSynthesis } from "./analyse-synthesis.ts";
import { checkSynthesis } from "./check-synthesis.ts";
import { recomputedSince } from "./computation.ts";
import { synthesisDocument } from "./synthesis-document.ts";

const CHILDREN = binaryOutcome({ a1: "63/295", a2: "84/330" });
const MEANS = { a1: { mean: "7.0", sd: "2.38", n: 10 }, a2: { mean: "6.5", sd: "2.21", n: 10 } };

/** The analysis of one row of one study. */
function analysed(study: object, row: object = {}, settings: object = { measure: "OR" }) {
	const document = synthesisDocument.parse({
		title: "A question",
		question: { intervention: "Drug", concept: "response" },
		analysis: settings,
		rows: [{ id: "r1", study: "s", outcomeId: "o1", experimental: ["a1"], control: ["a2"], ...row }],
	});
	const studies = new Map([
		["s", { slug: "s", version: 1, visibility: "published" as const, document: studyWith({ ...study }) }],
	]);
	const analysis = analyseSynthesis(document, studies);
	const [first] = analysis.rows;
	if (!first) throw new Error("There is a row");
	return { ...first, analysis, findings: checkSynthesis(document, studies).map(({ code }) => code) };
}

const noteOf = ({ reading }: ReturnType<typeof analysed>) =>
	reading.ok ? reading.derived.join("; ") : reading.reason;
const seOf = ({ result }: ReturnType<typeof analysed>) => result?.se ?? Number.NaN;

describe("clusters: the classrooms of Cochrane Handbook 23.1.5, design effect 1.576", () => {
	const design = { unit: "cluster", clusters: { meanSize: "29.8" }, dependence: { icc: "0.02" } };
	const variance = 1 / 63 + 1 / 232 + 1 / 84 + 1 / 246;

	test("sizes are divided by it, and the row says how", () => {
		const row = analysed({ design, outcomes: [CHILDREN] });
		expect(row.reading).toMatchObject({ rule: "effective-size", figures: { kind: "counts" } });
		const { figures } = row.reading.ok ? row.reading : { figures: undefined };
		expect(figures?.kind === "counts" ? figures.experimental.n : 0).toBeCloseTo(187.2, 1);
		expect(seOf(row)).toBeCloseTo(Math.sqrt(1.576 * variance), 10);
		expect(noteOf(row)).toContain("design effect 1.576 = 1 + (29.8 − 1) × ICC 0.02");
		expect(row.label).toMatch(/\(effective size\)$/);
	});

	test("the size of a cluster follows from people and clusters", () => {
		const row = analysed({
			...{ design: { ...design, clusters: { number: 21 } }, outcomes: [CHILDREN] },
		});
		expect(noteOf(row)).toContain("625 people in 21 clusters");
	});

	test("what an outcome says goes before what the study says", () => {
		const own = { ...CHILDREN, dependence: { designEffect: "2", source: "Table 3" } };
		expect(seOf(analysed({ design, outcomes: [own] }))).toBeCloseTo(Math.sqrt(2 * variance), 10);
	});

	test("without an ICC the row is marked wherever it is shown", () => {
		const row = analysed({ design: { unit: "cluster" }, outcomes: [CHILDREN] });
		expect(row.label).toMatch(/\(clustering ignored\)$/);
		expect(seOf(row)).toBeCloseTo(Math.sqrt(variance), 10);
		expect(row.findings).toContain("row-ignores-design");
	});

	test("an ICC is borrowed with its source, or the row left out", () => {
		const bare = { design: { unit: "cluster", clusters: { meanSize: "29.8" } }, outcomes: [CHILDREN] };
		const borrowed = { icc: "0.02", source: "Campbell 2001" };
		const row = analysed(bare, { dependence: borrowed });
		expect(seOf(row)).toBeCloseTo(Math.sqrt(1.576 * variance), 10);
		expect(noteOf(row)).toContain("(Campbell 2001)");
		expect(() => analysed(bare, { dependence: { icc: "0.02" } })).toThrow(/borrowed from/);
		expect(analysed(bare, { dependence: { handling: "leave-out" } }).excluded).toMatch(/^Left out/);
	});

	const OR = { measure: "OR", estimate: "0.80", ciLow: "0.55", ciHigh: "1.16", ciLevel: "95" };
	const reported = (more: object) => ({
		...{ design, outcomes: [{ ...CHILDREN, contrasts: [contrast({ ...OR, ...more })] }] },
	});
	const asContrast = { kind: "contrast", contrast: 0 };
	const own = Math.log(1.16 / 0.55) / (2 * 1.959964);

	test.each([
		["allowed", 1, "reported", ""],
		["ignored", Math.sqrt(1.576), "inflated", "design effect"],
		[undefined, 1, "ignored", "clustering not said"],
	])("an interval that says %s", (allowance, times, rule, flag) => {
		const row = analysed(reported({ allowance }), asContrast);
		expect(seOf(row)).toBeCloseTo(own * times, 6);
		expect(row.reading).toMatchObject({ rule });
		expect(/\((.*)\)$/.exec(row.label)?.[1] ?? "").toBe(flag);
	});
});

describe("crossover: 10 people, Cochrane Handbook 5.1, 16.4.6.4", () => {
	const design = { model: "crossover" };
	const measure = { measure: "MD" };
	const row = { kind: "means" };
	const correlated = { ...design, dependence: { correlation: "0.68", source: "Table 2" } };

	test.each([
		["MD", 0.5, 0.583],
		["SMD", 0.218, 0.256],
	])("%s by the correlation that a person gave", (wanted, estimate, se) => {
		const found = analysed({ design: correlated, outcomes: [continuousOutcome(MEANS)] }, row, {
			measure: wanted,
		});
		expect(found.result?.estimate).toBeCloseTo(estimate, 3);
		expect(seOf(found)).toBeCloseTo(se, 3);
		expect(noteOf(found)).toContain("correlation of 0.68 (Table 2)");
	});

	test("is left out where nothing is known of the pairs, and taken as parallel where somebody says so", () => {
		const bare = { design, outcomes: [continuousOutcome(MEANS)] };
		expect(analysed(bare, row, measure).excluded).toMatch(/^The same people had both treatments/);
		const chosen = analysed(bare, { ...row, dependence: { handling: "as-is" } }, measure);
		expect(chosen.label).toMatch(/\(pairing ignored\)$/);
		expect(seOf(chosen)).toBeCloseTo(Math.sqrt((2.38 ** 2 + 2.21 ** 2) / 10), 10);
	});

	test("one that an earlier program pooled as parallel is named until somebody saves it", () => {
		const { analysis } = analysed({ design, outcomes: [continuousOutcome(MEANS)] }, row, measure);
		expect(recomputedSince(2, analysis)).toMatchObject([
			{ kind: "pairs-left-out", rows: [expect.any(String)] },
		]);
		expect(recomputedSince(3, analysis)).toEqual([]);
	});

	test("the first period alone is of different people", () => {
		const first = { ...design, dependence: { periods: "first-period" } };
		const found = analysed({ design: first, outcomes: [continuousOutcome(MEANS)] }, row, measure);
		expect(found.reading).toMatchObject({ rule: "first-period" });
		expect(found.label).not.toContain("ignored");
		expect(seOf(found)).toBeCloseTo(Math.sqrt((2.38 ** 2 + 2.21 ** 2) / 10), 10);
	});

	test("a correlation needs as many people with both", () => {
		const outcomes = [continuousOutcome({ ...MEANS, a2: { ...MEANS.a2, n: 9 } })];
		expect(analysed({ design: correlated, outcomes }, row, measure).excluded).toMatch(
			/10 were analysed of one and 9/,
		);
	});

	// R's sleep data, t.test(paired = TRUE): see tests/reference/designs.test.ts.
	test.each([
		["t", { t: "4.0621" }],
		["p", { p: "0.002833" }],
		["interval", { ciLow: "0.7001142", ciHigh: "2.4598858", ciLevel: "95" }],
		["se", { se: "0.38896" }],
	])("a paired %s as reported", (_, figures) => {
		const compared = contrast({ measure: "MD", estimate: "1.58", allowance: "allowed", ...figures });
		const outcomes = [continuousOutcome(MEANS, { contrasts: [compared] })];
		const found = analysed({ design, outcomes }, { kind: "contrast", contrast: 0 }, measure);
		expect(seOf(found)).toBeCloseTo(0.38896, 4);
		expect(found.reading).toMatchObject({ rule: "reported" });
	});

	test("one arm of it is of different people", () => {
		const found = analysed(
			{ design, outcomes: [binaryOutcome({ a1: "10/20", a2: "5/20" })] },
			{ kind: "proportion", control: [] },
			{ measure: "PLO" },
		);
		expect(found.excluded).toBeUndefined();
	});
});

test("parts of one body are pairs, whatever period is said", () => {
	const design = { unit: "body-part", dependence: { periods: "first-period" } };
	const found = analysed({ design, outcomes: [binaryOutcome({ a1: "10/20", a2: "5/20" })] });
	expect(found.excluded).toMatch(/^The same people had both treatments/);
});

test("clusters that crossed over are not computed", () => {
	const design = { unit: "cluster", model: "crossover", dependence: { icc: "0.02", correlation: "0.5" } };
	expect(analysed({ design, outcomes: [CHILDREN] }).excluded).toMatch(/no rule here allows for both/);
});
