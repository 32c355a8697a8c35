import { describe, expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { RESULT_KINDS } from "#tests/support/result-kinds.ts";
import { type Input, studyWith } from "#tests/support/study-builder.ts";
import { listingOf } from "../listing.ts";
import { headlineView } from "../views/headline-view.ts";

type Kind = keyof typeof RESULT_KINDS;

/** A study of a kind, with other fields of its outcome, its first result or its contrast. */
function studyOf(kind: Kind, outcome: Input = {}, contrast: Input = {}, study: Input = {}) {
	const { visibility: _, ...input } = RESULT_KINDS[kind] as Input & { outcomes: Input[] };
	const [own] = input.outcomes;
	const contrasts = ((outcome.contrasts ?? own?.contrasts ?? []) as Input[]).map((each) => ({
		...each,
		...contrast,
	}));
	return studyWith({ ...input, ...study, outcomes: [{ ...own, ...outcome, contrasts }] });
}
const headlineOf = (...asked: Parameters<typeof studyOf>) =>
	headlineView(readable(studyOf(...asked)), { provenance: "Version 1" });
const sentenceOf = (...asked: Parameters<typeof studyOf>) => headlineOf(...asked)?.sentence;

describe("which way a comparison of events goes is said in words", () => {
	const FEWER =
		/^Fewer had the outcome \(worsening heart failure or cardiovascular death\) with dapagliflozin: HR/;

	test("where the interval, the events and what is counted say so", () => {
		expect(sentenceOf("hazard")).toMatch(FEWER);
		expect(sentenceOf("hazard", { direction: undefined })).toMatch(FEWER);
		expect(sentenceOf("hazard", { label: "Death" })).toMatch(/^Fewer died with dapagliflozin: HR 0\.74/);
		expect(sentenceOf("rates")).toMatch(
			/^Fewer events \(strokes\) with Warfarin: rate ratio 0\.39 \[0\.17, 0\.90\], derived;/,
		);
	});

	test.each<[string, Input, Input]>([
		["the interval includes no difference", {}, { ciHigh: "1.02" }],
		["the interval ends at no difference", {}, { ciHigh: "1.00" }],
		["the interval is of a lower level", {}, { ciLevel: "80" }],
		["there is no interval", {}, { ciLow: undefined, ciHigh: undefined }],
		["the p value says otherwise", {}, { p: "0.08" }],
		["non-inferiority was tested", {}, { hypothesis: "non-inferiority" }],
		["which arm it is against is not said", {}, { orientation: "not-said" }],
		["the arms are stored the other way round than their figures", {}, { armId: "a2", referenceArmId: "a1" }],
		["people may be counted for being free of it", { label: "Overall survival" }, {}],
		["nobody says what more of it means", { label: "Primary endpoint", direction: undefined }, {}],
		["it is one category of a measure", { category: "Improved" }, {}],
	])("and not where %s", (_, outcome, contrast) => {
		expect(sentenceOf("hazard", outcome, contrast)).not.toMatch(/\b(?:fewer|more)\b/i);
	});

	test("nor of means, medians, or an estimate alone", () => {
		for (const kind of ["change", "quartiles", "comparison", "doses"] as const)
			expect(sentenceOf(kind)).not.toMatch(/\b(?:fewer|more|lower|higher|better|worse)\b/i);
	});
});

test("a median is “not reached” where its note says so in words that can mean nothing else", () => {
	const arms = (note: string | undefined, more: Input = {}) => ({
		results: [
			{ armId: "a1", n: 154, ...(note && { note }), ...more },
			{ armId: "a2", n: 151, median: "14.2" },
		],
	});
	const says = (note?: string, more?: Input) => sentenceOf("medians", arms(note, more));
	for (const note of ["Printed as “not reached”", "Median not reached", "Not reached."])
		expect(says(note)).toContain("median not reached with Drug X, 14.2 months with Chemotherapy");
	expect(says("Printed as “10.3 (8.1–NR)”", { median: "10.3", ciLow: "8.1" })).toContain(
		"median 10.3 months [8.1, not reached] with Drug X",
	);
	for (const note of ["Printed as “NR”", "The target was not reached", undefined])
		expect(says(note)).not.toContain("not reached");
});

test("means and medians, quartiles and ranges, never share a figure", () => {
	const arm = (armId: string, figures: Input) => ({ armId, n: 40, ...figures });
	const charts = headlineOf("quartiles", {
		results: [arm("a1", { mean: "5.2", sd: "2" }), arm("a2", { median: "8", min: "1", max: "30" })],
	})?.charts;
	expect(charts?.map(({ key, chart }) => [key, chart.groups[0]?.rows.map(({ key }) => key)])).toEqual([
		["mean", ["a1"]],
		["value", ["a2"]],
	]);
	const [mixed] =
		headlineOf("quartiles", {
			results: [
				arm("a1", { median: "5", q1: "3", q3: "8" }),
				arm("a2", { median: "8", min: "1", max: "30" }),
			],
		})?.charts ?? [];
	expect(mixed?.chart.groups[0]?.rows).toMatchObject([{ low: 3, high: 8 }, { figure: "8" }]);
	expect(mixed?.chart.groups[0]?.rows[1]).not.toHaveProperty("low");
});

test("nothing is derived from two arms that are not different people, or not in one unit", () => {
	expect(sentenceOf("rates", {}, {}, { design: { model: "crossover" } })).not.toContain("rate ratio");
	const [first, second] =
		(RESULT_KINDS.change as unknown as { outcomes: { results: Input[] }[] }).outcomes[0]?.results ?? [];
	const mixed = { results: [first, { ...second, isChange: false }] };
	expect(sentenceOf("change", mixed)).toBe(
		"Systolic blood pressure, week 8: mean change from baseline −12.4 mmHg (n = 60) with Drug X; mean −4.1 mmHg (n = 58) with placebo.",
	);
});

test("a rate whose person-time has no unit says so", () => {
	expect(sentenceOf("rates", { unit: undefined })).toContain("3.04 per 100 of person-time (unit not said)");
});

test("a rate ratio agrees with metafor (rate_hart1999, SPAF: log −0.9359, −1.7620 to −0.1098)", () => {
	const chart = headlineOf("rates")?.charts.find(({ key }) => key === "IRR")?.chart;
	const { value = 0, low = 0, high = 0 } = chart?.groups[0]?.rows[0] ?? {};
	expect([value, low, high].map(Math.log)).toEqual([
		expect.closeTo(-0.9358932591196418, 12),
		expect.closeTo(-1.7619467657287435, 12),
		expect.closeTo(-0.10983975251054023, 12),
	]);
});

describe("of several arms", () => {
	test("all are told and drawn in the order of the study; the two that the source compares are compared", () => {
		const headline = headlineOf("doses");
		expect(headline?.notes).toEqual([
			"Of 4 arms, 20 mg is compared with placebo: the source compares these two. The figure has all of them.",
		]);
		expect(headline?.charts[0]?.chart.groups[0]?.rows.map(({ label }) => label)).toEqual([
			...["5 mg", "10 mg", "20 mg", "Placebo"],
		]);
		expect(listingOf(studyOf("doses"), []).card.headline).toMatchObject({
			arms: [{ label: "5 mg" }, { label: "10 mg" }, { label: "20 mg" }, { label: "Placebo" }],
			comparison: "mean difference −2.3 points [−3.4, −1.2], 20 mg v Placebo",
		});
	});

	test("where the source compares none, roles say which, each against the comparator is drawn", () => {
		const headline = headlineOf("doses", { contrasts: [] });
		expect(headline?.notes[0]).toContain("5 mg is compared with placebo: by their roles, the first of each.");
		const drawn = headline?.charts.find(({ key }) => key === "MD")?.chart.groups[0]?.rows;
		expect(drawn?.map(({ label }) => label)).toEqual([
			"5 mg v Placebo",
			"10 mg v Placebo",
			"20 mg v Placebo",
		]);
	});
});
