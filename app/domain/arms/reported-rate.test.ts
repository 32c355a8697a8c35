import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, parseDecimal } from "../format/decimal.ts";
import { countRangeThatRoundsTo, printReportedRate } from "./reported-rate.ts";

const percent = (text: string): Decimal => {
	const parsed = parseDecimal(text);
	if (!parsed) throw new Error(`${text} is no decimal`);
	return parsed;
};

test("a rate is printed in the standard way", () => {
	expect(printReportedRate({ percent: percent("52"), events: 17, n: 33 })).toBe("52% (17/33)");
	expect(printReportedRate({ percent: percent("52"), n: 33 })).toBe("52% of 33");
	expect(printReportedRate({ n: 33 })).toBe("");
});

describe("the counts a percentage allows", () => {
	test.each([
		["52", 33, [17, 17]],
		["15", 41, [6, 6]],
		["27", 33, [9, 9]],
		["7", 41, [3, 3]],
		["52.0", 33, null],
		["50", 200, [99, 101]],
		["15.38", 52, [8, 8]],
		["12", 8, [1, 1]],
		["13", 8, [1, 1]],
		["0", 33, [0, 0]],
		["100", 33, [33, 33]],
		["0", 400, [0, 2]],
		// An exact half at either end, which the products of binary numbers miss by a unit in the last place.
		["0.2", 2000, [3, 5]],
		["2.3", 2000, [45, 47]],
	])("%s%% of %d", (text, n, run) => {
		const range = countRangeThatRoundsTo(percent(text), n);
		expect(range && [range.first, range.last]).toEqual(run);
	});

	test("every count of n people, printed at any precision, is among them", () => {
		const people = fc
			.integer({ min: 1, max: 100_000 })
			.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
		fc.assert(
			fc.property(people, fc.integer({ min: 0, max: 8 }), ([count, n], places) => {
				const printed = percent(((100 * count) / n).toFixed(places));
				const range = countRangeThatRoundsTo(printed, n);
				expect(range && range.first <= count && count <= range.last).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});

	test("every one of them lies within half a last digit of the percentage", () => {
		const typed = fc.double({ min: 0, max: 100, noNaN: true });
		fc.assert(
			fc.property(
				typed,
				fc.integer({ min: 0, max: 4 }),
				fc.integer({ min: 1, max: 3000 }),
				(value, places, n) => {
					const text = percent(value.toFixed(places));
					const range = countRangeThatRoundsTo(text, n);
					for (const count of range ? [range.first, range.last] : []) {
						expect(Math.abs((100 * count) / n - Number(text))).toBeLessThanOrEqual(
							0.5 * 10 ** -places + 1e-9,
						);
						expect(count >= 0 && count <= n).toBe(true);
					}
				},
			),
		);
	});

	test("of a billion people are a run of millions, named by its ends at once", () => {
		expect(countRangeThatRoundsTo(percent("50"), 1_000_000_000)).toEqual({
			first: 495_000_000,
			last: 505_000_000,
		});
	});
});
