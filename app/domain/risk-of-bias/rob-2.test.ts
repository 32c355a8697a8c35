import { describe, expect, test } from "vitest";
import { inShort, proposed, sheetNamed } from "#tests/support/bias-answers.ts";
import { proposeFor } from "./assessments.ts";
import type { Judgement } from "./rule.ts";

// Each line is a path of a figure in the guidance of RoB 2 of 22 August 2019 that leads to a judgement.

const INDIVIDUAL = "rob-2 individual assignment";

describe("domain 1, randomisation", () => {
	test.each([
		["1.2 N", "high"],
		["1.2 PN, 1.1 Y, 1.3 N", "high"],
		["1.2 NI, 1.3 N", "some-concerns"],
		["1.2 NI, 1.3 PN", "some-concerns"],
		["1.2 NI, 1.3 NI", "some-concerns"],
		["1.2 NI, 1.3 Y", "high"],
		["1.2 NI, 1.3 PY, 1.1 Y", "high"],
		["1.2 Y, 1.1 N", "some-concerns"],
		["1.2 PY, 1.1 PN, 1.3 Y", "some-concerns"],
		["1.2 Y, 1.1 Y, 1.3 N", "low"],
		["1.2 PY, 1.1 PY, 1.3 NI", "low"],
		["1.2 Y, 1.1 NI, 1.3 PN", "low"],
		["1.2 Y, 1.1 Y, 1.3 Y", "some-concerns"],
		["1.2 Y, 1.1 NI, 1.3 PY", "some-concerns"],
		["", "needs 1.2"],
		["1.2 Y", "needs 1.1"],
		["1.2 Y, 1.1 Y", "needs 1.3"],
	])("%s: %s", (answers, says) => expect(proposed(INDIVIDUAL, "1", answers)).toBe(says));
});

describe("domain 2, effect of assignment", () => {
	const ANALYSED = "2.6 Y";
	test.each([
		["2.1 N, 2.2 PN", "low"],
		["2.1 Y, 2.2 N, 2.3 N", "low"],
		["2.1 N, 2.2 NI, 2.3 PN", "low"],
		["2.1 Y, 2.2 Y, 2.3 NI", "some-concerns"],
		["2.1 Y, 2.2 Y, 2.3 Y, 2.4 N", "some-concerns"],
		["2.1 Y, 2.2 Y, 2.3 PY, 2.4 Y, 2.5 Y", "some-concerns"],
		["2.1 Y, 2.2 Y, 2.3 Y, 2.4 NI, 2.5 PY", "some-concerns"],
		["2.1 Y, 2.2 Y, 2.3 Y, 2.4 PY, 2.5 N", "high"],
		["2.1 Y, 2.2 Y, 2.3 Y, 2.4 NI, 2.5 NI", "high"],
		["2.1 Y, 2.2 Y, 2.3 Y, 2.4 Y", "needs 2.5"],
		["2.1 N", "needs 2.2"],
	])("part 1, %s: %s", (answers, says) =>
		expect(proposed(INDIVIDUAL, "2", `${answers}, ${ANALYSED}`)).toBe(says),
	);
	test.each([
		["2.6 PY", "low"],
		["2.6 N, 2.7 N", "some-concerns"],
		["2.6 NI, 2.7 PN", "some-concerns"],
		["2.6 PN, 2.7 Y", "high"],
		["2.6 N, 2.7 NI", "high"],
		["2.6 N", "needs 2.7"],
	])("part 2, %s: %s", (answers, says) =>
		expect(proposed(INDIVIDUAL, "2", `2.1 N, 2.2 N, ${answers}`)).toBe(says),
	);
	test("the graver part stands, and high in one needs no other", () => {
		expect(proposed(INDIVIDUAL, "2", "2.1 Y, 2.2 Y, 2.3 NI, 2.6 N, 2.7 N")).toBe("some-concerns");
		expect(proposed(INDIVIDUAL, "2", "2.6 N, 2.7 Y")).toBe("high");
	});
	test("what is answered to a skipped question does not count", () => {
		expect(proposed(INDIVIDUAL, "2", "2.1 N, 2.2 N, 2.3 Y, 2.4 Y, 2.5 N, 2.6 Y, 2.7 Y")).toBe("low");
	});
});

test.each([
	["2.1 N, 2.2 N, 2.4 N, 2.5 PN", "low"],
	["2.1 N, 2.2 N, 2.4 NA, 2.5 NA", "low"],
	["2.1 Y, 2.2 N, 2.3 Y, 2.4 N, 2.5 N", "low"],
	["2.1 Y, 2.2 NI, 2.3 NA, 2.4 NA, 2.5 N", "low"],
	["2.1 N, 2.2 N, 2.4 Y, 2.5 N, 2.6 Y", "some-concerns"],
	["2.1 Y, 2.2 Y, 2.3 N, 2.4 N, 2.5 N, 2.6 PY", "some-concerns"],
	["2.1 Y, 2.2 Y, 2.3 NI, 2.6 N", "high"],
	["2.1 N, 2.2 N, 2.4 N, 2.5 NI, 2.6 NI", "high"],
	["2.1 Y, 2.2 Y, 2.3 PY, 2.4 PY, 2.5 N, 2.6 PN", "high"],
	["2.1 N, 2.2 N, 2.4 N", "needs 2.5"],
])("domain 2, effect of adherence, %s: %s", (answers, says) =>
	expect(proposed("rob-2 individual adherence", "2", answers)).toBe(says),
);

test.each([
	["3.1 Y", "low"],
	["3.1 N, 3.2 PY", "low"],
	["3.1 NI, 3.2 N, 3.3 PN", "low"],
	["3.1 PN, 3.2 PN, 3.3 Y, 3.4 N", "some-concerns"],
	["3.1 N, 3.2 N, 3.3 NI, 3.4 PN", "some-concerns"],
	["3.1 N, 3.2 N, 3.3 PY, 3.4 Y", "high"],
	["3.1 N, 3.2 N, 3.3 Y, 3.4 NI", "high"],
	["3.1 N", "needs 3.2"],
])("domain 3, %s: %s", (answers, says) => expect(proposed(INDIVIDUAL, "3", answers)).toBe(says));

test.each([
	["4.1 Y", "high"],
	["4.1 N, 4.2 PY", "high"],
	["4.1 NI, 4.2 N, 4.3 N", "low"],
	["4.1 N, 4.2 PN, 4.3 Y, 4.4 N", "low"],
	["4.1 N, 4.2 N, 4.3 NI, 4.4 Y, 4.5 PN", "some-concerns"],
	["4.1 N, 4.2 N, 4.3 Y, 4.4 NI, 4.5 Y", "high"],
	["4.1 N, 4.2 N, 4.3 Y, 4.4 PY, 4.5 NI", "high"],
	["4.1 N, 4.2 NI, 4.3 PN", "some-concerns"],
	["4.1 PN, 4.2 NI, 4.3 Y, 4.4 N", "some-concerns"],
	["4.1 N, 4.2 NI, 4.3 Y, 4.4 Y, 4.5 N", "some-concerns"],
	["4.1 N, 4.2 NI, 4.3 Y, 4.4 Y, 4.5 PY", "high"],
	["4.1 N, 4.2 N", "needs 4.3"],
])("domain 4, %s: %s", (answers, says) => expect(proposed(INDIVIDUAL, "4", answers)).toBe(says));

test.each([
	["5.2 Y", "high"],
	["5.1 Y, 5.2 N, 5.3 PY", "high"],
	["5.1 Y, 5.2 N, 5.3 PN", "low"],
	["5.1 N, 5.2 N, 5.3 N", "some-concerns"],
	["5.1 NI, 5.2 PN, 5.3 N", "some-concerns"],
	["5.1 Y, 5.2 NI, 5.3 N", "some-concerns"],
	["5.1 Y, 5.2 NI, 5.3 NI", "some-concerns"],
	["5.2 N, 5.3 N", "needs 5.1"],
	["5.2 N", "needs 5.3"],
])("domain 5, %s: %s", (answers, says) => expect(proposed(INDIVIDUAL, "5", answers)).toBe(says));

describe("overall", () => {
	const overall = (judgements: string) => {
		const words = judgements.split(" ") as Judgement[];
		const parts = proposeFor(sheetNamed(INDIVIDUAL), (key) => {
			const judgement = words[Number(key) - 1];
			return { ...(judgement && { judgement }), answers: new Map() };
		});
		return parts.at(-1)?.proposal;
	};
	test.each([
		["low low low low low", "low"],
		["low some-concerns low low low", "some-concerns"],
		["low low low high some-concerns", "high"],
		["high", "high"],
		["low low low", "needs Measurement of the outcome Selection of the reported result"],
	])("%s: %s", (judgements, says) => expect(inShort(overall(judgements))).toBe(says));
	test("several that raise some concerns may be high, which is said and left to the assessor", () => {
		expect(overall("some-concerns some-concerns low low low")).toEqual({
			is: "judgement",
			judgement: "some-concerns",
			note: expect.stringContaining("2 domains raise some concerns"),
		});
	});
});

describe("cluster randomised trials (supplement of 18 March 2021)", () => {
	const CLUSTER = "rob-2 cluster assignment";
	test.each([
		["1a", "1a.2 N", "high"],
		["1a", "1a.1 Y, 1a.2 Y, 1a.3 N", "low"],
		["1b", "1b.1 Y, 1b.3 N", "low"],
		["1b", "1b.1 N, 1b.2 N, 1b.3 N", "low"],
		["1b", "1b.1 NI, 1b.2 PN, 1b.3 Y", "some-concerns"],
		["1b", "1b.1 N, 1b.2 NI, 1b.3 NI", "some-concerns"],
		["1b", "1b.1 N, 1b.2 NI, 1b.3 Y", "high"],
		["1b", "1b.1 N, 1b.2 Y", "high"],
		["1b", "1b.1 Y, 1b.3 Y", "open"],
		["2", "2.1a N, 2.2 N, 2.6 Y", "low"],
		["2", "2.1a Y, 2.1b N, 2.2 N, 2.6 Y", "low"],
		["2", "2.1a N, 2.2 Y, 2.3 NI, 2.6 Y", "some-concerns"],
		["2", "2.1a Y, 2.1b Y, 2.2 N, 2.3 Y, 2.4 Y, 2.5 N, 2.6 Y", "high"],
		["2", "2.1a Y, 2.1b Y, 2.2 N, 2.3 Y, 2.4 N, 2.6 Y", "open"],
		["3", "3.1a Y, 3.1b Y", "low"],
		["3", "3.1a N, 3.1b Y, 3.2 N, 3.3 Y, 3.4 Y", "high"],
		["4", "4.1 N, 4.2 N, 4.3a N", "low"],
		["4", "4.1 N, 4.2 N, 4.3a Y, 4.3b N", "low"],
		["4", "4.1 N, 4.2 NI, 4.3a N", "some-concerns"],
		["4", "4.1 N, 4.2 N, 4.3a Y, 4.3b Y, 4.4 Y, 4.5 N", "some-concerns"],
	])("domain %s, %s: %s", (domain, answers, says) => expect(proposed(CLUSTER, domain, answers)).toBe(says));
});

describe("crossover trials (supplement of 18 March 2021)", () => {
	test.each([
		["1", "1.1 Y, 1.2 Y, 1.3 N", "low"],
		["S", "S.1 Y, S.3 Y", "open"],
		["5", "5.1 Y, 5.2 N, 5.3 N, 5.4 N", "low"],
		["5", "5.2 N, 5.3 Y", "high"],
		["5", "5.1 Y, 5.2 N, 5.3 N, 5.4 Y", "open"],
	])("domain %s, %s: %s", (domain, answers, says) =>
		expect(proposed("rob-2 crossover assignment", domain, answers)).toBe(says),
	);
});
