import { expect, test } from "vitest";
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
