import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, parseDecimal } from "../format/decimal.ts";
import { armRate, UNCOUNTED_REASONS } from "./arm-rate.ts";

const percent = (text: string): Decimal => {
	const parsed = parseDecimal(text);
	if (!parsed) throw new Error(`${text} is no decimal`);
	return parsed;
};

describe("a rate with a count", () => {
	test("reported, its percentage is derived", () => {
		expect(armRate({ events: 6, n: 11 })).toEqual({
			kind: "counted",
			events: 6,
			n: 11,
			eventsBasis: "reported",
			proportion: 6 / 11,
			percent: "55",
			percentBasis: "derived",
		});
	});

	test("derived, from the one count that fits, keeps the digits of the source", () => {
		expect(armRate({ percent: percent("52"), n: 33 })).toEqual({
			kind: "counted",
			events: 17,
			n: 33,
			eventsBasis: "derived",
			proportion: 17 / 33,
			percent: "52",
			percentBasis: "reported",
		});
	});

	test("and a percentage, takes the count", () => {
		expect(armRate({ events: 17, n: 33, percent: percent("51.52") })).toMatchObject({
			eventsBasis: "reported",
			proportion: 17 / 33,
			percent: "51.52",
			percentBasis: "reported",
		});
	});
});

describe("a rate without one", () => {
	test.each([
		[{ percent: percent("52"), n: undefined }, "analysed-missing"],
		[{ events: 17 }, "analysed-missing"],
		[{ n: 33 }, "events-missing"],
		[{ percent: percent("52.0"), n: 33 }, "no-count-fits"],
		[{ percent: percent("50"), n: 200 }, "several-counts-fit"],
		[{ percent: percent("50"), n: 1_000_000_000 }, "several-counts-fit"],
		[{ events: 34, n: 33 }, "events-above-analysed"],
		[{ events: 0, n: 0 }, "nobody-analysed"],
	])("%j: %s", (result, why) => {
		const rate = armRate(result);
		expect(rate).toMatchObject({ kind: "uncounted", why });
		expect(rate.kind === "uncounted" && UNCOUNTED_REASONS[rate.why]).toBeTruthy();
	});

	test("keeps what was printed", () => {
		expect(armRate({ percent: percent("52.0"), n: 33 })).toEqual({
			kind: "uncounted",
			percent: "52.0",
			n: 33,
			why: "no-count-fits",
		});
	});

	test("of which nothing is known is missing", () => {
		expect(armRate({})).toEqual({ kind: "missing" });
	});
});

test("a count that a percentage gives back is the count it was made of", () => {
	const people = fc
		.integer({ min: 1, max: 99 })
		.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
	fc.assert(
		// One decimal of a percentage tells fewer than a thousand people apart, so up to 99 it tells each.
		fc.property(people, ([events, n]) => {
			const rate = armRate({ n, percent: percent(((100 * events) / n).toFixed(1)) });
			expect(rate).toMatchObject({ kind: "counted", events, eventsBasis: "derived" });
		}),
	);
});
