import { expect, test } from "vitest";
import { miettinenNurminenInterval } from "#app/statistics/proportions/miettinen-nurminen.ts";
import { newcombeInterval } from "#app/statistics/proportions/newcombe.ts";
import { wilsonInterval } from "#app/statistics/proportions/wilson.ts";
import { compareArm, compareTable } from "./compare-tables.ts";
import { Comparison, expectedOf, listAt } from "./comparison.ts";

// Intervals for proportions and their differences (Newcombe 1998, Stat Med 17:857 and 17:873).

test("agrees with R on all 248 figures", () => {
	const expected = expectedOf("proportions_public");
	const comparison = new Comparison();
	listAt(expected, "single").forEach((arm, i) => {
		compareArm(comparison, arm, `proportion ${i}`);
	});
	listAt(expected, "two").forEach((table, i) => {
		compareTable(comparison, table, `table ${i}`);
	});
	expect(comparison.differences).toEqual([]);
	expect(comparison.compared).toEqual({ proportions: 150, tables: 66, "numbers needed to treat": 32 });
});

const arms = (a: number, n1: number, c: number, n2: number) => ({
	experimental: { events: a, n: n1 },
	control: { events: c, n: n2 },
});

test("Newcombe 1998, table I: 81 of 263 by Wilson's method is 0.2553 to 0.3662", () => {
	const [lower, upper] = wilsonInterval(81, 263);
	expect(lower).toBeCloseTo(0.2553, 4);
	expect(upper).toBeCloseTo(0.3662, 4);
});

// Newcombe 1998, Stat Med 17:873, table II: columns (a) to (h).
test.each([
	{ table: arms(56, 70, 48, 80), score: [0.0528, 0.3382], hybrid: [0.0524, 0.3339] },
	{ table: arms(9, 10, 3, 10), score: [0.17, 0.8406], hybrid: [0.1705, 0.809] },
	{ table: arms(6, 7, 2, 7), score: [0.0342, 0.8534], hybrid: [0.0582, 0.8062] },
	{ table: arms(5, 56, 0, 29), score: [-0.0326, 0.1933], hybrid: [-0.0381, 0.1926] },
	{ table: arms(0, 10, 0, 20), score: [-0.1658, 0.2844], hybrid: [-0.1611, 0.2775] },
	{ table: arms(0, 10, 0, 10), score: [-0.2879, 0.2879], hybrid: [-0.2775, 0.2775] },
	{ table: arms(10, 10, 0, 20), score: [0.7156, 1], hybrid: [0.6791, 1] },
	{ table: arms(10, 10, 0, 10), score: [0.6636, 1], hybrid: [0.6075, 1] },
] as const)("Newcombe 1998, table II: $table", ({ table, score, hybrid }) => {
	for (const [got, [lower, upper]] of [
		[miettinenNurminenInterval(table), score],
		[newcombeInterval(table), hybrid],
	] as const) {
		expect(got[0]).toBeCloseTo(lower, 4);
		expect(got[1]).toBeCloseTo(upper, 4);
	}
});
