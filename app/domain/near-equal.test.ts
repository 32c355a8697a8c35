import { expect, test } from "vitest";
import { likenessOfTitles, NEAR_EQUAL } from "./near-equal.ts";

const TITLE =
	"Treatment of Depression With OnabotulinumtoxinA: A Randomized, Double-Blind, Placebo Controlled Trial";

test.each([
	"treatment of depression with onabotulinumtoxinA - a randomised double blind placebo-controlled trial",
	"Treatment of Depresion with OnabotulinumtoxinA: A Randomized, Double-Blind, Placebo-Controlled Trial.",
])("%s is the same title", (other) => {
	expect(likenessOfTitles(TITLE, other)).toBeGreaterThan(NEAR_EQUAL);
});

test.each([
	"Treatment of Anxiety With OnabotulinumtoxinA: A Randomized, Double-Blind, Placebo Controlled Trial",
	"Facial Cosmetic Treatment With Botulinum Toxin Improves Depression",
	"",
])("%s is another one", (other) => {
	expect(likenessOfTitles(TITLE, other)).toBeLessThan(NEAR_EQUAL);
});

test("letters are what counts, and nothing is like nothing", () => {
	expect(likenessOfTitles("Café — à deux", "CAFE A DEUX")).toBe(1);
	expect(likenessOfTitles("", "")).toBe(0);
	expect(likenessOfTitles("ab", "cd")).toBe(0);
});
