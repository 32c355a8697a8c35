import { describe, expect, test } from "vitest";
import { analysed, recordWithMeasure, row } from "#tests/support/registry-measure.ts";
import { orient } from "./orient.ts";
import { readRecord } from "./read-record.ts";

const read = (measure: Record<string, unknown>) => {
	const { document, notMapped } = readRecord(recordWithMeasure(measure));
	const listed = notMapped.filter(({ path }) => path.includes("outcomeMeasures"));
	return { outcomes: document.outcomes, first: document.outcomes[0], listed };
};

describe("each kind of figure goes where it belongs", () => {
	test("a percentage of participants is a binary outcome with its percentage as printed", () => {
		const { first } = read({
			paramType: "NUMBER",
			unitOfMeasure: "percentage of participants",
			dispersionType: "95% Confidence Interval",
			classes: [row([{ value: "52.0", lowerLimit: "36.1", upperLimit: "67.5" }, { value: "15" }])],
		});
		expect(first?.kind).toBe("binary");
		expect(first?.results).toMatchObject([
			{ armId: "sertraline", n: 40, percent: "52.0", ciLow: "36.1", ciHigh: "67.5", ciLevel: "95" },
			{ armId: "placebo", n: 38, percent: "15" },
		]);
		expect(first?.results[0]).not.toHaveProperty("events");
	});

	test("a proportion of participants becomes a percentage with the same digits", () => {
		const { first } = read({
			paramType: "NUMBER",
			unitOfMeasure: "proportion of participants",
			classes: [row([{ value: "0.520" }, { value: "0.15" }])],
		});
		expect(first?.results).toMatchObject([{ percent: "52.0" }, { percent: "15" }]);
	});

	test("the interval of a proportion becomes one in percent", () => {
		const { first } = read({
			paramType: "NUMBER",
			unitOfMeasure: "proportion of participants",
			dispersionType: "95% Confidence Interval",
			classes: [row([{ value: "0.520", lowerLimit: "0.361", upperLimit: "0.675" }, null])],
		});
		expect(first?.results[0]).toMatchObject({ percent: "52.0", ciLow: "36.1", ciHigh: "67.5" });
	});

	test("counts of participants are events, each category an outcome", () => {
		const { outcomes } = read({
			paramType: "COUNT_OF_PARTICIPANTS",
			unitOfMeasure: "Participants",
			classes: [
				{
					categories: ["Yes", "No"].map((title, index) => ({
						title,
						measurements: [{ groupId: "OG000", value: String(index === 0 ? 21 : 19) }],
					})),
				},
			],
		});
		expect(outcomes.map(({ category, results }) => [category, results[0]])).toMatchObject([
			["Yes", { events: 21, n: 40 }],
			["No", { events: 19, n: 40 }],
		]);
	});

	test("a number of participants, as older records have it, is events too", () => {
		const { first } = read({
			paramType: "NUMBER",
			unitOfMeasure: "participants",
			classes: [row([{ value: "21" }, { value: "9" }])],
		});
		expect(first?.results).toMatchObject([{ events: 21 }, { events: 9 }]);
	});

	test.each([
		["MEAN", "arithmetic"],
		["LEAST_SQUARES_MEAN", "least-squares"],
		["GEOMETRIC_MEAN", "geometric"],
		["GEOMETRIC_LEAST_SQUARES_MEAN", "geometric-least-squares"],
		["LOG_MEAN", "log"],
	])("%s is a mean of its kind", (paramType, meanType) => {
		const { first } = read({
			paramType,
			unitOfMeasure: "score",
			classes: [row([{ value: "-9.03" }, { value: "-7.25" }])],
		});
		expect(first?.results).toMatchObject([
			{ mean: "-9.03", meanType },
			{ mean: "-7.25", meanType },
		]);
	});

	test.each([
		["Standard Deviation", { spread: "1.5" }, { sd: "1.5" }],
		["Standard Error", { spread: "1.5" }, { se: "1.5" }],
		["Geometric Coefficient of Variation", { spread: "33.0" }, { cv: "33.0" }],
		[
			"90% Confidence Interval",
			{ lowerLimit: "1", upperLimit: "2.5" },
			{ ciLow: "1", ciHigh: "2.5", ciLevel: "90" },
		],
		["Inter-Quartile Range", { lowerLimit: "1", upperLimit: "2.5" }, { q1: "1", q3: "2.5" }],
		["Full Range", { lowerLimit: "1", upperLimit: "2.5" }, { min: "1", max: "2.5" }],
	])("%s beside a mean", (dispersionType, cell, expected) => {
		const { first } = read({
			paramType: "MEAN",
			dispersionType,
			unitOfMeasure: "score",
			classes: [row([{ value: "2", ...cell }, null])],
		});
		expect(first?.results[0]).toMatchObject({ mean: "2", ...expected });
	});

	test("a median time with an interval is one to an event; a plain median is not", () => {
		const measure = {
			paramType: "MEDIAN",
			dispersionType: "95% Confidence Interval",
			unitOfMeasure: "months",
		};
		const classes = [row([{ value: "5.6", lowerLimit: "4.2", upperLimit: "NA" }, null])];
		const survival = read({ ...measure, title: "Progression-free Survival", classes });
		expect(survival.first).toMatchObject({
			kind: "time-to-event",
			results: [{ median: "5.6", ciLow: "4.2", ciLevel: "95", note: "Upper limit (95% interval): NA" }],
		});
		expect(survival.listed[0]).toMatchObject({
			value: "NA",
			why: "is not a number: kept as words in the note",
		});
		expect(read({ ...measure, title: "Age at onset", classes }).first?.kind).toBe("continuous");
	});

	test("a change from baseline is marked so, but not its class of baseline values", () => {
		const { outcomes } = read({
			title: "Change From Baseline in Score",
			paramType: "MEAN",
			unitOfMeasure: "score",
			classes: [row([{ value: "20" }, null], "Baseline"), row([{ value: "-5" }, null], "Week 6")],
		});
		expect(outcomes[0]?.results[0]).not.toHaveProperty("isChange");
		expect(outcomes[1]?.results[0]).toMatchObject({ isChange: true });
		expect(outcomes[1]?.timePoints[0]).toEqual({ id: "t1", value: "6", unit: "weeks", text: "Week 6" });
	});

	test("from baseline to a visit, a mean below zero is a change", () => {
		const measure = { timeFrame: "Baseline to Week 6", paramType: "MEAN", unitOfMeasure: "score" };
		const changed = read({ ...measure, classes: [row([{ value: "-8.7" }, { value: "-3.0" }])] });
		expect(changed.first?.results[0]).toMatchObject({ isChange: true });
		const course = read({ ...measure, classes: [row([{ value: "8.7" }, { value: "3.0" }])] });
		expect(course.first?.results[0]).not.toHaveProperty("isChange");
	});

	test("events counted, and a lone number", () => {
		const counted = read({
			paramType: "NUMBER",
			unitOfMeasure: "hospitalizations",
			classes: [row([{ value: "12" }, { value: "30" }])],
		});
		expect(counted.first).toMatchObject({ kind: "count", results: [{ count: 12, n: 40 }, { count: 30 }] });
		const index = read({
			paramType: "NUMBER",
			unitOfMeasure: "index",
			classes: [row([{ value: "0.7" }, null])],
		});
		expect(index.first).toMatchObject({ kind: "continuous", results: [{ value: "0.7" }] });
	});

	test.each([
		"Percentage per 100 person-years",
		"participants per 1,000 patient-years",
		"events/year",
		"Annualised rate",
	])("%s is a rate, and no share of people", (unitOfMeasure) => {
		const { first } = read({
			...{ paramType: "NUMBER", unitOfMeasure, title: "Response rate" },
			classes: [row([{ value: "22" }, { value: "12" }])],
		});
		expect(first).toMatchObject({ kind: "continuous", results: [{ value: "22" }, { value: "12" }] });
	});

	test("a class of baseline values is not of the end of the time frame", () => {
		const classes = [row([{ value: "9" }], "Baseline"), row([{ value: "7" }], "Week 6")];
		const { outcomes } = read({ paramType: "MEAN", unitOfMeasure: "score", classes });
		expect(outcomes.map(({ timePoints: [timePoint] }) => timePoint)).toMatchObject([
			{ text: "Baseline" },
			{ value: "6", unit: "weeks" },
		]);
		expect(outcomes[0]?.timePoints[0]?.value).toBeUndefined();
	});

	test("eyes and other units have the number of them, and say so", () => {
		const { first, listed } = read({
			paramType: "COUNT_OF_UNITS",
			unitOfMeasure: "eyes",
			typeUnitsAnalyzed: "eyes",
			denomUnitsSelected: "eyes",
			denoms: [
				...analysed(40, 38),
				{
					units: "eyes",
					counts: [
						{ groupId: "OG000", value: "80" },
						{ groupId: "OG001", value: "76" },
					],
				},
			],
			classes: [row([{ value: "21" }, { value: "9" }])],
		});
		expect(first).toMatchObject({
			kind: "binary",
			unitsAnalysed: "eyes",
			results: [{ events: 21, n: 80 }, { n: 76 }],
		});
		expect(listed.map(({ why }) => why)).toContain(
			"the figures are of eyes: a result has one number analysed",
		);
	});
});

describe("what does not fit is kept in words and listed", () => {
	test("NA with the registry's reason", () => {
		const { first, listed } = read({
			paramType: "MEAN",
			unitOfMeasure: "score",
			classes: [row([{ value: "NA", comment: "Nobody was measured" }, { value: "3" }])],
		});
		expect(first?.results[0]).toMatchObject({
			armId: "sertraline",
			n: 40,
			note: "Value: NA. Nobody was measured",
		});
		expect(first?.results[0]).not.toHaveProperty("mean");
		expect(listed).toMatchObject([{ value: "NA", why: "is not a number: kept as words in the note" }]);
	});

	test("half a participant, and a spread that a percentage has no field for", () => {
		const { first, listed } = read({
			paramType: "COUNT_OF_PARTICIPANTS",
			dispersionType: "Standard Error",
			unitOfMeasure: "Participants",
			classes: [row([{ value: "21.5", spread: "2" }, null])],
		});
		expect(first?.results[0]).toMatchObject({ n: 40, note: "Value: 21.5. Standard error: 2" });
		expect(listed.map(({ value }) => value)).toEqual(expect.arrayContaining(["21.5", "2"]));
	});

	test("nobody analysed is 0 and not blank", () => {
		const { first } = read({
			paramType: "MEAN",
			unitOfMeasure: "score",
			denoms: analysed(0, 38),
			classes: [row([{ value: "NA" }, { value: "3" }])],
		});
		expect(first?.results.map(({ n }) => n)).toEqual([0, 38]);
	});

	test("a class without figures, and a measure without classes, are outcomes without results", () => {
		const classes = [{ title: "Week 2" }, row([{ value: "3" }, null], "Week 4")];
		const { outcomes } = read({ paramType: "MEAN", unitOfMeasure: "score", classes });
		expect(outcomes.map(({ className, results }) => [className, results.length])).toEqual([
			["Week 2", 0],
			["Week 4", 1],
		]);
		expect(read({ reportingStatus: "NOT_POSTED", anticipatedPostingDate: "2027-01" })).toMatchObject({
			first: { label: "Depression score", results: [] },
			listed: expect.arrayContaining([expect.objectContaining({ value: "2027-01" })]),
		});
	});
});

describe("analyses", () => {
	const analysis = (input: Record<string, unknown>) => ({ groupIds: ["OG000", "OG001"], ...input });
	const means = {
		paramType: "MEAN",
		unitOfMeasure: "score",
		classes: [row([{ value: "-9" }, { value: "-7" }])],
	};
	const contrastOf = (input: Record<string, unknown>, measure: Record<string, unknown> = means) =>
		read({ ...measure, analyses: [analysis(input)] }).first?.contrasts[0];

	test("an analysis is a contrast with its figures as printed", () => {
		expect(
			contrastOf({
				paramType: "Mean Difference (Final Values)",
				paramValue: "-2.00",
				ciPctValue: "97.5",
				ciLowerLimit: "-3.10",
				ciUpperLimit: "-0.9",
				dispersionType: "STANDARD_ERROR_OF_MEAN",
				dispersionValue: "0.55",
				pValue: "<0.0001",
				statisticalMethod: "ANCOVA",
				nonInferiorityType: "NON_INFERIORITY",
				nonInferiorityComment: "Margin 1 point",
			}),
		).toMatchObject({
			armId: "sertraline",
			referenceArmId: "placebo",
			measure: "MD",
			estimate: "-2.00",
			ciLow: "-3.10",
			ciHigh: "-0.9",
			ciLevel: "97.5",
			se: "0.55",
			p: "<0.0001",
			method: "ANCOVA",
			measureReported: "Mean Difference (Final Values)",
			hypothesis: "non-inferiority",
			note: "Hypothesis: Margin 1 point",
		});
	});

	test.each([
		["Hazard Ratio (HR)", "HR"],
		["Cox Proportional Hazard", "HR"],
		["Odds Ratio (OR)", "OR"],
		["Risk Ratio (RR)", "RR"],
		["Ratio of Response Rate", "RR"],
		["Risk Difference (RD)", "RD"],
		["Hazard Ratio, log", "other"],
		["Relative Risk Reduction", "other"],
		["Difference in Medians", "other"],
		["Percentage Difference", "other"],
		["Rate Ratio", "IRR"],
		["LS Mean Difference", "MD"],
		["Mean Difference (Net)", "MD"],
		["Treatment Difference", "MD"],
		["Geometric Mean Ratio", "ROM"],
		["Median Difference (Final Values)", "other"],
		["Slope", "other"],
	])("%s is %s", (paramType, measure) => {
		expect(contrastOf({ paramType, paramValue: "1.2" })?.measure).toBe(measure);
	});

	test("of a measure that counts yes and no, the comparison is of yes; a class is found without its counts", () => {
		const counted = read({
			paramType: "COUNT_OF_PARTICIPANTS",
			unitOfMeasure: "Participants",
			classes: [
				{
					categories: ["No", "Yes"].map((title) => ({
						title,
						measurements: [{ groupId: "OG000", value: "20" }],
					})),
				},
			],
			analyses: [analysis({ paramType: "Odds Ratio (OR)", paramValue: "2.1" })],
		});
		expect(counted.outcomes.map(({ category, contrasts }) => [category, contrasts.length])).toEqual([
			["No", 0],
			["Yes", 1],
		]);
		const visits = read({
			paramType: "MEAN",
			unitOfMeasure: "score",
			classes: ["Week 2 (n=40, 38)", "Week 12 (n=39, 38)"].map((title) => row([{ value: "1" }, null], title)),
			analyses: [analysis({ groupDescription: "Week 12", pValue: "0.03" })],
		});
		expect(visits.outcomes.map(({ contrasts }) => contrasts.length)).toEqual([0, 1]);
	});

	test("a difference of means in percentages of people is one of risks", () => {
		const people = {
			paramType: "NUMBER",
			unitOfMeasure: "percentage of evaluable participants",
			classes: [row([{ value: "44.3" }, { value: "10.3" }])],
		};
		expect(contrastOf({ paramType: "Mean Difference (Net)", paramValue: "34.0" }, people)?.measure).toBe(
			"RD",
		);
	});

	test.each([
		["Placebo vs. Sertraline", "placebo", undefined],
		["The ratio is Sertraline/Placebo from a Cox model", "sertraline", undefined],
		["Analysis of Sertraline and Placebo", "sertraline", "not-said"],
	])("a hazard ratio with the words “%s” is of %s, %s", (estimateComment, armId, orientation) => {
		const contrast = contrastOf({ paramType: "Hazard Ratio (HR)", paramValue: "0.8", estimateComment });
		expect([contrast?.armId, contrast?.orientation]).toEqual([armId, orientation]);
	});

	test.each([
		["P-value 0.04", "0.04"],
		["less than 0.001", "<0.001"],
		["<0.05*", "<0.05"],
	])("p %s is %s", (pValue, p) => {
		expect(contrastOf({ pValue })?.p).toBe(p);
	});

	test.each(["1.2", "0.05 (one-sided)", "NS"])("p %s is kept in words", (pValue) => {
		expect(contrastOf({ pValue })).toMatchObject({ note: `p: ${pValue}` });
		expect(contrastOf({ pValue })?.p).toBeUndefined();
	});

	test.each(["0.05", "<0.001", "< .0001", "0.0398", ">0.99", "1.00"])("p %s stays as printed", (pValue) => {
		expect(contrastOf({ pValue })?.p).toBe(pValue);
	});

	test("p = 0.04 loses its letter, and what is no p goes to the note", () => {
		expect(contrastOf({ pValue: "p=0.04" })?.p).toBe("0.04");
		expect(contrastOf({ pValue: "NS" })).toMatchObject({ note: "p: NS" });
	});

	test("the figures of the arms say which way round an estimate is, else nobody does", () => {
		const turned = { paramType: "Mean Difference", paramValue: "2.0" };
		expect(contrastOf(turned)).toMatchObject({ armId: "placebo", referenceArmId: "sertraline" });
		expect(contrastOf({ paramType: "Hazard Ratio", paramValue: "0.8" })).toMatchObject({
			...{ armId: "sertraline", orientation: "not-said" },
		});
	});

	test("where nobody does, an arm under trial stands first, and an active comparator before a placebo", () => {
		const roles = new Map([
			...([["trial", "experimental"]] as const),
			...([["active", "active-comparator"]] as const),
			...([["placebo", "placebo-comparator"]] as const),
		]);
		const hazard = { estimate: { measure: "HR", estimate: "0.8" }, label: "Death", roles } as const;
		for (const [first, second] of [
			["trial", "active"],
			["active", "placebo"],
		] as const)
			for (const order of [[first, second] as [string, string], [second, first] as [string, string]])
				expect(orient(order, { ...hazard, figures: [null, null] })).toEqual({
					...{ pair: { armId: first, referenceArmId: second }, orientation: "not-said" },
				});
	});

	test("figures of its size overrule an order of names; words against a sign alone stay open", () => {
		const words = { paramType: "Mean Difference", groupDescription: "Sertraline vs. Placebo" };
		expect(contrastOf({ ...words, paramValue: "2.0" })).toMatchObject({ armId: "placebo" });
		expect(contrastOf({ ...words, paramValue: "9.0" })).toMatchObject({
			...{ armId: "sertraline", orientation: "contradicted" },
		});
	});

	test("an analysis goes to the class its words name, else to the measure as a whole", () => {
		const classes = [
			row([{ value: "1" }, { value: "2" }], "Week 1"),
			row([{ value: "3" }, { value: "4" }], "Week 12"),
		];
		const { outcomes } = read({
			...means,
			classes,
			analyses: [analysis({ groupDescription: "At Week 12", pValue: "0.1" }), analysis({ pValue: "0.2" })],
		});
		expect(outcomes.map(({ className, contrasts }) => [className, contrasts.map(({ p }) => p)])).toEqual([
			["Week 1", []],
			["Week 12", ["0.1"]],
			[undefined, ["0.2"]],
		]);
	});

	test("one group, or three at once, are listed", () => {
		const { listed } = read({
			...means,
			analyses: [
				{ groupIds: ["OG000"], pValue: "0.1" },
				{ groupIds: ["OG000", "OG001", "OG002"], pValue: "0.2" },
			],
		});
		expect(listed.map(({ why }) => why)).toEqual([
			"an analysis of one group is no comparison of two",
			"an analysis of 3 groups at once is no comparison of two",
		]);
	});
});
