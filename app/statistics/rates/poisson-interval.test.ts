import { expect, test } from "vitest";
import { garwoodInterval } from "./poisson-interval.ts";

// scipy 1.17.1: chi2.ppf(a, 2 * x) / 2 / t and chi2.isf(a, 2 * x + 2) / 2 / t with a = (1 - level) / 2.
test.each([
	[0, 100, 0.95, 0, 0.03688879454113935],
	[1, 1, 0.95, 0.025317807984289897, 5.571643390938898],
	[8, 263, 0.95, 0.013132441736686321, 0.05993608068514568],
	[19, 245, 0.95, 0.04669078026272137, 0.121105524781982],
	[45, 1234.5, 0.99, 0.023975821861353025, 0.052928745784964],
	[1200, 5000, 0.95, 0.2266113830823127, 0.2539731125602482],
	[3, 10, 0.8, 0.11020653282493212, 0.6680783068255864],
])("%d events in %d, level %d", (events, time, level, low, high) => {
	const interval = garwoodInterval(events, time, level);
	expect(interval[0]).toBeCloseTo(low, 12);
	expect(interval[1]).toBeCloseTo(high, 12);
});

test("counts below 0, parts of events and no time are refused by name", () => {
	expect(() => garwoodInterval(-1, 10)).toThrow(/^events/);
	expect(() => garwoodInterval(1.5, 10)).toThrow(/^events/);
	expect(() => garwoodInterval(1, 0)).toThrow(/^personTime/);
});
