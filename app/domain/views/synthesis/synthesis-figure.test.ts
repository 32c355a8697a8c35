import { expect, test } from "vitest";
import {
	BCG_OPTIONS,
	BCG_PEOPLE,
	madeUpBias,
	means,
	onLatitude,
	tables,
} from "#tests/support/synthesis-samples.ts";
import { figuresOf, SYNTHESIS_FIGURES, synthesisFigure } from "./synthesis-figure.ts";

test("every figure of the BCG trials says what it is, its method and its date, and has a table", () => {
	const options = {
		...BCG_OPTIONS,
		...{ bias: madeUpBias(13), regression: onLatitude(), people: BCG_PEOPLE },
	};
	const names = figuresOf(tables("bcg"), options).map(({ name }) => name);
	expect(names).toEqual(Object.keys(SYNTHESIS_FIGURES));
	for (const name of names) {
		const chart = synthesisFigure(name, tables("bcg"), options);
		expect(chart.title).toBe("BCG vaccine against tuberculosis");
		expect(chart.provenance).toBe("Version 3, 23 November 2026");
		expect(chart.description.length).toBeGreaterThan(20);
		expect(chart.table.rows.length).toBeGreaterThan(0);
		if (!name.startsWith("bias") && name !== "people") {
			expect(chart.footnotes[0]).toBe(
				"Risk ratio. Random effects, inverse variance, τ² by REML, Wald interval; 13 studies.",
			);
		}
	}
});

test("rows of a forest that were measured at different times say when, where that is known", () => {
	const times = ["week 6", ""];
	const chart = synthesisFigure("forest", tables("bcg"), { ...BCG_OPTIONS, times });
	const [, first, second] = chart.table.rows;
	expect([first?.header, second?.header]).toEqual(["Aronson 1948, week 6", "Ferguson & Simes 1949"]);
});

test("an unknown figure is not found, and one that an analysis lacks says why", () => {
	expect(() => synthesisFigure("toString", tables("bcg"), BCG_OPTIONS)).toThrow(
		"A synthesis has no figure called",
	);
	expect(() => synthesisFigure("labbe", means("normand1999", "MD"), BCG_OPTIONS)).toThrow(
		"L’Abbé plot: It is for events in two arms.",
	);
	expect(() => synthesisFigure("bias-lights", tables("bcg"), BCG_OPTIONS)).toThrow(
		"No risk of bias has been judged.",
	);
	expect(() => synthesisFigure("baujat", tables("single_bcg_trial2"), BCG_OPTIONS)).toThrow(
		"It needs two studies.",
	);
});

test("the regression takes the rows' years where no other number is given", () => {
	const { moderator: _, ...options } = BCG_OPTIONS;
	const chart = synthesisFigure("regression", tables("bcg"), options);
	expect(chart.kind === "scatter" && chart.x.label).toBe("Year");
	expect(chart.table.rows[0]?.cells[0]).toBe("1948");
});

test("rows can be ordered by year, effect or weight, and stay what they are", () => {
	const first = (order: "year" | "effect" | "weight") => {
		const rows = tables("bcg").rows.map((row) => ({ ...row, group: null }));
		const request = { ...tables("bcg"), rows } as ReturnType<typeof tables>;
		return synthesisFigure("forest", request, { ...BCG_OPTIONS, order }).table.rows[0]?.header;
	};
	expect(first("year")).toBe("Aronson 1948");
	expect(first("effect")).toBe("Vandiviere et al 1973");
	expect(first("weight")).toBe("TPT Madras 1980");
});

test("a forest of few studies tells each of them in its description", () => {
	const { description } = synthesisFigure("forest", tables("botulinum_response"), BCG_OPTIONS);
	expect(description).toContain("Pooled risk ratio 4.16 [2.12, 8.17] (95% interval), from 3 studies.");
	expect(description).toContain("Finzi 2014: 3.52 [1.57, 7.91].");
});
