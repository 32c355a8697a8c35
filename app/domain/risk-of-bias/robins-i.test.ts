import { describe, expect, test } from "vitest";
import { answersOf, inShort, proposed, sheetNamed } from "#tests/support/bias-answers.ts";
import { proposeFor } from "./assessments.ts";
import type { Judgement } from "./rule.ts";

/** What is proposed overall, of judgements in the order of the domains and answers to what is asked first. */
function overall(sheet: string, judgements: string, first = "") {
	const words = judgements.split(" ") as Judgement[];
	const parts = proposeFor(sheetNamed(sheet), (key) => {
		const judgement = words[Number(key) - 1];
		return { ...(judgement && { judgement }), answers: key === "overall" ? answersOf(first) : new Map() };
	});
	return inShort(parts.at(-1)?.proposal);
}

// Paths of the figures of the short version of 20 November 2025.
describe("ROBINS-I V2", () => {
	test.each([
		["1.1 SN, 1.4 N", "serious"],
		["1.1 NI, 1.4 Y", "critical"],
		["1.1 Y, 1.3 Y, 1.4 Y", "critical"],
		["1.1 Y, 1.3 Y, 1.4 N, 1.2 Y", "serious"],
		["1.1 WN, 1.3 PY, 1.4 N, 1.2 WN", "critical"],
		["1.1 Y, 1.3 N, 1.2 Y, 1.4 N", "low-except-confounding"],
		["1.1 PY, 1.3 NI, 1.2 Y, 1.4 PY", "serious"],
		["1.1 Y, 1.3 N, 1.2 SN", "serious"],
		["1.1 Y, 1.3 N, 1.2 WN, 1.4 Y", "serious"],
		// Transcriptions of this path differ.
		["1.1 Y, 1.3 N, 1.2 WN, 1.4 N", "open"],
		["1.1 WN, 1.3 N, 1.2 WN, 1.4 N", "moderate"],
		["1.1 WN, 1.3 N, 1.2 Y, 1.4 Y", "serious"],
		["1.1 WN, 1.3 N, 1.2 NI", "serious"],
	])("confounding, effect of assignment, %s: %s", (answers, says) =>
		expect(proposed("robins-i v2 assignment", "1", answers)).toBe(says),
	);
	test.each([
		["1.1 N, 1.4 Y", "critical"],
		["1.1 NI, 1.4 N, 1.5 N", "serious"],
		["1.1 N, 1.4 NI, 1.5 Y", "critical"],
		["1.1 Y, 1.2 SN, 1.5 N", "serious"],
		["1.1 Y, 1.2 Y, 1.3 Y, 1.5 N", "low-except-confounding"],
		["1.1 Y, 1.2 Y, 1.3 Y, 1.5 Y", "serious"],
		["1.1 Y, 1.2 Y, 1.3 WN, 1.5 N", "open"],
		["1.1 Y, 1.2 WN, 1.3 WN, 1.5 N", "moderate"],
		["1.1 Y, 1.2 WN, 1.3 SN", "serious"],
	])("confounding, effect of adherence, %s: %s", (answers, says) =>
		expect(proposed("robins-i v2 adherence", "1", answers)).toBe(says),
	);
	test.each([
		["2", "2.1 Y, 2.4 N, 2.5 N", "low"],
		["2", "2.1 N, 2.2 Y, 2.4 N, 2.5 NI", "moderate"],
		["2", "2.1 Y, 2.4 WY, 2.5 N", "moderate"],
		["2", "2.1 Y, 2.4 NI, 2.5 Y", "serious"],
		["2", "2.1 Y, 2.4 SY, 2.5 N", "serious"],
		["2", "2.1 Y, 2.4 SY, 2.5 Y", "critical"],
		["2", "2.1 N, 2.2 N, 2.3 WY, 2.4 N, 2.5 N", "moderate"],
		["2", "2.1 N, 2.2 N, 2.3 NI, 2.4 SY", "critical"],
		["2", "2.1 N, 2.2 NI, 2.3 N, 2.4 N, 2.5 N", "serious"],
		["2", "2.1 N, 2.2 NI, 2.3 N, 2.4 WY", "critical"],
		["2", "2.1 N, 2.2 N, 2.3 SY, 2.4 N, 2.5 N", "open"],
		["3", "3.1 Y, 3.2 N, 3.3 N", "low"],
		["3", "3.1 Y, 3.2 Y, 3.3 N", "moderate"],
		["3", "3.1 WN, 3.3 Y, 3.4 N", "moderate"],
		["3", "3.1 SN, 3.3 N, 3.6 Y", "moderate"],
		["3", "3.1 Y, 3.2 N, 3.3 Y, 3.4 Y, 3.5 Y, 3.6 N, 3.7 Y", "moderate"],
		["3", "3.1 SN, 3.3 N, 3.6 N, 3.7 NI, 3.8 N", "serious"],
		["3", "3.1 SN, 3.3 N, 3.6 N, 3.7 N, 3.8 Y", "critical"],
		["3", "3.1 Y, 3.2 N, 3.3 Y, 3.4 NI", "open"],
		["4", "4.1 Y, 4.2 PY, 4.3 Y", "low"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 Y, 4.5 N", "low"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 NI, 4.5 Y, 4.6 WN, 4.11 Y", "moderate"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 Y, 4.5 Y, 4.6 SN, 4.11 N", "critical"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 Y, 4.5 Y, 4.6 Y, 4.11 N", "open"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 N, 4.7 Y, 4.8 Y, 4.9 Y", "low"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 N, 4.7 Y, 4.8 Y, 4.9 NI, 4.11 N", "serious"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 N, 4.7 Y, 4.8 N", "open"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 N, 4.7 N, 4.10 Y", "low"],
		["4", "4.1 Y, 4.2 N, 4.3 Y, 4.4 N, 4.7 NI, 4.10 SN, 4.11 Y", "serious"],
		["5", "5.1 Y", "serious"],
		["5", "5.1 N, 5.2 N", "low"],
		["5", "5.1 N, 5.2 Y, 5.3 WY", "moderate"],
		["5", "5.1 N, 5.2 NI, 5.3 SY", "serious"],
		["5", "5.1 NI, 5.2 N", "moderate"],
		["5", "5.1 NI, 5.2 Y, 5.3 N", "moderate"],
		["5", "5.1 NI, 5.2 Y, 5.3 SY", "serious"],
		["6", "6.1 Y", "low"],
		["6", "6.1 N, 6.2 N, 6.3 PN, 6.4 N", "low"],
		["6", "6.1 N, 6.2 NI, 6.3 N, 6.4 NI", "moderate"],
		["6", "6.1 NI, 6.2 NI, 6.3 NI, 6.4 NI", "serious"],
		["6", "6.1 N, 6.2 Y, 6.3 NI, 6.4 N", "serious"],
		["6", "6.1 N, 6.2 Y, 6.3 PY", "critical"],
	])("domain %s, %s: %s", (domain, answers, says) =>
		expect(proposed("robins-i v2 assignment", domain, answers)).toBe(says),
	);
	test.each([
		["low-except-confounding low low low low low", "B1 Y, B3 N", "low-except-confounding"],
		["low-except-confounding low moderate low low low", "B1 Y, B3 N", "moderate"],
		["moderate low moderate serious low low", "B1 N, B2 N, B3 N", "serious"],
		["low-except-confounding critical", "B1 Y, B3 N", "critical"],
		["", "B1 N, B2 Y", "critical"],
		["", "B1 Y, B3 PY", "critical"],
		["low-except-confounding low low low low low", "", "needs B1 B3"],
	])("overall, %s with %s: %s", (judgements, first, says) =>
		expect(overall("robins-i v2 assignment", judgements, first)).toBe(says),
	);
});

describe("ROBINS-I of 2016", () => {
	test("has no algorithm but for a study that cannot be confounded", () => {
		expect(proposed("robins-i of-2016 assignment", "1", "1.1 PN")).toBe("low");
		expect(proposed("robins-i of-2016 assignment", "1", "1.1 Y")).toBe("open");
		expect(proposed("robins-i of-2016 assignment", "3", "3.1 Y, 3.2 Y, 3.3 N")).toBe("open");
	});
	// Table 2 of Sterne 2016, BMJ 355:i4919.
	test.each([
		["low low low low low low low", "low"],
		["low moderate low low low low low", "moderate"],
		["low moderate serious low no-information low low", "serious"],
		["critical", "critical"],
		["low moderate low low no-information low low", "open"],
	])("overall, %s: %s", (judgements, says) =>
		expect(overall("robins-i of-2016 adherence", judgements)).toBe(says),
	);
});
