import { expect, test } from "vitest";
import { noticed, theFinding } from "#tests/support/study-builder.ts";

const judged = (tool: string, judgement: string) => ({
	riskOfBias: [{ tool, domain: "Randomisation", judgement }],
});

test.each([
	["rob-2", "some-concerns"],
	["rob-1", "unclear"],
	["robins-i", "no-information"],
	["other", "critical"],
])("%s has the word %s", (tool, judgement) => {
	expect(noticed(judged(tool, judgement))).toEqual([]);
});

test.each([
	["rob-2", "unclear"],
	["rob-1", "some-concerns"],
	["robins-i", "high"],
])("%s has no word %s", (tool, judgement) => {
	expect(noticed(judged(tool, judgement))).toEqual(["warning judgement-not-of-tool riskOfBias.0.judgement"]);
});

test("the message names the words there are", () => {
	expect(theFinding("judgement-not-of-tool", judged("rob-2", "critical")).message).toBe(
		"RoB 2 does not judge “Critical”, only “Low”, “Some concerns”, “High”: choose one of these, or another tool",
	);
});
