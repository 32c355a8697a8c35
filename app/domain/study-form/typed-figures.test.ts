import { describe, expect, test } from "vitest";
import { checkStudy } from "../checks/check-study.ts";
import { parseStudyForm } from "./parse-study-form.ts";
import { toForm } from "./to-form.ts";
import { toInput } from "./to-input.ts";

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
	if (submission.status !== "success") return { errors: submission.error, asked: [] };
	const { document } = submission.value;
	const [outcome] = document.outcomes;
	const asked = checkStudy(document)
		.filter(({ code }) => code === "figure-not-read")
		.map(({ level, path, message }) => [
			level,
			path.replace(/^outcomes.o1.(results|contrasts)\./, ""),
			message,
		]);
	return { document, result: outcome?.results[0], contrast: outcome?.contrasts[0], asked };
}

const asks = (path: string, words: string) => [["error", path, expect.stringContaining(words)]];

describe("figures typed into the form as papers print them", () => {
	test("a comma before three digits is a thousand in a count, and asked in a decimal", () => {
		const mean = typed("continuous", { mean: "3,250", n: "1,234" });
		expect(mean.result).toEqual({ armId: "a1", n: 1234, printed: "3,250" });
		expect(mean.asked).toEqual(
			asks("a1.printed", "“3,250” can be 3250 or 3.250: type the one that is meant"),
		);
		const personTime = typed("count", { count: "12", personTime: "1,234" });
		expect(personTime.result).toEqual({
			...{ armId: "a1", count: 12, unread: [{ field: "personTime", text: "1,234" }] },
		});
		expect(personTime.asked).toEqual(asks("a1.personTime", "“1,234” can be 1234 or 1.234"));
		expect(typed("continuous", { mean: "3250", n: "1,234" }).result).toMatchObject({ mean: "3250", n: 1234 });
		expect(typed("continuous", { mean: "3,25", sd: "52·0", n: "1 234" }).result).toMatchObject({
			...{ mean: "3.25", sd: "52.0", n: 1234 },
		});
	});

	test("NR in place of the events is a state, and comes back as one", () => {
		const { document, result, asked } = typed("time-to-event", { events: "NR", median: "10.3", n: "50" });
		expect(result).toEqual({
			...{ armId: "a1", eventsState: "not-reported", median: "10.3", n: 50 },
			note: "Printed as “NR”",
		});
		expect(asked).toEqual([]);
		const again = document && toForm(document).outcomes?.[0]?.results?.a1;
		expect(again).toMatchObject({ events: "not reported", median: "10.3", note: "Printed as “NR”" });
		expect(typed("time-to-event", { ...(again as Record<string, string>) }).result).toEqual(result);
	});

	test("17 (52) is a count with its percentage where it fits the number analysed", () => {
		expect(typed("binary", { cell: "17 (52)", n: "33" }).result).toMatchObject({
			events: 17,
			percent: "52",
			n: 33,
		});
		const other = typed("binary", { cell: "17 (52)", n: "60" });
		expect(other.result).toEqual({ armId: "a1", n: 60, printed: "17 (52)" });
		expect(other.asked).toEqual(asks("a1.printed", "17 of 60 is not 52%"));
	});

	test("an interval goes to its fields; a mark is kept as printed; words in place of a number are a state", () => {
		expect(typed("binary", { cell: "52% (35–68)", n: "33" }).result).toMatchObject({
			...{ percent: "52", ciLow: "35", ciHigh: "68" },
		});
		expect(typed("binary", { cell: "17/33*" }).result).toEqual({
			...{ armId: "a1", events: 17, n: 33, printed: "17/33*" },
		});
		expect(typed("binary", { cell: "NR", n: "33" })).toMatchObject({
			...{ result: { n: 33, state: "not-reported", printed: "NR" }, asked: [] },
		});
		expect(typed("binary", { cell: "<1%", n: "1,200" }).result).toEqual({
			...{ armId: "a1", n: 1200, state: "below-limit", printed: "<1%" },
		});
	});

	test("a mean, a median and a count of people are read with what stands beside them", () => {
		expect(typed("continuous", { mean: "12.4 (SE 0.6)", n: "n=33" }).result).toMatchObject({
			...{ mean: "12.4", se: "0.6", n: 33 },
		});
		expect(typed("continuous", { mean: "12·4 (11·2 to 13·6)" }).result).toMatchObject({
			...{ mean: "12.4", ciLow: "11.2", ciHigh: "13.6" },
		});
		expect(typed("continuous", { mean: "12.4 (SD 3.1)", sd: "3.2" }).asked).toEqual(
			asks("a1.sd", "“12.4 (SD 3.1)” says 3.1, and this field 3.2. Keep one of the two"),
		);
		expect(typed("time-to-event", { median: "10.3 (8.1–NR)", events: "17/33 (52%)" }).result).toEqual({
			...{ armId: "a1", n: 33, events: 17, median: "10.3", ciLow: "8.1", ciHighState: "not-reached" },
			...{ printed: "10.3 (8.1–NR)", note: "Printed as “17/33 (52%)”" },
		});
		for (const [median, state] of [
			["not reached", "not-reached"],
			["NE", "not-estimable"],
		])
			expect(typed("time-to-event", { median: median ?? "", n: "40" })).toMatchObject({
				...{ result: { armId: "a1", n: 40, state, printed: median }, asked: [] },
			});
	});

	test("what can mean two things is asked for, and gives no figure", () => {
		for (const mean of ["12.4 ± 3.1", "−12.4 (3.1)"]) {
			const { result, asked } = typed("continuous", { mean });
			expect(result).toEqual({ armId: "a1", printed: mean });
			expect(asked).toEqual(asks("a1.printed", "a standard deviation or a standard error"));
		}
		expect(typed("continuous", { mean: "8 [5–12]" }).asked).toEqual(
			asks("a1.printed", "a median with its quartiles or a mean"),
		);
		expect(typed("time-to-event", { median: "NR" }).asked).toEqual(
			asks("a1.printed", "“NR” can be not reached or not reported: say which"),
		);
	});

	test("somebody says what a cell means by a choice, or by figures beside it; the choice is of this text alone", () => {
		const chosen = typed("continuous", {
			...{ mean: "12.4 (3.1)", meanReading: "12.4 (3.1) = 3.1 is the standard error" },
		});
		expect(chosen).toMatchObject({ result: { mean: "12.4", se: "3.1", printed: "12.4 (3.1)" }, asked: [] });
		expect(typed("continuous", { mean: "12.4 (3.1)", sd: "3.1" })).toMatchObject({
			...{ result: { mean: "12.4", sd: "3.1", printed: "12.4 (3.1)" }, asked: [] },
		});
		const stale = typed("continuous", {
			...{ mean: "12.5 (3.3)", meanReading: "12.4 (3.1) = 3.1 is the standard error" },
		});
		expect(stale.result).toEqual({ armId: "a1", printed: "12.5 (3.3)" });
		expect(
			typed("binary", { cell: "17 (52)", n: "60", cellReading: "17 (52) = nothing" }).asked,
		).toHaveLength(1);
	});

	test("what cannot be read is kept where it was typed", () => {
		const { result, asked } = typed("continuous", { mean: "about twelve", sd: "wide", n: "thirty", q1: "5" });
		expect(result).toEqual({
			...{ armId: "a1", printed: "about twelve", q1: "5" },
			unread: [
				{ field: "n", text: "thirty" },
				{ field: "sd", text: "wide" },
			],
		});
		expect(asked.map(([, path]) => path)).toEqual(["a1.printed", "a1.n", "a1.sd"]);
		// Beside a median that can be read, the other cell still is not.
		const beside = typed("continuous", { mean: "about twelve", median: "12" });
		expect(beside.result).toMatchObject({ median: "12", unread: [{ field: "mean", text: "about twelve" }] });
		expect(beside.asked).toEqual(asks("a1.mean", "about twelve"));
	});

	test.each<[Kind, Record<string, string>]>([
		["binary", { cell: "17 (52)", n: "60" }],
		["binary", { cell: "17/33*" }],
		["binary", { cell: "<1%", n: "1200" }],
		[
			"continuous",
			{ mean: "12.4 (3.1)", meanReading: "12.4 (3.1) = 3.1 is the standard deviation", n: "33" },
		],
		["continuous", { mean: "3,250", meanReading: "3,250 = 3250: the comma is between thousands" }],
		["continuous", { mean: "8 [5–12]", meanReading: "8 [5–12] = a median with its quartiles" }],
		["continuous", { mean: "about twelve", sd: "wide", n: "thirty" }],
		["time-to-event", { median: "10.3 (8.1–NR)" }],
		["time-to-event", { median: "NR", medianReading: "NR = not reached" }],
	])("%s %j comes back into the form as it was typed, and saves as it was", (kind, figures) => {
		const { document } = typed(kind, figures);
		if (!document) throw new Error("Not saved");
		const form = toForm(document);
		expect(form.outcomes?.[0]?.results?.a1).toEqual(figures);
		expect(toInput(form).input.outcomes).toMatchObject(
			JSON.parse(
				JSON.stringify(
					document.outcomes.map(({ results }) => ({ results: results.map((row) => textsOf(row)) })),
				),
			),
		);
	});

	test("an estimate brings its measure, interval and p; a comparison names its arms", () => {
		const arms = { armId: "a1", referenceArmId: "a2" };
		expect(
			typed("time-to-event", {}, { ...arms, estimate: "HR 0.72 (95% CI 0.58–0.89; p=0.003)" }).contrast,
		).toEqual({
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
		const open = typed("continuous", {}, { ...arms, estimate: "best 0.7", p: "many" });
		expect(open.contrast).toEqual({
			...{ ...arms, printed: "best 0.7", unread: [{ field: "p", text: "many" }] },
		});
		expect(open.asked.map(([, path]) => path)).toEqual(["0.printed", "0.p"]);
		expect(typed("continuous", {}, { armId: "", referenceArmId: "", estimate: "0.8" }).errors).toEqual({
			"outcomes[0].contrasts[0].armId": ["Choose one"],
			"outcomes[0].contrasts[0].referenceArmId": ["Choose one"],
		});
	});
});

/** Whole numbers as the form has them. */
const textsOf = (row: object) =>
	Object.fromEntries(
		Object.entries(row).map(([field, value]) => [field, typeof value === "number" ? String(value) : value]),
	);

test("an adverse event keeps its percentage, and a cell from before it had a field for that", () => {
	const document = (figures: object) =>
		({
			...{ title: "A trial", arms: [{ id: "a1", label: "Drug" }], outcomes: [], riskOfBias: [] },
			adverseEvents: [{ id: "e1", term: "Headache", results: [{ armId: "a1", ...figures }] }],
		}) as unknown as Parameters<typeof toForm>[0];
	const affected = (figures: object) => toForm(document(figures)).adverseEvents?.[0]?.results?.a1?.affected;
	expect(affected({ percent: "20" })).toBe("20%");
	expect(affected({ affected: 20, percent: "20", atRisk: 100 })).toBe("20% (20)");
	expect(affected({ affected: 20, atRisk: 100, printed: "20/100 (20%)" })).toBe("20/100 (20%)");
});
