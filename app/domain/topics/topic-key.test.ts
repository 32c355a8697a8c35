import { expect, test } from "vitest";
import { topicKey } from "./topic-key.ts";

test.each([
	["Major Depressive Disorder", "major depressive  disorder"],
	["St John’s wort", "St John's wort"],
	["Sjögren syndrome", "Sjogren Syndrome"],
	["Anti-TNF", "anti TNF"],
	["Depression (unipolar)", "depression, unipolar"],
	["SARS–CoV–2", "SARS-CoV-2"],
])("%s and %s are one name", (one, other) => {
	expect(topicKey(one)).toBe(topicKey(other));
});

test.each([
	["Major depression", "Depression, major"],
	["HER2+", "HER2-"],
	["HER2", "HER2−"],
	["HER2+ breast cancer", "HER2- breast cancer"],
	["Hypertension", "Hypotension"],
	["Vitamin B1", "Vitamin B12"],
	["Age <65", "Age >65"],
	["Depression", "Depressions"],
])("%s and %s are two", (one, other) => {
	expect(topicKey(one)).not.toBe(topicKey(other));
});

test("a text without letters is no name", () => {
	expect(topicKey("—")).toBe("");
});
