import fc from "fast-check";
import { expect, test } from "vitest";
import { createFailureMeter } from "./failure-meter.ts";

const HOUR = 60 * 60 * 1000;

/** The clock stands in for hours of waiting. */
function metered(allowance: { most: number; perHour: number }) {
	const clock = { now: 0 };
	return { clock, meter: createFailureMeter(allowance, () => clock.now) };
}

test("in no hour more pass than the allowance says, however they are spread", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 10 * 60_000 }), { maxLength: 400 }), (pauses) => {
			const { clock, meter } = metered({ most: 8, perHour: 4 });
			const passed: number[] = [];
			for (const pause of pauses) {
				clock.now += pause;
				if (meter.wait("a") > 0) continue;
				meter.add("a");
				passed.push(clock.now);
			}
			for (const from of passed)
				expect(passed.filter((at) => at >= from && at < from + HOUR).length).toBeLessThanOrEqual(12);
		}),
		{ numRuns: 50 },
	);
});

test("whoever waits as long as they are told is let through, and no sooner", () => {
	const { clock, meter } = metered({ most: 3, perHour: 6 });
	for (let time = 0; time < 3; time++) meter.add("a");
	expect(meter.wait("a")).toBe(600);
	clock.now += 599_000;
	expect(meter.wait("a")).toBe(1);
	clock.now += 1000;
	expect(meter.wait("a")).toBe(0);
	meter.add("a");
	expect(meter.wait("a")).toBe(600);
	expect(meter.wait("b")).toBe(0);
});

test("an attempt that is taken back leaves nothing, and a full bucket grows no fuller", () => {
	const { meter } = metered({ most: 3, perHour: 6 });
	meter.add("a");
	meter.takeBack("a");
	expect(meter.level("a")).toBe(0);
	for (let time = 0; time < 1000; time++) meter.add("a");
	expect(meter.level("a")).toBe(3);
	expect(meter.wait("a")).toBe(600);
});

test("a hundred thousand other keys neither push out what is counted nor count against it", () => {
	const { meter } = metered({ most: 80, perHour: 20 });
	for (let time = 0; time < 80; time++) meter.add("guessed");
	for (let other = 0; other < 100_000; other++) meter.add(`other ${other}`);
	expect(meter.wait("guessed")).toBeGreaterThan(0);
	expect(meter.wait("never tried")).toBe(0);
});
