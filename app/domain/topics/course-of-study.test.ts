import { expect, test } from "vitest";
import { overdueFrom, reportedOn } from "./course-of-study.ts";

test.each([
	["2015-06-30", "2016-07-01"],
	["2015-06", "2016-07-01"],
	["2015", "2017-01-01"],
	["2016-02-29", "2017-03-01"],
	["2014-02", "2015-03-01"],
])("a trial complete in %s is more than 12 months past it from %s", (primaryCompletion, due) => {
	expect(overdueFrom({ primaryCompletion }, "completed")).toBe(due);
});

test("a study that nobody entered, or of no known end, is never overdue", () => {
	expect(overdueFrom({ primaryCompletion: "2015-06" }, "withdrawn")).toBeUndefined();
	expect(overdueFrom({ primaryCompletion: undefined }, "completed")).toBeUndefined();
});

test("a protocol or a registry record reports nothing", () => {
	const report = (role: "protocol" | "registry" | "primary", year: number) => ({ id: "r1", role, year });
	const reports = [report("protocol", 2010), report("registry", 2009), report("primary", 2014)] as never;
	expect(reportedOn({ dates: {} as never, reports })).toBe("2014");
});
