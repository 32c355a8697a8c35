import { describe, expect, test } from "vitest";
import { numberNeededToTreat } from "#app/statistics/proportions/number-needed-to-treat.ts";
import { estimateRiskDifference } from "#app/statistics/proportions/risk-difference.ts";

const needed = (difference: number, ci: readonly [number, number], event: "good" | "bad" = "good") =>
	numberNeededToTreat({ difference, ci, method: "Newcombe" }, event);

describe("the number needed to treat", () => {
	test("of an interval without 0 is one range", () => {
		expect(needed(0.25, [0.125, 0.5])).toEqual({
			method: "1 ÷ risk difference, Newcombe interval",
			estimate: { for: "benefit", value: 4 },
			ranges: [{ for: "benefit", from: 2, to: 8 }],
		});
		expect(needed(-0.25, [-0.5, -0.125])).toMatchObject({
			estimate: { for: "harm", value: 4 },
			ranges: [{ for: "harm", from: 2, to: 8 }],
		});
	});

	test("of an interval across 0 is two ranges that meet at infinity (Altman 1998)", () => {
		// Altman 1998, BMJ 317:1309: difference 10 %, interval −5 % to 25 %: NNTB 10 (NNTH 20 to ∞ to NNTB 4).
		expect(needed(0.1, [-0.05, 0.25])).toMatchObject({
			estimate: { for: "benefit", value: 10 },
			ranges: [
				{ for: "benefit", from: 4, to: "infinity" },
				{ for: "harm", from: 20, to: "infinity" },
			],
		});
	});

	test("counts fewer events as the benefit when events are bad", () => {
		expect(needed(-0.1, [-0.25, 0.05], "bad")).toMatchObject({
			estimate: { for: "benefit", value: 10 },
			ranges: [
				{ for: "benefit", from: 4, to: "infinity" },
				{ for: "harm", from: 20, to: "infinity" },
			],
		});
	});

	test("reaches infinity at a bound of exactly 0, and has no estimate without a difference", () => {
		expect(needed(0.2, [0, 0.4]).ranges).toEqual([{ for: "benefit", from: 2.5, to: "infinity" }]);
		expect(needed(-0.2, [-0.4, 0]).ranges).toEqual([{ for: "harm", from: 2.5, to: "infinity" }]);
		expect(needed(0, [-0.2, 0.2])).toMatchObject({ estimate: null });
		expect(needed(0, [0, 0])).toMatchObject({ estimate: null, ranges: [] });
	});

	test("of a trial: 17 of 33 against 6 of 41 responded", () => {
		const difference = estimateRiskDifference({
			experimental: { events: 17, n: 33 },
			control: { events: 6, n: 41 },
		});
		const { estimate, ranges } = numberNeededToTreat(difference, "good");
		expect(estimate?.value).toBeCloseTo(2.711, 3);
		expect(ranges).toHaveLength(1);
		expect(ranges[0]?.from).toBeCloseTo(1.83, 2);
		expect(ranges[0]?.to).toBeCloseTo(6.443, 3);
	});

	test("refuses bounds that are no interval", () => {
		expect(() => needed(0.1, [0.2, 0.1])).toThrow(/^ci must run/);
		expect(() => needed(Number.NaN, [0, 1])).toThrow(/^difference must be/);
	});
});
