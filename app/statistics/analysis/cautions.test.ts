import { describe, expect, test } from "vitest";
import { analyse } from "./analyse.ts";

const table = (label: string, a: number, n1: number, c: number, n2: number) => ({
	label,
	experimental: { events: a, n: n1 },
	control: { events: c, n: n2 },
});

describe("0 against 0", () => {
	const none = [table("A", 0, 25, 0, 24), table("B", 0, 40, 0, 41)];

	test.each(["RR", "OR", "PETO"] as const)("has no %s, whatever is added, and says why", (measure) => {
		for (const model of ["random", "common"] as const) {
			const { pooled, rows, warnings } = analyse({ measure, model, rows: none });
			expect(pooled).toBeNull();
			expect(rows.map(({ excluded }) => excluded)).toEqual(Array(2).fill("No events in either arm"));
			expect(warnings[0]).toBe(
				"Not pooled: A ratio cannot be estimated from 0 against 0: no events in either arm",
			);
		}
	});

	test("nor a rate ratio, nor everybody against everybody", () => {
		const rates = [1, 2].map((i) => ({
			label: `S${i}`,
			experimental: { events: 0, personTime: 100 },
			control: { events: 0, personTime: 120 },
		}));
		expect(analyse({ measure: "IRR", rows: rates }).pooled).toBeNull();
		const full = [table("A", 25, 25, 24, 24), table("B", 0, 40, 0, 41)];
		expect(analyse({ measure: "OR", rows: full }).warnings[0]).toBe(
			"Not pooled: A ratio cannot be estimated from 0 against 0: everybody in both arms had the event; no events in either arm",
		);
	});

	test("is a difference of 0 with its interval", () => {
		const { pooled } = analyse({ measure: "RD", rows: none });
		expect(pooled?.ci[0]).toBeLessThan(0);
		expect(pooled?.ci[1]).toBeGreaterThan(0);
	});

	test("among other studies is counted by what is added, and named", () => {
		const { pooled, warnings } = analyse({ measure: "RR", rows: [...none, table("C", 2, 30, 6, 31)] });
		expect(pooled).not.toBeNull();
		expect(warnings).toContainEqual(expect.stringMatching(/^A, B: nobody, or everybody, had the event/));
	});
});

test("Peto's row and diamond of one study agree, zero cell or not", () => {
	for (const row of [table("A", 0, 25, 4, 24), table("B", 3, 25, 4, 24)]) {
		const { pooled, rows } = analyse({ measure: "PETO", model: "peto", rows: [row] });
		expect(rows[0]?.estimate).toBeCloseTo(pooled?.estimate ?? Number.NaN, 12);
		expect(rows[0]?.ci).toEqual(pooled?.ci.map((end) => expect.closeTo(end, 12)));
		expect(rows[0]?.correction).toBeUndefined();
	}
});

describe("very unequal", () => {
	const means = (label: string, sd1: number, sd2: number) => ({
		label,
		experimental: { mean: 10, sd: sd1, n: 30 },
		control: { mean: 12, sd: sd2, n: 30 },
	});

	test("standard deviations are named under a standardised difference alone", () => {
		const rows = [means("A", 2, 9), means("B", 3, 4)];
		expect(analyse({ measure: "SMD", rows }).warnings).toContainEqual(
			expect.stringMatching(/^A: one arm's standard deviation is more than twice the other's/),
		);
		expect(analyse({ measure: "MD", rows }).warnings.join()).not.toContain("twice");
	});

	test("variances of studies are told, as metafor does from ten million on", () => {
		const rows = (variance: number) => [
			{ label: "A", estimate: 0.1, variance },
			{ label: "B", estimate: 0.2, variance: 1 },
		];
		const told = expect.stringMatching(/more than ten million times apart/);
		expect(analyse({ measure: "GEN", model: "common", rows: rows(1e-8) }).warnings).toContainEqual(told);
		expect(analyse({ measure: "GEN", model: "common", rows: rows(1e-6) }).warnings).not.toContainEqual(told);
	});
});
