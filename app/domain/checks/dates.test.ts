import { describe, expect, test } from "vitest";
import { binaryOutcome, noticed, theFinding } from "#tests/support/study-builder.ts";

describe("the order of dates", () => {
	test.each([
		[{ start: "2012-01", completion: "2011" }, "start-after-completion dates.completion"],
		[{ start: "2011-07-16", completion: "2011-07-15" }, "start-after-completion dates.completion"],
		[{ start: "2012", primaryCompletion: "2011-12" }, "start-after-completion dates.primaryCompletion"],
		[
			{ start: "2010", primaryCompletion: "2013", completion: "2012" },
			"primary-completion-after-completion dates.primaryCompletion",
		],
	])("%j is an error", (dates, finding) => {
		expect(noticed({ dates })).toEqual([`error ${finding}`]);
	});

	test.each([
		{ start: "2011-07", completion: "2012-11" },
		{ start: "2011-07", completion: "2011" },
		{ start: "2011", primaryCompletion: "2011", completion: "2011" },
		{ start: "2011-07" },
	])("%j is possible", (dates) => {
		expect(noticed({ dates })).toEqual([]);
	});
});

describe("time points", () => {
	const at = (value: number, unit: string) => [
		binaryOutcome({ a1: "17/33", a2: "6/41" }, { timePoint: { value, unit } }),
	];

	test("a number of time without its unit is an error: nobody can tell hours from years", () => {
		const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" }, { timePoint: { value: 8 } })];
		expect(theFinding("time-without-unit", { outcomes })).toMatchObject({
			level: "error",
			message: "8 of what? Choose the unit of time",
		});
	});

	test("after the end of follow-up are a warning", () => {
		const input = { design: { followUp: { value: 16, unit: "weeks" } }, outcomes: at(24, "weeks") };
		expect(theFinding("time-point-after-end", input)).toMatchObject({
			level: "warning",
			path: "outcomes.o1.timePoints.t1.value",
			message: "24 weeks is after the end of follow-up at 16 weeks: correct one of them",
		});
	});

	test.each([
		[6, "weeks", 16, "weeks"],
		[16, "weeks", 16, "weeks"],
		[6, "months", 24, "weeks"],
		[12, "months", 52, "weeks"],
		[3, "months", 12, "weeks"],
		[1, "years", 12, "months"],
		[42, "days", 6, "weeks"],
	])("%d %s with %d %s of follow-up are within it", (value, unit, until, untilUnit) => {
		const design = { followUp: { value: until, unit: untilUnit } };
		expect(noticed({ design, outcomes: at(value, unit) })).toEqual([]);
	});

	test.each([
		[43, "days", 6, "weeks"],
		[12, "months", 24, "weeks"],
		[2, "years", 52, "weeks"],
	])("%d %s with %d %s of follow-up are not", (value, unit, until, untilUnit) => {
		const design = { followUp: { value: until, unit: untilUnit } };
		expect(noticed({ design, outcomes: at(value, unit) })).toEqual([
			"warning time-point-after-end outcomes.o1.timePoints.t1.value",
		]);
	});

	test("longer than the study ran, its dates read as widely as they can be, are a warning", () => {
		const dates = { start: "2011-07", completion: "2011-12" };
		expect(noticed({ dates, outcomes: at(26, "weeks") })).toEqual([]);
		expect(theFinding("time-point-after-end", { dates, outcomes: at(27, "weeks") }).message).toContain(
			"ran for at most 184 days (2011-07 to 2011-12)",
		);
	});
});

describe("publication", () => {
	const report = (role: string, year: number) => [{ id: "r1", role, title: "A trial", year }];

	test("of results before the start is a warning", () => {
		expect(noticed({ dates: { start: "2015-03" }, reports: report("primary", 2014) })).toEqual([
			"warning published-before-start reports.r1.year",
		]);
	});

	test("in the year of the start, or of a protocol before it, is possible", () => {
		expect(noticed({ dates: { start: "2014-12" }, reports: report("primary", 2014) })).toEqual([]);
		expect(noticed({ dates: { start: "2015-03" }, reports: report("protocol", 2014) })).toEqual([]);
	});
});
