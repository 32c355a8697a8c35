import { expect, test } from "vitest";
import { namedIn } from "./named-in.ts";

const TOPICS = [
	"depression",
	"vitamin d",
	"vitamin d deficiency",
	"botulinum toxin",
	"myocardial infarction",
	"her2+ breast cancer",
];
const named = (text: string) => namedIn(text, (name) => TOPICS.filter((topic) => topic === name));

test("whole words of a question name topics, the longest first", () => {
	expect(named("Does botulinum toxin help with Depression?")).toEqual(["botulinum toxin", "depression"]);
	expect(named("vitamin D deficiency")).toEqual(["vitamin d deficiency"]);
	expect(named("vitamin D for depression")).toEqual(["vitamin d", "depression"]);
	expect(named("HER2+ breast cancer")).toEqual(["her2+ breast cancer"]);
});

test("other names for the same are found, and nothing that is only alike", () => {
	expect(named("Botox")).toEqual(["botulinum toxin"]);
	expect(named("aspirin after a heart attack")).toEqual(["myocardial infarction"]);
	expect(named("depressions")).toEqual(["depression"]);
	expect(named("depress")).toEqual([]);
	expect(named("HER2− breast cancer")).toEqual([]);
	expect(named("…")).toEqual([]);
});
