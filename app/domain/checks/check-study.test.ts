import { describe, expect, test } from "vitest";
import { binaryOutcome, continuousOutcome, contrast, studyWith } from "#tests/support/study-builder.ts";
import { findingKey, openFindings } from "../finding.ts";
import { checkStudy } from "./check-study.ts";

describe("answers", () => {
	const arms = [
		{ id: "a1", label: "OnabotulinumtoxinA", role: "experimental", randomised: 30 },
		{ id: "a2", label: "Placebo", role: "placebo-comparator", randomised: 41 },
	];
	const reason = "Three people of the placebo arm got the toxin by mistake";
	const asTreated = (a1: string, ...findings: string[]) =>
		studyWith({
			arms,
			outcomes: [binaryOutcome({ a1, a2: "6/38" })],
			answers: findings.map((finding) => ({ finding, reason })),
		});

	test("stand with the warning they are to, which then is settled", () => {
		const [open] = checkStudy(asTreated("17/33"));
		expect(open).toMatchObject({ code: "analysed-above-randomised", level: "warning" });
		expect(open && openFindings([open])).toHaveLength(1);
		const findings = checkStudy(asTreated("17/33", open ? findingKey(open) : ""));
		expect(findings).toEqual([{ ...open, answer: reason }]);
		expect(openFindings(findings)).toEqual([]);
	});

	test("to an error, or to what is no longer there, count for nothing", () => {
		const key = "events-above-analysed outcomes.o1.results.a1.events";
		const findings = checkStudy(asTreated("31/30", key, "no-such-check arms.a1.label"));
		expect(findings).toMatchObject([{ code: "events-above-analysed", level: "error" }]);
		expect(findings[0]).not.toHaveProperty("answer");
	});
});

/** A document of many outcomes, with much in it to notice. */
function largeStudy(outcomes: number) {
	return studyWith({
		outcomes: Array.from({ length: outcomes }, (_, index) =>
			index % 2 === 0
				? binaryOutcome(
						{ a1: `52.0% (${index % 40}/33)`, a2: "15.1% of 41" },
						{
							id: `o${index}`,
							label: `Response ${index % 50}`,
							contrasts: [contrast({ measure: "RR", estimate: "3.5", ciLow: "1.6", ciHigh: "9", p: "0.2" })],
						},
					)
				: continuousOutcome(
						{
							a1: { n: 33, mean: "12.1", sd: "1.5", ciLow: "9", ciHigh: "15" },
							a2: { n: 41, mean: "18", sd: "9" },
						},
						{ id: `o${index}`, label: "Depression score", className: `Day ${index}` },
					),
		),
		adverseEvents: Array.from({ length: 500 }, (_, index) => ({
			id: `e${index}`,
			term: `Event ${index}`,
			results: [{ armId: "a1", affected: 34, atRisk: 33, events: 3 }],
		})),
	});
}

test("no two findings have one key, so that an answer is to one of them", () => {
	const keys = checkStudy(largeStudy(200)).map(findingKey);
	expect(keys.length).toBeGreaterThan(500);
	expect(new Set(keys).size).toBe(keys.length);
});

test("the same document gives the same findings and stays as it is", () => {
	const document = largeStudy(20);
	const before = structuredClone(document);
	expect(checkStudy(document)).toEqual(checkStudy(document));
	expect(document).toEqual(before);
});
