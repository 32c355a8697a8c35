import { expect, test } from "vitest";
import { timelineOf } from "#app/domain/topics/timeline.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { flattenMarks } from "../mark.ts";
import { layoutTimeline } from "./layout-timeline.ts";

const study = (slug: string, hasResults: boolean, dates: object, enrolled: number) => ({
	...{ slug, name: slug, hasResults },
	document: studyWith({ dates, population: { randomised: enrolled }, reports: [] }),
});
const chart = timelineOf(
	[
		study("late", false, { start: "2010", primaryCompletion: "2012-06" }, 100),
		study("early", true, { start: "2008-01", primaryCompletion: "2009-01" }, 400),
		study(
			"coming",
			false,
			{ start: "2026", primaryCompletion: "2028", primaryCompletionCertainty: "estimated" },
			25,
		),
		study("undated", true, {}, 30),
	],
	{ title: "Timeline", provenance: "", today: "2026-11-29" },
);

test("studies stand in order of their starts; what is overdue depends on the day", () => {
	expect(chart.rows.map(({ slug, overdue }) => [slug, overdue])).toEqual([
		["early", false],
		["late", true],
		["coming", false],
	]);
	expect(chart.footnotes).toContain("1 more without a date.");
});

test.each([720, 360])("at %i pixels a disc has the area of its people, hollow without results", (width) => {
	const marks = flattenMarks(layoutTimeline(chart, width).marks);
	const discs = marks.filter((mark) => mark.type === "circle");
	expect(discs.map(({ of, r, fill }) => [of, r, fill])).toEqual([
		["early", 10, "experimental-1"],
		["late", 5, "surface"],
		["coming", 3, "surface"],
	]);
	expect(marks.some((mark) => mark.type === "text" && mark.text === "overdue" && mark.of === "late")).toBe(
		true,
	);
	const dashed = marks.filter((mark) => mark.type === "line" && mark.dash !== undefined);
	expect(dashed.map(({ of }) => of)).toEqual(["coming"]);
	for (const mark of marks) if (mark.type === "circle") expect(mark.cx + mark.r).toBeLessThanOrEqual(width);
});
