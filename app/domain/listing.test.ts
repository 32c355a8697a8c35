import { expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, studyWith } from "#tests/support/study-builder.ts";
import { listingOf } from "./listing.ts";

const hasResults = (outcome: Input) => listingOf(studyWith({ outcomes: [outcome] }), []).hasResults;

test("an arm's figure is a result, and so is an estimate between arms alone", () => {
	const bare = binaryOutcome({});
	expect(hasResults(bare)).toBe(false);
	expect(hasResults(binaryOutcome({ a1: "17/33" }))).toBe(true);
	expect(hasResults({ ...bare, contrasts: [contrast({ measure: "RR", estimate: "3.52" })] })).toBe(true);
	expect(hasResults({ ...bare, contrasts: [contrast({ measure: "RR", p: "0.02" })] })).toBe(false);
});
