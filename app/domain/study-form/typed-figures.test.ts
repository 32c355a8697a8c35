import { describe, expect, test } from "vitest";
import { parseStudyForm } from "./parse-study-form.ts";

/** A study of two arms with one outcome whose first arm's figures are typed so. */
function typed(kind: "binary" | "continuous" | "count", figures: Record<string, string>) {
	const form = new URLSearchParams({
		...{ title: "A trial", reason: "First entry", "arms[0].id": "a1", "arms[0].label": "Drug" },
		...{ "arms[1].id": "a2", "arms[1].label": "Placebo", "arms[0].role": "experimental" },
		...{ "arms[1].role": "placebo-comparator", "outcomes[0].id": "o1", "outcomes[0].label": "Outcome" },
		"outcomes[0].kind": kind,
	});
	for (const [field, value] of Object.entries(figures)) form.set(`outcomes[0].results.a1.${field}`, value);
	const submission = parseStudyForm(form);
	return submission.status === "success"
		? { result: submission.value.document.outcomes[0]?.results[0] }
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
});
