import { expect, test } from "vitest";
import { findNctNumbers } from "./nct-numbers.ts";

test.each([
	["NCT00000410", ["NCT00000410"]],
	[" nct00000410, NCT-00000418;NCT: 00000419 ", ["NCT00000410", "NCT00000418", "NCT00000419"]],
	["NCT 00000410\nNCT – 00000418", ["NCT00000410", "NCT00000418"]],
	["https://clinicaltrials.gov/study/NCT00000410", ["NCT00000410"]],
	["https://clinicaltrials.gov/study/NCT00000410?term=NCT00000410&rank=1", ["NCT00000410"]],
	["https://www.clinicaltrials.gov/ct2/show/results/NCT00000410", ["NCT00000410"]],
	["1. SPORT (NCT00000410).\n2. nct00000410 again", ["NCT00000410"]],
	['"NCT00000410","NCT00000418"', ["NCT00000410", "NCT00000418"]],
	["NCT00000410\tNCT00000418|NCT00000419", ["NCT00000410", "NCT00000418", "NCT00000419"]],
	["", []],
	["two trials of botulinum toxin, 2014", []],
])("numbers in %j", (text, numbers) => {
	expect(findNctNumbers(text)).toEqual({ numbers, slips: [] });
});

test("each word that was meant as a number and is none is named once", () => {
	const text =
		"NCT0000041, NCT000004100 NCTO0000410; NTC00000410 00000418 NCT00000410 NCT0000041 NCT00000410/../x";
	expect(findNctNumbers(text)).toEqual({
		numbers: ["NCT00000410"],
		slips: ["NCT0000041", "NCT000004100", "NCTO0000410", "NTC00000410", "00000418"],
	});
});
