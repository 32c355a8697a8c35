import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printReportedRate } from "../arms/reported-rate.ts";
import type { Decimal } from "../format/decimal.ts";
import type { CellContext, CellReading, PrintedKind } from "./cell-reading.ts";
import { readPrinted } from "./read-printed.ts";

/** What each line of the handed-over cells must give; the words beside them are people's. */
const FIXTURE = readFileSync(join(import.meta.dirname, "../../../tests/fixtures/tables/entry.tsv"), "utf8");

const WANTED: Record<string, object> = {
	"rate 17/33": { events: 17, n: 33 },
	"rate 17 of 33": { events: 17, n: 33 },
	"rate 52%": { percent: "52" },
	"rate 52 %": { percent: "52" },
	"rate 52·0%": { percent: "52.0" },
	"rate 17 (52) with n 33": { events: 17, percent: "52" },
	"rate 17 (51·5%)": { events: 17, percent: "51.5" },
	"rate 17/33 (52%)": { events: 17, n: 33, percent: "52" },
	"rate 52% (17/33)": { events: 17, n: 33, percent: "52" },
	"rate 52% (35–68)": { percent: "52", ciLow: "35", ciHigh: "68" },
	"rate 52% [35, 68]": { percent: "52", ciLow: "35", ciHigh: "68" },
	"rate 1,234/12,345": { events: 1234, n: 12345 },
	"rate 17/33*": { events: 17, n: 33 },
	"rate 0/41": { events: 0, n: 41 },
	"rate NR": { state: "not-reported" },
	"mean 12.4±3.1": { mean: "12.4", spread: "3.1" },
	"mean 12.4 (3.1)": { mean: "12.4", spread: "3.1" },
	"mean 12.4 (SE 0.6)": { mean: "12.4", se: "0.6" },
	"mean −12.4 (3.1)": { mean: "-12.4", spread: "3.1" },
	"mean 12·4 (11·2 to 13·6)": { mean: "12.4", ciLow: "11.2", ciHigh: "13.6" },
	"mean 1,234.5": { mean: "1234.5" },
	"mean 1.234,5": { mean: "1234.5" },
	"mean 12,4": { mean: "12.4" },
	"mean 12 345": { mean: "12345" },
	"estimate HR 0.72 (95% CI 0.58–0.89; p=0.003)": {
		...{ measure: "HR", estimate: "0.72", ciLow: "0.58", ciHigh: "0.89", ciLevel: "95", p: "0.003" },
	},
	"estimate 0.72 (0.58–0.89)": { estimate: "0.72", ciLow: "0.58", ciHigh: "0.89" },
	"estimate 0·72 [0·58, 0·89]": { estimate: "0.72", ciLow: "0.58", ciHigh: "0.89" },
	"estimate -3.7 (-7.2 to -0.2)": { estimate: "-3.7", ciLow: "-7.2", ciHigh: "-0.2" },
	"p <0.001": { p: "<0.001" },
	"p p<0.001": { p: "<0.001" },
	"p P = 0.003": { p: "0.003" },
	"p ‹0·0001": { p: "<0.0001" },
	"p n.s.": { state: "not-significant" },
	"p 0.049": { p: "0.049" },
	"median not reached": { state: "not-reached" },
	"median 10.3 (8.1–NR)": { median: "10.3", ciLow: "8.1", highNotReached: true },
	"n n=33": { n: 33 },
	"n 1,234": { n: 1234 },
	"rate <1%": { limit: "<1%" },
	"median NE": { state: "not-estimable" },
};
const ASKED: Record<string, object[]> = {
	"rate 17 (52) with n 60": [{ events: 17 }],
	"mean 8 [5–12]": [
		{ median: "8", q1: "5", q3: "12" },
		{ mean: "8", ciLow: "5", ciHigh: "12" },
	],
	"mean 1,234": [{ mean: "1234" }, { mean: "1.234" }],
	"median NR": [{ state: "not-reached" }, { state: "not-reported" }],
};

function readTyped(kind: string, typed: string): CellReading {
	const withN = /^(.*) with n (\d+)$/.exec(typed);
	const context: CellContext = withN ? { n: Number(withN[2]) } : {};
	return readPrinted(kind as PrintedKind, withN?.[1] ?? typed, context);
}

describe("the cells that papers print", () => {
	const lines = FIXTURE.trim()
		.split("\n")
		.slice(1)
		.map((line) => line.split("\t") as [string, string, string]);

	test.each(lines)("%s %s: %s", (kind, typed) => {
		const reading = readTyped(kind, typed);
		const key = `${kind} ${typed}`;
		const asked = ASKED[key];
		if (asked) expect(reading.is === "ask" && reading.readings.map(({ figures }) => figures)).toEqual(asked);
		else expect(reading.is === "means" && reading.figures).toEqual(WANTED[key]);
	});

	test("a footnote's mark is kept beside the figure", () => {
		expect(readPrinted("rate", "17/33*")).toMatchObject({ mark: "*" });
		expect(readPrinted("mean", "12.4²")).toEqual({ is: "means", figures: { mean: "12.4" }, mark: "²" });
	});

	test.each<[PrintedKind, string, object, CellContext?]>([
		["rate", "17 out of 33", { events: 17, n: 33 }],
		["rate", "1 234 / 2 000", { events: 1234, n: 2000 }],
		["rate", "1.234/12.345", { events: 1234, n: 12345 }],
		["rate", "52 per cent", { percent: "52" }],
		["rate", "52% of 33", { percent: "52", n: 33 }],
		["rate", "1,234%", { percent: "1.234" }],
		["rate", "17", { events: 17 }],
		["rate", "17/33 = 52%", { events: 17, n: 33, percent: "52" }],
		["rate", "17/33, 52%", { events: 17, n: 33, percent: "52" }],
		["rate", "17 [52%]", { events: 17, percent: "52" }],
		["rate", "17 (51,5)", { events: 17, percent: "51.5" }],
		["rate", "17 (52)", { events: 17, percent: "52" }, { spread: "percent" }],
		["rate", "17 (51)", { events: 17, percent: "51" }, { n: 33 }],
		[
			"rate",
			"52% (17/33; 95% CI 35–68)",
			{ percent: "52", events: 17, n: 33, ciLow: "35", ciHigh: "68", ciLevel: "95" },
		],
		["rate", "17 (51,5 %)", { events: 17, percent: "51.5" }],
		["rate", "17/33 (52%) [35 to 68]", { events: 17, n: 33, percent: "52", ciLow: "35", ciHigh: "68" }],
		["rate", "", {}],
		["rate", "–", { state: "not-reported" }],
		["mean", "12.4 ± 3.1", { mean: "12.4", sd: "3.1" }, { spread: "sd" }],
		["mean", "12.4 (SD=3.1)", { mean: "12.4", sd: "3.1" }],
		["mean", "12.4 ± 0.6 (SE)", { mean: "12.4", se: "0.6" }],
		["mean", "mean 12.4, SD 3.1", { mean: "12.4", sd: "3.1" }],
		["mean", "12.4 (3.1 SD)", { mean: "12.4", sd: "3.1" }],
		["mean", "12.4 (95% CI 11 to 14)", { mean: "12.4", ciLow: "11", ciHigh: "14", ciLevel: "95" }],
		["mean", "8 (IQR 5–12)", { median: "8", q1: "5", q3: "12" }],
		["mean", "8 (range 1 to 40)", { median: "8", min: "1", max: "40" }],
		["mean", "3,250 (480)", { mean: "3250", sd: "480" }, { decimalSign: ".", spread: "sd" }],
		["mean", "-3.7 (-7.2 to -0.2)", { mean: "-3.7", ciLow: "-7.2", ciHigh: "-0.2" }],
		[
			"estimate",
			"aOR 1.4 (1.1;1.8), P<.001",
			{ measure: "OR", estimate: "1.4", ciLow: "1.1", ciHigh: "1.8", p: "<0.001" },
		],
		["estimate", "0,72 (0,58-0,89)", { estimate: "0.72", ciLow: "0.58", ciHigh: "0.89" }],
		["estimate", "0.72", { estimate: "0.72" }],
		[
			"estimate",
			"HR, 0.72; 95% CI, 0.58 to 0.89; P = .003",
			{ measure: "HR", estimate: "0.72", ciLow: "0.58", ciHigh: "0.89", ciLevel: "95", p: "0.003" },
		],
		[
			"estimate",
			"Hedges’ g 0.37, 95% CI 0.02–0.72",
			{ measure: "SMD", estimate: "0.37", ciLow: "0.02", ciHigh: "0.72", ciLevel: "95" },
		],
		["median", "NR (8.1–NR)", { state: "not-reached", ciLow: "8.1", highNotReached: true }],
		["median", "10.3 (8.1–∞)", { median: "10.3", ciLow: "8.1", highNotReached: true }],
		["p", "5×10⁻⁸", { p: "5e-8" }],
		["p", ".049", { p: "0.049" }],
		["n", "(N = 1 234)", { n: 1234 }],
		["n", "33.0", { n: 33 }],
		["n", "1.234", { n: 1234 }],
		["percent", "52·0", { percent: "52.0" }],
		["number", "1'234.5", { value: "1234.5" }],
	])("%s %s", (kind, typed, figures, context = {}) => {
		expect(readPrinted(kind, typed, context)).toMatchObject({ is: "means", figures });
	});

	test.each<[PrintedKind, string]>([
		["rate", "17 (52)"],
		["rate", "none"],
		["n", "33.000"],
		["number", "3,250"],
		["mean", "3,250 (1,480)"],
		["estimate", "1,234 (1,050–1,450)"],
	])("%s %s is asked, with every reading", (kind, typed) => {
		const reading = readPrinted(kind, typed);
		expect(reading.is === "ask" && reading.readings.length).toBe(2);
	});

	test.each<[PrintedKind, string]>([
		["rate", "17 33"],
		["rate", "17/33, 520"],
		["rate", "17/"],
		["rate", "17/33/2"],
		["rate", "-5/10"],
		["rate", "17.5/33"],
		["rate", "52% (53%)"],
		["rate", "17/33 (18/33)"],
		["rate", "17 (151.5)"],
		["rate", "about half"],
		["estimate", "log OR 0.33 (0.1 to 0.6)"],
		["mean", "12.4 3.1"],
		["mean", "12.4 (13 to 11)"],
		["p", "1.2"],
		["p", "many"],
		["n", "33.5"],
		["n", "-3"],
		["count", "NaN"],
		["rate", "#N/A"],
		["percent", "152"],
		["estimate", "best 0.7"],
	])("%s “%s” is unreadable, with a reason", (kind, typed) => {
		const reading = readPrinted(kind, typed);
		expect(reading.is === "unreadable" && reading.reason).toContain(typed);
	});

	test("a rate that the program prints is read as it was", () => {
		const rate = fc.record(
			{
				events: fc.integer({ min: 0, max: 99_999 }),
				n: fc.integer({ min: 1, max: 99_999 }),
				percent: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value.toFixed(1) as Decimal),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(rate, (reported) => {
				// The number analysed alone is no rate, and there is no way to print it.
				fc.pre(reported.n === undefined || reported.events !== undefined || reported.percent !== undefined);
				const reading = readPrinted("rate", printReportedRate(reported));
				expect(reading).toEqual({ is: "means", figures: reported });
			}),
		);
	});

	test("whatever a cell says, it is read, asked or refused", () => {
		const cell = fc.string({ unit: fc.constantFrom(..."0123456789.,·-–%()[]/±<= npCISDE"), maxLength: 24 });
		const kinds = ["n", "count", "rate", "percent", "number", "mean", "median", "estimate", "p"] as const;
		fc.assert(
			fc.property(fc.constantFrom(...kinds), cell, (kind, typed) => {
				const reading = readPrinted(kind, typed);
				// Where the parts of a cell contradict each other, one reading is left, or one of them is corrected.
				if (reading.is === "ask") expect(reading.readings.length).toBeGreaterThan(0);
				if (reading.is === "unreadable") expect(reading.reason).not.toBe("");
			}),
			{ numRuns: 2000 },
		);
	});
});

test("a comma parts the ends of an interval where it cannot stand between thousands", () => {
	expect(readPrinted("median", "10 (8,12)")).toMatchObject({ figures: { ciLow: "8", ciHigh: "12" } });
	expect(readPrinted("median", "10 (12,345)").is).toBe("unreadable");
});
