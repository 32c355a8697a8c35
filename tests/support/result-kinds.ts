import type { Input } from "./study-builder.ts";

const source = { reportId: "r1", locator: "Table 2" };
const drug = (label: string) => ({ id: "a1", label, role: "experimental" });
const placebo = { id: "a2", label: "Placebo", role: "placebo-comparator" };

/** A study of one outcome `o1` that says where each figure was read, so that it can be published. */
function studyOf(title: string, arms: Input[], outcome: Input): Input {
	const sourced = (rows: unknown) =>
		Array.isArray(rows) ? rows.map((row: Input) => ({ source, ...row })) : [];
	return {
		...{ title, kind: "randomised-trial", visibility: "published", arms },
		reports: [{ id: "r1", role: "primary", title, year: 2019 }],
		outcomes: [
			{
				...{ id: "o1", priority: "primary", ...outcome },
				...{ results: sourced(outcome.results), contrasts: sourced(outcome.contrasts) },
			},
		],
	};
}

const against = { armId: "a1", referenceArmId: "a2" };

/**
 * A study of each kind of result, as the API takes it. The figures of the first are those that DAPA-HF reports
 * (McMurray et al. 2019, N Engl J Med 381:1995), those of `rates` SPAF's (metadat, dat.hart1999); the others are made up.
 */
export const RESULT_KINDS = {
	hazard: studyOf("Dapagliflozin in heart failure", [drug("Dapagliflozin"), placebo], {
		...{ kind: "time-to-event", label: "Worsening heart failure or cardiovascular death" },
		direction: "lower-is-better",
		results: [
			{ armId: "a1", events: 386, n: 2373 },
			{ armId: "a2", events: 502, n: 2371 },
		],
		contrasts: [{ ...against, measure: "HR", estimate: "0.74", ciLow: "0.65", ciHigh: "0.85", p: "<0.001" }],
	}),
	medians: studyOf(
		"Medians of survival",
		[drug("Drug X"), { ...placebo, label: "Chemotherapy", role: "active-comparator" }],
		{
			...{ kind: "time-to-event", label: "Overall survival", unit: "months", direction: "higher-is-better" },
			results: [
				{ armId: "a1", events: 44, n: 154, note: "Printed as “not reached”" },
				{ armId: "a2", events: 64, n: 151, median: "14.2", ciLow: "9.8", ciHigh: "19.0", ciLevel: "95" },
			],
			contrasts: [{ ...against, measure: "HR", estimate: "0.60", ciLow: "0.41", ciHigh: "0.89", p: "0.005" }],
		},
	),
	landmarks: studyOf("Survival at a landmark", [drug("Drug X"), placebo], {
		...{ kind: "time-to-event", label: "Overall survival", direction: "higher-is-better" },
		timePoint: { value: "12", unit: "months" },
		results: [
			{
				...{ armId: "a1", n: 154, landmark: "64", landmarkLow: "55", landmarkHigh: "72" },
				landmarkOf: "event-free",
			},
			{
				...{ armId: "a2", n: 151, landmark: "51.3", landmarkLow: "43", landmarkHigh: "59" },
				landmarkOf: "event-free",
			},
		],
	}),
	rates: studyOf("Warfarin in atrial fibrillation", [drug("Warfarin"), placebo], {
		...{ kind: "count", label: "Strokes", unit: "person-years", direction: "lower-is-better" },
		results: [
			{ armId: "a1", count: 8, personTime: "263", n: 210 },
			{ armId: "a2", count: 19, personTime: "245", n: 211 },
		],
	}),
	change: studyOf("Change of blood pressure", [drug("Drug X"), placebo], {
		...{ kind: "continuous", label: "Systolic blood pressure", unit: "mmHg", direction: "lower-is-better" },
		timePoint: { value: "8", unit: "weeks" },
		results: [
			{ armId: "a1", mean: "-12.4", sd: "10.1", n: 60, isChange: true },
			{ armId: "a2", mean: "-4.1", sd: "11.3", n: 58, isChange: true },
		],
	}),
	quartiles: studyOf("Days in hospital", [drug("Drug X"), placebo], {
		...{ kind: "continuous", label: "Length of stay", unit: "days" },
		results: [
			{ armId: "a1", median: "5", q1: "3", q3: "8", n: 40 },
			{ armId: "a2", median: "8", q1: "5", q3: "12", n: 41 },
		],
	}),
	comparison: studyOf("Only a comparison", [drug("Drug X"), placebo], {
		...{ kind: "time-to-event", label: "Death from any cause", direction: "lower-is-better" },
		contrasts: [
			{ ...against, measure: "HR", estimate: "0.81", ciLow: "0.68", ciHigh: "0.97", ciLevel: "95" },
		],
	}),
	doses: studyOf(
		"Three doses",
		[
			{ id: "a1", label: "5 mg", role: "experimental" },
			{ id: "a2", label: "10 mg", role: "experimental" },
			{ id: "a3", label: "20 mg", role: "experimental" },
			{ id: "a4", label: "Placebo", role: "placebo-comparator" },
		],
		{
			...{ kind: "continuous", label: "Pain", unit: "points" },
			results: [
				{ armId: "a1", mean: "5.1", sd: "2.0", n: 30 },
				{ armId: "a2", mean: "4.2", sd: "2.1", n: 31 },
				{ armId: "a3", mean: "3.6", sd: "2.2", n: 30 },
				{ armId: "a4", mean: "5.9", sd: "2.0", n: 32 },
			],
			contrasts: [
				{ armId: "a3", referenceArmId: "a4", measure: "MD", estimate: "-2.3", ciLow: "-3.4", ciHigh: "-1.2" },
			],
		},
	),
} satisfies Record<string, Input>;
