import fc from "fast-check";
import { expect, test } from "vitest";
import type { CourseChart, CourseSeries } from "#app/domain/views/course-chart.ts";
import { expectSoundFigure } from "#tests/support/layout-checks.ts";
import { flattenMarks } from "../mark.ts";
import { layoutCourse } from "./layout-course.ts";
import { nearestPoint, pointByKey } from "./nearest-point.ts";
import { spread } from "./spread.ts";

const ROLES = ["experimental-1", "comparator-1", "experimental-2", "neutral-1"] as const;

const line = (place: number, values: number[], times = [0, 2, 12]): CourseSeries => ({
	...{ key: `s/${place}`, label: `Arm number ${place}`, study: "", colour: ROLES[place % 4] ?? "neutral-1" },
	points: values.map((value, i) => ({
		...{ time: times[i] ?? i, when: `Week ${times[i]}`, value, low: value - 5, high: value + 5 },
		...{ figure: `${value}`, interval: "[…]", basis: "reported" as const },
	})),
});

const chartOf = (...series: CourseSeries[]): CourseChart => ({
	...{ title: "Score, over time", axis: { unit: "", label: "Mean, MADRS" }, series, unplaced: [] },
	...{ time: { unit: "weeks", label: "Weeks" }, footnotes: [], provenance: "Version 1" },
});

const TWO = chartOf(line(0, [30, 22, 12]), line(1, [30, 28, 12]));

test("places are proportional to time, and points of one time stand beside each other", () => {
	const { series } = layoutCourse(TWO, 720).placed;
	const [first, second] = series.map(({ points }) => points.map(({ x }) => x));
	const [start = 0, two = 0, twelve = 0] = first ?? [];
	expect((twelve - start) / (two - start)).toBeCloseTo(6, 5);
	expect(second?.[0]).toBeGreaterThan(start + 4);
});

test("arms are told apart by mark and stroke as well as by colour", () => {
	const marks = flattenMarks(
		layoutCourse(chartOf(...[0, 1, 2, 3].map((i) => line(i, [9, 8, 7]))), 720).marks,
	);
	const lines = marks.filter(
		(mark) => mark.type === "path" && mark.strokeWidth === 2 && mark.fill === undefined,
	);
	expect(new Set(lines.map((mark) => "dash" in mark && mark.dash)).size).toBe(4);
	expect(marks.filter(({ type, of }) => type === "circle" && of?.startsWith("s/0/"))).toHaveLength(3);
	expect(marks.filter(({ type, of }) => type === "path" && of?.startsWith("s/2/"))).toHaveLength(3);
});

test("no name lies over another, however many lines end at one height", () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3 }), {
				minLength: 1,
				maxLength: 24,
			}),
			fc.constantFrom(320, 360, 720, 1104),
			(values, width) =>
				expectSoundFigure(layoutCourse(chartOf(...values.map((own, i) => line(i, own))), width)),
		),
		{ numRuns: 60 },
	);
});

test("labels keep the places they ask for where there is room, and share the room where there is none", () => {
	expect(spread([10, 50], [10, 10], 0, 100)).toEqual([10, 50]);
	expect(spread([50, 50], [10, 10], 0, 100)).toEqual([45, 55]);
	expect(spread([0, 100, 100], [10, 10, 10], 0, 100)).toEqual([5, 85, 95]);
});

test("arrow keys walk along a line and from line to line; a pointer finds what is near", () => {
	const { placed } = layoutCourse(TWO, 720);
	const first = pointByKey(placed, undefined, "ArrowRight");
	const second = pointByKey(placed, first, "ArrowRight");
	expect([first?.point.time, second?.point.time]).toEqual([0, 2]);
	expect(pointByKey(placed, second, "ArrowUp")?.series).toBe(1);
	expect(pointByKey(placed, first, "ArrowLeft")).toBe(first);
	expect(pointByKey(placed, first, "End")?.point.time).toBe(12);
	expect(pointByKey(placed, first, "x")).toBeUndefined();
	expect(nearestPoint(placed, (second?.x ?? 0) + 5, second?.y ?? 0)).toBe(second);
	expect(nearestPoint(placed, -500, 0)).toBeUndefined();
});
