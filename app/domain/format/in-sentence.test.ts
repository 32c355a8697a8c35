import { expect, test } from "vitest";
import { inSentence } from "./in-sentence.ts";

test.each([
	["Placebo", "placebo"],
	["OnabotulinumtoxinA", "onabotulinumtoxinA"],
	["Sham stimulation", "sham stimulation"],
	["Escitalopram 10 mg", "escitalopram 10 mg"],
	["Botox", "Botox"],
	["CBT", "CBT"],
	["St John's wort", "St John's wort"],
	["BCG", "BCG"],
	["", ""],
])("%s within a sentence is %s", (label, words) => {
	expect(inSentence(label)).toBe(words);
});
