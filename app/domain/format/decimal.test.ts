import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type Decimal,
	decimalPlaces,
	isDecimal,
	parseDecimal,
	parseWhole,
	readNumber,
	roundingHalfWidth,
} from "./decimal.ts";

const decimal = (text: string): Decimal => {
	const parsed = parseDecimal(text);
	if (!parsed) throw new Error(`${text} is no decimal`);
	return parsed;
};

describe("a decimal as people type it", () => {
	test.each([
		["3.52", "3.52"],
		["3,52", "3.52"],
		[".5", "0.5"],
		["5.", "5"],
		["007.50", "7.50"],
		["52.0", "52.0"],
		["+3.7", "3.7"],
		["-3.7", "-3.7"],
		["−3.7", "-3.7"],
		["– 3.7", "-3.7"],
		["−0.0", "0.0"],
		["1 234.5", "1234.5"],
		["1\u202f234\u202f567", "1234567"],
		["0.123 456", "0.123456"],
		["1,234.5", "1234.5"],
		["1.234,5", "1234.5"],
		["1,234,567", "1234567"],
		["1.234.567,8", "1234567.8"],
		["1.234.567", "1234567"],
		["1.234", "1.234"],
		["0,123", "0.123"],
		["1234,567", "1234.567"],
		["12,34,567", "1234567"],
		["52·0", "52.0"],
		["·5", "0.5"],
		["−1·234", "-1.234"],
		["12,345·6", "12345.6"],
		["12'345", "12345"],
		["12’345.6", "12345.6"],
		["١٢٫٥", "12.5"],
		["5e-8", "0.00000005"],
		["52.5E-1", "5.25"],
		["5.25e+1", "52.5"],
		["5e2", "500"],
		["  12  ", "12"],
	])("%s is %s", (typed, canonical) => {
		expect(parseDecimal(typed)).toBe(canonical);
	});

	test.each([
		"",
		" ",
		"-",
		".",
		",",
		"e5",
		"5e",
		"NA",
		"12a",
		"<0.001",
		"1.2.3",
		"1,234",
		"12,345",
		"-3,250",
		"1,23.4",
		"12,34,5",
		"+-5",
		"--5",
		"17 33",
		"5 10",
		"1 2345",
		"1 234 5",
		"2014 123",
		"3. 5",
		"Infinity",
		"0x10",
		"9".repeat(41),
	])("“%s” is none", (typed) => {
		expect(parseDecimal(typed)).toBeNull();
	});

	test("keeps the value and the digits of any number printed", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1e9, max: 1e9, noNaN: true }),
				fc.integer({ min: 0, max: 9 }),
				(value, places) => {
					const typed = decimal(value.toFixed(places));
					expect(Number(typed)).toBeCloseTo(Number(value.toFixed(places)), 9);
					expect(decimalPlaces(typed)).toBe(places);
				},
			),
		);
	});

	test("reads its own spelling as it stands, with a decimal comma as well", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1e6, max: 1e6, noNaN: true }),
				fc.integer({ min: 0, max: 6 }),
				(value, places) => {
					const typed = decimal(value.toFixed(places));
					expect(isDecimal(typed)).toBe(true);
					expect(parseDecimal(typed)).toBe(typed);
					const reading = readNumber(typed.replace(".", ","));
					if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(typed))
						expect(reading).toEqual({ is: "open", decimal: typed, thousands: typed.replace(".", "") });
					else expect(reading).toEqual({ is: "number", value: typed });
				},
			),
		);
	});

	test("gives a canonical spelling or nothing, whatever is typed", () => {
		const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,-+−eE \u202f"), maxLength: 20 });
		fc.assert(
			fc.property(typed, (text) => {
				const parsed = parseDecimal(text);
				expect(parsed === null || (isDecimal(parsed) && Number.isFinite(Number(parsed)))).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe("one sign and three digits", () => {
	test("can be two numbers, until somebody says which sign parts the fraction", () => {
		expect(readNumber("3,250")).toEqual({ is: "open", thousands: "3250", decimal: "3.250" });
		expect(readNumber("3,250", ".")).toEqual({ is: "number", value: "3250" });
		expect(readNumber("3,250", ",")).toEqual({ is: "number", value: "3.250" });
		expect(readNumber("3.250", ",")).toEqual({ is: "number", value: "3250" });
		expect(readNumber("3·250", ",")).toEqual({ is: "number", value: "3.250" });
	});
});

describe("canonical spelling", () => {
	test.each(["0", "0.0", "52", "52.0", "-3.7", "-0.05"])("%s", (text) => expect(isDecimal(text)).toBe(true));
	test.each(["", "-0", "-0.00", "00", "007", ".5", "5.", "1,5", "1e3", "+1"])("not “%s”", (text) =>
		expect(isDecimal(text)).toBe(false),
	);
});

describe("a whole number as people type it", () => {
	test.each([
		["33", 33],
		[" 0 ", 0],
		["-0", 0],
		["13,598", 13598],
		["13 598", 13598],
		["1,234,567", 1234567],
		["12'345", 12345],
		["12\u2009345", 12345],
		["−5", -5],
		["9007199254740991", 9007199254740991],
	])("%s is %d", (typed, value) => {
		expect(parseWhole(typed)).toBe(value);
	});

	test.each(["", "33.0", "33.000", "33,5", "1,2345", "17 33", "3e2", "NA", "9007199254740993", "+"])(
		"“%s” is none",
		(typed) => {
			expect(parseWhole(typed)).toBeNull();
		},
	);
});

test("the digits typed say how far the unrounded value may lie away", () => {
	expect(roundingHalfWidth(decimal("52"))).toBe(0.5);
	expect(roundingHalfWidth(decimal("52.0"))).toBeCloseTo(0.05, 15);
	expect(roundingHalfWidth(decimal("0.001"))).toBeCloseTo(0.0005, 15);
});
