import { expect, test } from "vitest";
import { studyWith } from "#tests/support/study-builder.ts";
import { readable } from "../study/readable.ts";
import { courseTable } from "./course-chart.ts";
import { outcomeCourse, outcomeCourses } from "./outcome-course.ts";

const frame = { provenance: "Version 1", level: 0.95 };
const at = (id: string, value: number, unit = "weeks") => ({ id, value, unit });
const rate = (armId: string, timePointId: string, events: number) => ({ armId, timePointId, events, n: 50 });

function course(outcome: object) {
	const study = readable(studyWith({ outcomes: [{ id: "o1", label: "Response", ...outcome }] }));
	return outcomeCourse(study, "o1", frame);
}

const RATES = {
	kind: "binary",
	timePoints: [at("t2", 12), at("t1", 6), { id: "t3", text: "End of study" }],
	results: [
		...[rate("a1", "t1", 20), rate("a2", "t1", 10), rate("a1", "t2", 30), rate("a2", "t2", 12)],
		...[rate("a1", "t3", 31), rate("a2", "t3", 13)],
	],
};

test("each arm has its rates by time; a time without a number is named and not placed", () => {
	const chart = course(RATES);
	expect(
		chart?.series.map(({ label, points }) => [label, points.map(({ time, figure }) => [time, figure])]),
	).toEqual([
		[
			"OnabotulinumtoxinA",
			[
				[6, "40%"],
				[12, "60%"],
			],
		],
		[
			"Placebo",
			[
				[6, "20%"],
				[12, "24%"],
			],
		],
	]);
	expect(chart?.time).toEqual({ unit: "weeks", label: "Weeks" });
	expect(chart?.unplaced).toEqual(["End of study: no time of its own to place it at."]);
	// R: prop.test(20, 50, correct = FALSE)$conf.int
	expect(chart?.series[0]?.points[0]).toMatchObject({ interval: "[27.6, 53.8]", when: "Week 6" });
	expect(chart && courseTable(chart).table.rows.map(({ header }) => header)).toEqual(["Week 6", "Week 12"]);
});

test("months and weeks share an axis in the unit that most are in, and the figure says so; cycles share it with nothing", () => {
	const mixed = course({ ...RATES, timePoints: [at("t1", 6), at("t2", 3, "months"), at("t3", 8)] });
	expect(mixed?.series[0]?.points.map(({ time }) => Math.round(time * 10) / 10)).toEqual([6, 8, 13]);
	expect(mixed?.series[0]?.points.at(-1)?.when).toBe("3 months");
	expect(mixed?.footnotes.join(" ")).toContain("Times given in months are drawn in weeks");
	const cycles = course({
		...RATES,
		timePoints: [at("t1", 2, "cycles"), at("t2", 4, "weeks"), at("t3", 8, "weeks")],
	});
	expect(cycles?.series[0]?.points.map(({ time }) => time)).toEqual([4, 8]);
	expect(cycles?.unplaced).toEqual(["Cycle 2: no time of its own to place it at."]);
});

test("the start is time 0 only where the source calls it that", () => {
	const first = (text: string) =>
		course({ ...RATES, timePoints: [{ id: "t3", text }, at("t1", 6), at("t2", 12)] })?.series[0]?.points[0]
			?.time;
	expect(first("Baseline")).toBe(0);
	for (const other of ["Screening", "Before treatment", "Baseline to week 4"]) expect(first(other)).toBe(6);
});

test("scores and changes of them, means and medians are never on one line", () => {
	const mean = (armId: string, timePointId: string, value: number, more = {}) => ({
		...{ armId, timePointId, mean: value, sd: 5, n: 50, ...more },
	});
	const chart = course({
		kind: "continuous",
		timePoints: [at("t0", 0), at("t1", 3), at("t2", 6), at("t3", 9)],
		results: [
			mean("a1", "t0", 30),
			mean("a1", "t1", -8, { isChange: true }),
			mean("a1", "t2", -12, { isChange: true }),
			{ armId: "a1", timePointId: "t3", median: 17, n: 50 },
		],
	});
	expect(chart?.axis.label).toMatch(/^Mean change from baseline/);
	expect(chart?.series[0]?.points.map(({ value }) => value)).toEqual([-8, -12]);
	expect(chart?.unplaced).toEqual(["Week 0: no figure of this kind.", "Week 9: no figure of this kind."]);
});

test("events over person-time are per one time at all moments", () => {
	const chart = course({
		kind: "count",
		unit: "person-years",
		timePoints: [at("t1", 1, "years"), at("t2", 2, "years")],
		results: [
			{ armId: "a1", timePointId: "t1", count: 2, personTime: 1000 },
			{ armId: "a1", timePointId: "t2", count: 30, personTime: 1900 },
		],
	});
	expect(chart?.axis.label).toBe("Events per 100 person-years");
	expect(chart?.series[0]?.points.map(({ value }) => Math.round(100 * value))).toEqual([20, 158]);
});

test("one time has no course, nor have two outcomes that are defined otherwise", () => {
	expect(course({ ...RATES, timePoints: [at("t1", 6)], results: [rate("a1", "t1", 3)] })).toBeUndefined();
	const once = (id: string, value: number, definition: string) => ({
		...{ id, kind: "binary", label: "Response", definition, timePoints: [at("t1", value)] },
		results: [rate("a1", "t1", 3), rate("a2", "t1", 2)],
	});
	const coursesOf = (...definitions: [string, string]) =>
		outcomeCourses(
			readable(studyWith({ outcomes: [once("o1", 3, definitions[0]), once("o2", 6, definitions[1])] })),
			frame,
		).size;
	expect(coursesOf("Fall by half", "Fall by half")).toBe(1);
	expect(coursesOf("Fall by half", "Fall by a third")).toBe(0);
});
