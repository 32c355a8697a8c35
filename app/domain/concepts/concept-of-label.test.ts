import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conceptOf, eventOf } from "./concept-of.ts";
import { conceptOfLabel } from "./concept-of-label.ts";

/** Labels in the styles of registries and journals, each with the concept that its words alone say, judged by hand. */
const LABELS = readFileSync(
	join(import.meta.dirname, "../../../tests/fixtures/labels/outcome-labels.tsv"),
	"utf8",
)
	.split("\n")
	.filter(Boolean)
	.map((line) => line.split("\t") as [label: string, concept: string]);

test("a label says a concept only by the whole of it", () => {
	const wrong = LABELS.flatMap(([label, wanted]) => {
		const found = conceptOfLabel(label) ?? "none";
		return found === wanted ? [] : [{ label, wanted, found }];
	});
	expect(wrong).toEqual([]);
	expect(LABELS.length).toBeGreaterThan(500);
});

test("no word that turns or joins a term leaves it its concept", () => {
	const terms = LABELS.filter(([label, concept]) => concept !== "none" && !/^(?:no|\W)/i.test(label));
	const turned = terms.flatMap(([label]) =>
		[
			...["No", "Freedom from", "Time to", "Loss of", "Non-", "Absence of", "Survival without"].map(
				(word) => `${word}${word.endsWith("-") ? "" : " "}${label}`,
			),
			...["or stroke", "and/or stroke", "and survival", "/ stroke", "-free survival", "not reached"].map(
				(words) => `${label} ${words}`,
			),
		].filter((text) => conceptOfLabel(text) !== undefined),
	);
	expect(turned).toEqual([]);
});

test("a long label that repeats itself takes no longer than a short one", () => {
	const started = performance.now();
	for (const piece of ["change from baseline ", "participants with ", "madrs ", "(", "1, ", "at 5 days "])
		conceptOfLabel(`response ${piece.repeat(400)}`.slice(0, 400));
	expect(performance.now() - started).toBeLessThan(500);
});

test("one class or category is not the measure, but for a moment and for yes", () => {
	expect(conceptOf({ label: "Response", className: "Week 8" })).toBe("response");
	expect(conceptOf({ label: "Response", className: "Women" })).toBeUndefined();
	expect(conceptOf({ label: "Death", category: "Yes" })).toBe("mortality");
	expect(conceptOf({ label: "Death", category: "No" })).toBeUndefined();
});

test("what is measured on a scale is no event, whatever it is called", () => {
	expect(conceptOf({ label: "Response", kind: "continuous" })).toBeUndefined();
	expect(conceptOf({ label: "MADRS total score", kind: "continuous" })).toBe("symptom-severity");
});

test("a concept that somebody chose stands, but its word does not hold for the contrary", () => {
	const freedom = { label: "Freedom from death", concept: "mortality" } as const;
	expect(conceptOf(freedom)).toBe("mortality");
	expect(eventOf(freedom)).toBeUndefined();
	expect(eventOf({ label: "HAM-D fall of half or more", concept: "response" })).toBe("response");
});
