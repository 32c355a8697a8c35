import { expect, test } from "vitest";
import { type AxisScale, chooseDomain, isOnAxis, positionOn, withinAxis } from "./axis-scale.ts";
import { intervalData } from "./interval-data.ts";
import { placeAxis } from "./place-axis.ts";
import { FINZI, ratios } from "./sample-charts.ts";

const domainOf = (chart: typeof FINZI) => chooseDomain(chart, intervalData(chart));
const percent: AxisScale = { scale: "linear", domain: [0, 100], range: [50, 250] };
const ratio: AxisScale = { scale: "log", domain: [0.1, 10], range: [0, 200] };

test("positions are linear in the value, or in its logarithm", () => {
	expect(positionOn(percent, 52)).toBe(154);
	expect(positionOn(ratio, 1)).toBeCloseTo(100, 9);
	expect(positionOn(ratio, 2) - positionOn(ratio, 1)).toBeCloseTo(
		positionOn(ratio, 10) - positionOn(ratio, 5),
		9,
	);
});

test("a value beyond the axis lies at its end, and zero at the low end of a log axis", () => {
	expect(positionOn(percent, 140)).toBe(250);
	expect(positionOn(ratio, 0)).toBe(0);
	expect(isOnAxis(ratio, 0)).toBe(false);
	expect(isOnAxis(percent, 100)).toBe(true);
	expect(withinAxis(ratio, Infinity)).toBe(10);
});

test("fixed ends are kept, unless a log axis cannot hold them", () => {
	expect(domainOf(FINZI)).toEqual([0, 100]);
	const chart = ratios([{ label: "a", estimate: 2, low: 1, high: 4 }]);
	const [low] = domainOf({ ...chart, axis: { ...chart.axis, domain: [0, 10] } });
	expect(low).toBeGreaterThan(0);
});

test("bars begin at zero, and the axis holds every interval", () => {
	const { domain: _, ...axis } = FINZI.axis;
	expect(domainOf({ ...FINZI, axis })).toEqual([0, 80]);
});

test("an interval that dwarfs all others is left to run off the axis", () => {
	const chart = ratios([
		{ label: "a", estimate: 1.5, low: 1.1, high: 2 },
		{ label: "b", estimate: 2, low: 1.4, high: 2.9 },
		{ label: "c", estimate: 3, low: 0.0001, high: 90000 },
	]);
	const [low, high] = domainOf(chart);
	expect(low).toBeGreaterThan(0.01);
	expect(low).toBeLessThan(1);
	expect(high).toBeGreaterThan(3);
	expect(high).toBeLessThan(100);
});

test("where both directions are named, a fifth of the axis at least lies on either side", () => {
	const above = ratios([{ label: "a", estimate: 6, low: 2, high: 18 }]);
	const [low, high] = domainOf(above);
	expect(Math.log(1 / low) / Math.log(high / low)).toBeGreaterThan(0.15);
	const below = domainOf(ratios([{ label: "a", estimate: 1 / 6, low: 1 / 18, high: 1 / 2 }]));
	expect(Math.log(below[1]) / Math.log(below[1] / below[0])).toBeGreaterThan(0.15);
});

test("a chart without a single value still has an axis", () => {
	const group = { key: "a", label: "", rows: [] };
	const { domain: _, ...axis } = FINZI.axis;
	expect(domainOf({ ...FINZI, axis, groups: [group] })).toEqual([0, 100]);
	expect(domainOf({ ...ratios([]), axis: { scale: "log", unit: "", label: "" } })).toEqual([0.1, 10]);
});

test("ratios that are all 1 stand on an axis around 1", () => {
	const [low, high] = domainOf(ratios([{ label: "a", estimate: 1, low: 1, high: 1 }]));
	expect(low).toBeGreaterThan(0.5);
	expect(low).toBeLessThan(1);
	expect(high).toBeCloseTo(1 / low, 6);
});

test("rates that are all zero stand at the beginning of an axis to 1", () => {
	const { domain: _, ...axis } = FINZI.axis;
	const [row] = FINZI.groups[0]?.rows ?? [];
	const rows = row ? [{ ...row, value: 0, low: 0, high: 0 }] : [];
	expect(domainOf({ ...FINZI, axis, groups: [{ key: "g", label: "", rows }] })).toEqual([0, 1]);
});

test("infinite and equal values give ends that differ and are finite", () => {
	const chart = ratios([{ label: "a", estimate: 3, low: 3, high: Infinity }]);
	const [low, high] = domainOf(chart);
	expect(low).toBeGreaterThan(0);
	expect(high).toBeGreaterThan(low);
	expect(Number.isFinite(high)).toBe(true);
});

test.each([
	[1.57, 3.52, 7.91],
	[0.2, 0.4, 0.7],
	[0.95, 0.98, 0.995],
	[1.001, 1.01, 1.02],
	[0.001, 0.01, 0.5],
])("a ratio's axis has ticks on both sides of 1: [%d, %d, %d]", (low, estimate, high) => {
	const chart = ratios([{ label: "a", estimate, low, high }]);
	const axis = { ...chart.axis, reference: 1 };
	delete axis.favours;
	const canvas = { width: 720, narrow: false, left: 0, right: 720 };
	const { ticks } = placeAxis({ axis }, domainOf({ ...chart, axis }), [120, 700], canvas);
	expect(ticks.some(({ value }) => value < 1)).toBe(true);
	expect(ticks.some(({ value }) => value > 1)).toBe(true);
});
