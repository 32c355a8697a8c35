import { describe, expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { openWith, topicsOf } from "../compare/open-with.ts";
import { type CompareOptions, compareView } from "./compare-view.ts";

const study = (slug: string, ...outcomes: object[]) => {
	const {
		design,
		arms,
		outcomes: parsed,
	} = readable(
		studyWith({ outcomes: outcomes.map((outcome, index) => ({ id: `o${index + 1}`, ...outcome })) }),
	);
	return { slug, name: slug.toUpperCase(), year: 2020, design, arms, outcomes: parsed };
};
const rate = (label: string, more = {}) => ({
	...{ kind: "binary", label, ...more },
	results: ["a1", "a2"].map((armId) => ({ armId, events: 5, n: 10 })),
});
const mean = (label: string, more = {}, result = {}) => ({
	...{ kind: "continuous", label, ...more },
	results: ["a1", "a2"].map((armId) => ({ armId, mean: "5", sd: "1", n: 10, ...result })),
});
const means = (label: string) =>
	({
		...{ topic: { key: `label:${label.toLowerCase()}`, label }, measure: "mean", order: "chosen" },
		...{ level: 0.95, provenance: "" },
	}) as const satisfies CompareOptions;

describe("means share an axis only where they are of one scale", () => {
	const view = (studies: ReturnType<typeof study>[], options = {}) => {
		const { chart, without, scales } = compareView(studies, { ...means("Height"), ...options });
		return {
			drawn: chart.groups.map(({ key }) => key),
			axis: chart.axis.label,
			without,
			scales: scales.map(({ label, names }) => `${label}: ${names.join(", ")}`),
		};
	};

	test.each([
		["units", { unit: "cm" }, { unit: "inches" }],
		["a share and a percentage", { unit: "proportion of length" }, { unit: "percentage" }],
		["instruments", { instrument: "MADRS" }, { instrument: "HAM-D" }],
		["lengths of a visual analogue scale", { instrument: "VAS" }, { instrument: "VAS" }],
		["neither unit nor instrument", {}, {}],
		["units that name no scale", { unit: "units on a scale" }, { unit: "units on a scale" }],
	])("not %s", (_, one, other) => {
		const { drawn, scales } = view([study("a", mean("Height", one)), study("b", mean("Height", other))]);
		expect(drawn).toEqual(["a"]);
		expect(scales).toHaveLength(2);
	});

	test("nor changes and values", () => {
		const change = study("b", mean("Height", { unit: "cm" }, { isChange: true }));
		expect(view([study("a", mean("Height", { unit: "cm" })), change]).drawn).toEqual(["a"]);
	});

	test("the scale that most have is drawn, the others are named and can be chosen", () => {
		const studies = [
			study("a", mean("Height", { unit: "inches" })),
			study("b", mean("Height", { unit: "cm" })),
			study("c", mean("Height", { unit: "cm" })),
			study("d", rate("Response")),
		];
		expect(view(studies)).toEqual({
			...{ drawn: ["b", "c"], axis: "Mean, cm", without: ["D"] },
			scales: ["cm: B, C", "inches: A"],
		});
		expect(view(studies, { scale: "inches" })).toMatchObject({ drawn: ["a"], axis: "Mean, inches" });
	});

	test("“%” and “percent” are one, and a score that is named in the label is its scale", () => {
		const percents = [
			study("a", mean("Height", { unit: "%" })),
			study("b", mean("Height", { unit: "Percent" })),
		];
		expect(view(percents).drawn).toEqual(["a", "b"]);
		const label = "Change in MADRS";
		const scores = [
			study("a", mean(label, { unit: "score on a scale" })),
			study("b", mean(label, { instrument: "MADRS" })),
		];
		const topic = { key: "symptom-severity", label: "Symptom severity" };
		expect(view(scores, { topic }).drawn).toEqual(["a", "b"]);
	});
});

describe("a comparison opens with", () => {
	const opens = (...studies: ReturnType<typeof study>[]) => {
		const opened = openWith(studies, {});
		return opened && `${opened.topic.key} by ${opened.measure}`;
	};

	test("what most of the studies share", () => {
		expect(
			opens(
				study("a", rate("Response"), rate("Death")),
				study("b", rate("Death")),
				study("c", rate("Remission"), rate("Death")),
			),
		).toBe("mortality by rate");
	});

	test("a name that they share, where no concept is said of it", () => {
		const walking = mean("Walking distance", { unit: "m" });
		expect(opens(study("a", rate("Response"), walking), study("b", walking))).toBe(
			"label:walking distance by mean",
		);
	});

	test("rates that all have before means of different scales", () => {
		const pain = (unit: string) => mean("Pain", { unit });
		expect(opens(study("a", pain("mm"), rate("Death")), study("b", pain("cm"), rate("Death")))).toBe(
			"mortality by rate",
		);
	});

	test("nothing, where there is nothing but a baseline", () => {
		expect(opens(study("a", mean("Weight", { unit: "kg", className: "Baseline" })))).toBeUndefined();
		expect(topicsOf([study("a")])).toEqual([]);
	});
});

describe("of several time points of one outcome", () => {
	const at = (...weeks: number[]) => ({
		...{ kind: "binary", label: "Response", concept: "response" },
		timePoints: weeks.map((value, index) => ({ id: `t${index + 1}`, value: String(value), unit: "weeks" })),
		results: weeks.flatMap((_, index) =>
			["a1", "a2"].map((armId) => ({ armId, timePointId: `t${index + 1}`, events: index + 1, n: 10 })),
		),
	});
	const view = (timeRule?: CompareOptions["timeRule"]) => {
		const { chart, ...rest } = compareView([study("a", at(4, 12)), study("b", at(6, 26))], {
			...{ topic: { key: "response", label: "Response" }, measure: "rate", order: "chosen" },
			...{ level: 0.95, provenance: "", timeRule },
		});
		return { ...rest, labels: chart.groups.map(({ label }) => label), last: chart.footnotes.at(-1) };
	};
	const weeks = (rule: Record<string, string>) => ({ ...rule, unit: "weeks" }) as CompareOptions["timeRule"];

	test("the nearest to the moment asked for is shown, each study with its own, and the rule is told", () => {
		expect(view(weeks({ nearest: "8" }))).toMatchObject({
			labels: ["A, week 4", "B, week 6"],
			last: "Time points: nearest to week 8; of two as near the earlier.",
		});
	});

	test("without one it is the latest, and beyond the window there is none", () => {
		expect(view().labels).toEqual(["A, week 12", "B, week 26"]);
		expect(view(weeks({ from: "10", to: "14" }))).toMatchObject({
			...{ labels: ["A"], outside: ["B"], without: [] },
		});
	});
});

describe("medians", () => {
	const medians = (more: object, figures: object) => ({
		...{ kind: "continuous", label: "Height", unit: "cm", ...more },
		results: ["a1", "a2"].map((armId) => ({ armId, n: 10, ...figures })),
	});
	const view = (measure: CompareOptions["measure"], ...studies: ReturnType<typeof study>[]) => {
		const { chart, without } = compareView(studies, { ...means("Height"), measure });
		const rows = chart.groups.map(({ key, rows: [row] }) => `${key} ${row?.figure} ${row?.interval ?? ""}`);
		return { rows, without, label: chart.axis.label, notes: chart.footnotes };
	};
	const quartiles = study("a", medians({}, { median: "8", q1: "5", q3: "12" }));
	const range = study("b", medians({}, { median: "7", min: "1", max: "30" }));
	const both = study("c", medians({}, { mean: "9", sd: "2", median: "8.5" }));

	test("are compared as such, never on the axis of means", () => {
		expect(view("median", quartiles, range, both)).toMatchObject({
			rows: ["a 8 quartiles 5 to 12", "b 7 range 1 to 30", "c 8.5 "],
			...{ label: "Median, cm", notes: ["Lines show quartiles, as reported."] },
		});
		expect(view("mean", quartiles, range, both)).toMatchObject({ without: ["A", "B"], label: "Mean, cm" });
	});

	test("are what opens where nothing else can be compared; times to an event among themselves", () => {
		expect(openWith([quartiles, range], {})?.measure).toBe("median");
		const survival = (slug: string, unit: string) =>
			study(slug, {
				...{ kind: "time-to-event", label: "Survival", unit },
				results: ["a1", "a2"].map((armId) => ({ armId, median: "14.2", ciLow: "9.8", ciHigh: "19" })),
			});
		const studies = [survival("a", "months"), survival("b", "months"), survival("c", "years")];
		const opened = openWith(studies, {});
		expect(opened?.measure).toBe("medianTime");
		const { chart, scales } = compareView(studies, {
			...means("Survival"),
			...(opened as NonNullable<typeof opened>),
		});
		expect(chart.groups.map(({ key }) => key)).toEqual(["a", "b"]);
		expect(scales.map(({ label }) => label)).toEqual(["months", "years"]);
	});
});

test("an estimate against whose sign its arms’ figures speak favours neither side", () => {
	const change = (estimate: string) => ({
		...{ kind: "continuous", label: "Change", direction: "lower-is-better" },
		results: ["a1", "a2"].map((armId, place) => ({
			armId,
			mean: place === 0 ? "-47" : "-9",
			isChange: true,
		})),
		contrasts: [{ armId: "a1", referenceArmId: "a2", measure: "SMD", estimate }],
	});
	const view = (estimate: string) =>
		compareView([study("a", change(estimate))], { ...means("Change"), measure: "reported" }).chart;
	expect(view("-1.28").axis.favours?.low).toMatch(/^favours /);
	expect(view("1.28").axis.favours).toBeUndefined();
	expect(view("1.28").footnotes.join(" ")).toContain("neither side is said to be favoured");
});

test("a course joins what counts most at one time and less at another", () => {
	const at = (weeks: string, priority: string) =>
		mean("Height", { unit: "cm", priority, timePoint: { id: "t", value: weeks, unit: "weeks" } });
	const { courses } = compareView([study("a", at("4", "secondary"), at("8", "primary"))], {
		...{ ...means("Height"), look: "time" },
	});
	expect(courses?.map(({ series }) => series[0]?.points.length)).toEqual([2]);
});
