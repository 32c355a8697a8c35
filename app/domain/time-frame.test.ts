import { expect, test } from "vitest";
import { isBaseline, readMoment, readTimeFrame } from "./time-frame.ts";

// Time frames as records of the registry word them.
test.each([
	["6 weeks", "6 weeks"],
	["Week 12", "12 weeks"],
	["12th Week", "12 weeks"],
	["Baseline, 4weeks", "4 weeks"],
	["at one-month post-treatment", "1 months"],
	["six months", "6 months"],
	["2 year/end of study", "2 years"],
	["Baseline (Day 1) to Week 6", "6 weeks"],
	["Baseline, Day 63", "63 days"],
	["Day 1 to week 12", "12 weeks"],
	["From enrollment to the time of tumor progression (up to 72 months)", "72 months"],
	["Every 8 weeks，up to two years", "2 years"],
	["Assessed from consent until 90 days after the final dose of afatinib (max 18 months).", "18 months"],
	["Day 0 - 84", "84 days"],
	["Weeks 0-12", "12 weeks"],
	["Day 1 through Day 29", "29 days"],
	["Week 24 (Day 169)", "24 weeks"],
	["From Baseline up to the End of Safety Follow-up (up to Week 156)", "156 weeks"],
	["Upon completion of surgery approximately 24 days post-randomization", "24 days"],
])("%s is at %s", (text, expected) => {
	const { value, unit } = readTimeFrame(text) ?? {};
	expect(`${value} ${unit}`).toBe(expected);
});

test.each([
	"Baseline",
	"0, 4 and 8 week",
	"Baseline, Months 1 and 3",
	"Baseline (Day 1) to Weeks 2, 4 and 6",
	"1-, 3- and 6-month followup",
	"14 days, 1 month, 3 months",
	"Cycles 1-6 (28 day treatment cycle)",
	"Until 28 days from the last dose of study drugs",
	"at the end of 24 hours postoperatively",
	"during surgery",
	"Days 0, 14, 56, 70, 84, and 224",
	"Up to 4 years and 5 months",
])("%s names no one moment", (text) => {
	expect(readTimeFrame(text)).toBeUndefined();
});

test.each([
	["Week 2", "2 weeks"],
	["At 3 Months", "3 months"],
	["Change from baseline to Week 8", "8 weeks"],
	["Week 12 (n=40, 42)", "12 weeks"],
	["Week 12; n=40,42", "12 weeks"],
])("a class called %s is at %s", (title, expected) => {
	const { value, unit } = readMoment(title) ?? {};
	expect(`${value} ${unit}`).toBe(expected);
});

test.each(["Fat", "Interim analysis patients (N=9)", "Patients above 65 years"])(
	"a class called %s is at no moment",
	(title) => {
		expect(readMoment(title)).toBeUndefined();
	},
);

test.each([
	["Baseline", true],
	["At baseline (n=40, 42)", true],
	["Baseline (Day 1)", true],
	["Week 0 (baseline)", true],
	["Baseline to Week 12", false],
	["Change from baseline", false],
	["Baseline severe", false],
])("the class %s is of the start: %s", (title, isStart) => {
	expect(isBaseline(title)).toBe(isStart);
});
