import { describe, expect, test } from "vitest";
import { parseStudyForm } from "./parse-study-form.ts";

/** A study of two arms with one outcome whose first arm's figures are typed so. */
type Kind = "binary" | "continuous" | "count" | "time-to-event";

function typed(kind: Kind, figures: Record<string, string>, contrast: Record<string, string> = {}) {
	const form = new URLSearchParams({
		...{ title: "A trial", reason: "First entry", "arms[0].id": "a1", "arms[0].label": "Drug" },
		...{ "arms[1].id": "a2", "arms[1].label": "Placebo", "arms[0].role": "experimental" },
		...{ "arms[1].role": "placebo-comparator", "outcomes[0].id": "o1", "outcomes[0].label": "Outcome" },
		"outcomes[0].kind": kind,
	});
	for (const [field, value] of Object.entries(figures)) form.set(`outcomes[0].results.a1.${field}`, value);
	for (const [field, value] of Object.entries(contrast)) form.set(`outcomes[0].contrasts[0].${field}`, value);
	const submission = parseStudyForm(form);
	const [outcome] = submission.status === "success" ? submission.value.document.outcomes : [];
	return submission.status === "success"
		? { result: outcome?.results[0], contrast: outcome?.contrasts[0] }
		: { errors: submission.error };
}

describe("figures typed into the form as papers print them", () => {
	test("a comma before three digits is a thousand in a count, and asked in a decimal", () => {
		expect(typed("continuous", { mean: "3,250", n: "1,234" }).errors).toEqual({
			"outcomes[0].results.a1.mean": ["“3,250” can be 3250 or 3.250: type the one that is meant"],
		});
		expect(typed("count", { count: "12", personTime: "1,234" }).errors).toEqual({
			"outcomes[0].results.a1.personTime": ["“1,234” can be 1234 or 1.234: type the one that is meant"],
		});
		expect(typed("continuous", { mean: "3250", n: "1,234" }).result).toMatchObject({ mean: "3250", n: 1234 });
		expect(typed("continuous", { mean: "3,25", sd: "52·0", n: "1 234" }).result).toMatchObject({
			...{ mean: "3.25", sd: "52.0", n: 1234 },
		});
	});

	test("17 (52) is a count with its percentage where it fits the number analysed", () => {
		expect(typed("binary", { cell: "17 (52)", n: "33" }).result).toMatchObject({
			events: 17,
			percent: "52",
			n: 33,
		});
		expect(typed("binary", { cell: "17 (52)", n: "60" }).errors).toMatchObject({
			"outcomes[0].results.a1.cell": [expect.stringContaining("17 of 60 is not 52%")],
		});
	});

	test("an interval goes to its fields; marks and words in place of a number are kept as printed", () => {
		expect(typed("binary", { cell: "52% (35–68)", n: "33" }).result).toMatchObject({
			...{ percent: "52", ciLow: "35", ciHigh: "68" },
		});
		expect(typed("binary", { cell: "17/33*" }).result).toMatchObject({
			events: 17,
			n: 33,
			note: "Printed as “17/33*”",
		});
		expect(typed("binary", { cell: "NR", n: "33" }).result).toMatchObject({ n: 33, note: "Printed as “NR”" });
		expect(typed("binary", { cell: "<1%", n: "1,200" }).result).toEqual({
			...{ armId: "a1", n: 1200, note: "Printed as “<1%”" },
		});
	});

	test("a mean, a median and a count of people are read with what stands beside them", () => {
		expect(typed("continuous", { mean: "12.4 (SE 0.6)", n: "n=33" }).result).toMatchObject({
			...{ mean: "12.4", se: "0.6", n: 33 },
		});
		expect(typed("continuous", { mean: "12·4 (11·2 to 13·6)" }).result).toMatchObject({
			...{ mean: "12.4", ciLow: "11.2", ciHigh: "13.6" },
		});
		expect(typed("continuous", { mean: "12.4 (SD 3.1)", sd: "3.2" }).errors).toEqual({
			"outcomes[0].results.a1.sd": ["“12.4 (SD 3.1)” says 3.1, and this field 3.2. Keep one of the two"],
		});
		expect(typed("time-to-event", { median: "10.3 (8.1–NR)" }).result).toMatchObject({
			...{ median: "10.3", ciLow: "8.1", note: "Printed as “10.3 (8.1–NR)”" },
		});
		expect(typed("time-to-event", { median: "not reached", n: "40" }).result).toEqual({
			...{ armId: "a1", n: 40, note: "Printed as “not reached”" },
		});
	});

	test("what can mean two things is asked for and not stored", () => {
		for (const mean of ["12.4 ± 3.1", "−12.4 (3.1)"])
			expect(typed("continuous", { mean }).errors).toEqual({
				"outcomes[0].results.a1.mean": [expect.stringContaining("a standard deviation or a standard error")],
			});
		expect(typed("continuous", { mean: "8 [5–12]" }).errors).toEqual({
			"outcomes[0].results.a1.mean": [expect.stringContaining("a median with its quartiles or a mean")],
		});
		expect(typed("time-to-event", { median: "NR" }).errors).toEqual({
			"outcomes[0].results.a1.median": ["“NR” can be not reached or not reported: say which"],
		});
	});

	test("an estimate brings its measure, interval and p; a comparison names its arms", () => {
		const arms = { armId: "a1", referenceArmId: "a2" };
		expect(
			typed("time-to-event", {}, { ...arms, estimate: "HR 0.72 (95% CI 0.58–0.89; p=0.003)" }).contrast,
		).toMatchObject({
			...{
				...arms,
				measure: "HR",
				estimate: "0.72",
				ciLow: "0.58",
				ciHigh: "0.89",
				ciLevel: "95",
				p: "0.003",
			},
		});
		expect(typed("continuous", {}, { ...arms, estimate: "-3.7 (-7.2 to -0.2)", p: "n.s." }).contrast).toEqual(
			{
				...{ ...arms, estimate: "-3.7", ciLow: "-7.2", ciHigh: "-0.2", note: "Printed as “n.s.”" },
			},
		);
		expect(typed("continuous", {}, { armId: "", referenceArmId: "", estimate: "0.8" }).errors).toEqual({
			"outcomes[0].contrasts[0].armId": ["Choose one"],
			"outcomes[0].contrasts[0].referenceArmId": ["Choose one"],
		});
	});
});
