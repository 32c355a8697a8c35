import { expect, test } from "vitest";
import { parseDecimal } from "../format/decimal.ts";
import { verbOf } from "./outcome-words.ts";

test("an outcome with a concept has a verb of its own", () => {
	expect(verbOf({ label: "HAM-D response", concept: "response" })).toBe("responded");
});

test("a category of a measure is called by its name: it may be the contrary of the measure's", () => {
	const smoking = { label: "Sustained abstinence", category: "Smoked in the last 30 days" };
	expect(verbOf(smoking)).toBe("had the outcome “Sustained abstinence · Smoked in the last 30 days”");
	expect(verbOf({ label: "Response", concept: "response", className: "Week 8", category: "None" })).toBe(
		"had the outcome “Response · Week 8 · None”",
	);
});

test("a class that is only the moment leaves the verb as it is", () => {
	const response = { label: "Response", concept: "response", className: "Week 2" } as const;
	const weeks = (value: string) => ({ value: parseDecimal(value) ?? undefined, unit: "weeks" as const });
	expect(verbOf({ ...response, timePoint: weeks("2") })).toBe("responded");
	expect(verbOf({ ...response, timePoint: weeks("6") })).toContain("Response · Week 2");
});
