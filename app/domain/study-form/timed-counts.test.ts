import { expect, test } from "vitest";
import { timedCounts } from "./timed-counts.ts";
import { toInput } from "./to-input.ts";

const outcome = (unit: string, ...times: string[]) => ({
	...{ id: "o1", label: "Exacerbations", kind: "count", unit },
	results: Object.fromEntries(
		times.map((personTime, index) => [`a${index + 1}`, { count: "3", personTime }]),
	),
});

test.each<[string, string, string[], string, string[]]>([
	[
		"its unit goes to the outcome that has none",
		"",
		["200 person-years", "1,198 person-years"],
		"person-years",
		["200", "1,198"],
	],
	[
		"one of the same unit stays",
		"events per patient-year",
		["200 patient-years", "198"],
		"events per patient-year",
		["200", "198"],
	],
	[
		"another unit than the outcome's stays as typed",
		"person-months",
		["200 person-years"],
		"person-months",
		["200 person-years"],
	],
	["two units stay as typed", "", ["200 person-years", "30 days"], "", ["200 person-years", "30 days"]],
	["words that are no unit stay", "", ["200 or so"], "", ["200 or so"]],
])("person-time typed with its unit: %s", (_, unit, typed, wanted, numbers) => {
	const read = timedCounts(outcome(unit, ...typed));
	expect(read.unit).toBe(wanted);
	expect(Object.values(read.results).map((row) => (row as { personTime: string }).personTime)).toEqual(
		numbers,
	);
});

test("the form says what it is taken as", () => {
	const form = { arms: [{ id: "a1", label: "Drug" }], outcomes: [outcome("", "200 person-years")] };
	const { input, cells } = toInput(form);
	expect(input).toMatchObject({ outcomes: [{ unit: "person-years", results: [{ personTime: "200" }] }] });
	expect(cells.get("outcomes[0].results.a1.personTime")?.words).toBe("200 person-years");
});
