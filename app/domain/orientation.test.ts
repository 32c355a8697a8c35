import { expect, test } from "vitest";
import { type Estimate, fitOf, type SideFigure } from "./orientation.ts";

const share = (value: number): SideFigure => ({ kind: "proportion", value });
const amount = (value: number): SideFigure => ({ kind: "amount", value });
const months = (value: number): SideFigure => ({ kind: "median-time", value });
const of = (measure: Estimate["measure"], estimate: string, more: Partial<Estimate> = {}): Estimate => ({
	measure,
	estimate,
	...more,
});

test.each<[string, Estimate, SideFigure, SideFigure, number, boolean, string?]>([
	["a difference of means of its size", of("MD", "0.7"), amount(-4.8), amount(-5.5), 1, true],
	["the same the other way round", of("MD", "0.7"), amount(-5.5), amount(-4.8), -1, true],
	["adjusted to less than half", of("MD", "-0.3"), amount(-1), amount(0), 1, false],
	[
		"its interval leaves no doubt",
		of("MD", "-9", { ciLow: "-12", ciHigh: "-6" }),
		amount(0),
		amount(-1),
		-1,
		true,
	],
	["a difference of risks in points", of("RD", "35"), share(0.52), share(0.15), 1, true],
	["and in proportions", of("RD", "-0.37"), share(0.52), share(0.15), -1, true],
	["a ratio of risks", of("RR", "3.5"), share(0.52), share(0.15), 1, true],
	["a ratio of odds", of("OR", "0.16"), share(0.52), share(0.15), -1, true],
	["a ratio of means", of("ROM", "0.5"), amount(2), amount(4), 1, true],
	["a hazard by medians: longer is less of it", of("HR", "0.7"), months(10), months(7), 1, true],
	["a hazard by medians, turned", of("HR", "1.43"), months(10), months(7), -1, true],
	[
		"a hazard by people with the event",
		of("HR", "0.5"),
		share(0.2),
		share(0.36),
		1,
		true,
		"Death or relapse",
	],
	[
		"but not by people free of it",
		of("HR", "0.5"),
		share(0.2),
		share(0.36),
		0,
		false,
		"Relapse-free survival",
	],
	["a standardised one has a sign alone", of("SMD", "0.5"), amount(-9), amount(-7), -1, false],
	[
		"another measure by its words",
		of("other", "3", { measureReported: "Median Difference" }),
		amount(5),
		amount(2),
		1,
		true,
	],
	[
		"but for a reduction",
		of("other", "3", { measureReported: "Percent reduction" }),
		amount(5),
		amount(2),
		0,
		false,
	],
	["no difference", of("OR", "1.0"), share(0.5), share(0.2), 0, false],
])("%s", (_, estimate, one, other, way, isClear, label = "Score") => {
	expect(fitOf(estimate, one, other, label)).toEqual({ way, isClear });
});
