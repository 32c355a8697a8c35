import { expect, test } from "vitest";
import { noticed, studyWith } from "#tests/support/study-builder.ts";
import { readable } from "../study/readable.ts";
import { outcomeCharts } from "../views/outcome-charts.ts";

const MONTH = { timePoint: { value: "12", unit: "months" } };
const survival = (result: object, more: object = MONTH) => ({
	outcomes: [
		{
			...{ id: "o1", kind: "time-to-event", label: "Overall survival", ...more },
			results: [{ armId: "a1", n: 154, source: { reportId: "r1" }, ...result }],
		},
	],
});
const about = (result: object, more?: object) =>
	noticed(survival(result, more)).filter((line) => line.includes("landmark"));

test.each([
	["whole", { landmark: "64", landmarkLow: "55", landmarkHigh: "72", landmarkOf: "event-free" }, []],
	[
		"of nobody knows what",
		{ landmark: "64" },
		["warning landmark-of-what outcomes.o1.results.a1.landmarkOf"],
	],
	["an interval alone", { landmarkLow: "55" }, ["error landmark-missing outcomes.o1.results.a1.landmark"]],
	[
		"outside its interval",
		{ landmark: "84", landmarkLow: "55", landmarkHigh: "72", landmarkOf: "event" },
		["error interval-misses-estimate outcomes.o1.results.a1.landmark"],
	],
	[
		"with its ends swapped",
		{ landmark: "64", landmarkLow: "72", landmarkHigh: "55", landmarkOf: "event" },
		["error interval-reversed outcomes.o1.results.a1.landmarkLow"],
	],
])("a Kaplan–Meier estimate %s", (_, result, findings) => {
	expect(about(result)).toEqual(findings);
});

test("needs its time", () => {
	expect(about({ landmark: "64", landmarkOf: "event" }, {})).toEqual([
		"warning landmark-without-time outcomes.o1.results.a1.landmark",
	]);
});

test("its figure says what it is, and no count of people is made of it", () => {
	const study = readable(
		studyWith(survival({ landmark: "64", landmarkLow: "55", landmarkHigh: "72", landmarkOf: "event" })),
	);
	const [outcome] = study.outcomes;
	if (!outcome) throw new Error("no outcome");
	const charts = outcomeCharts(outcome, study, { title: "", provenance: "", level: 0.95 });
	expect(charts.map(({ key }) => key)).toEqual(["landmark"]);
	expect(charts[0]?.chart).toMatchObject({
		axis: { label: "Kaplan–Meier estimate at 12 months: with the event", domain: [0, 100] },
		groups: [{ rows: [{ value: 64, low: 55, high: 72, basis: "reported" }] }],
	});
});
