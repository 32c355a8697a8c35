import { describe, expect, test } from "vitest";
import { binaryOutcome, contrast, noticed, theFinding } from "#tests/support/study-builder.ts";

const rates = { a1: "17/33", a2: "6/41" };
const several = (count: number, input: object) =>
	Array.from({ length: count }, (_, index) => ({
		...binaryOutcome(rates, { id: `o${index + 1}`, label: `Response ${index + 1}` }),
		...input,
	}));

describe("where the study comes from", () => {
	test("nothing at all, or a report that says nothing, is an error", () => {
		expect(noticed({ reports: [] })).toEqual(["error no-origin reports"]);
		expect(noticed({ reports: [{ id: "r1", role: "primary", year: 2014 }] })).toEqual([
			"error no-origin reports",
		]);
	});

	test("a registry number or a citation is enough", () => {
		expect(noticed({ reports: [], identifiers: [{ system: "nct", value: "NCT01556971" }] })).toEqual([]);
		expect(noticed({ reports: [{ id: "r1", citation: "Finzi & Rosenthal 2014" }] })).toEqual([]);
	});
});

describe("outcomes", () => {
	test("that read the same are a warning at the later one", () => {
		const twice = [
			binaryOutcome(rates, { timePoint: { value: 6, unit: "weeks" } }),
			binaryOutcome(rates, { id: "o2", label: "response ", timePoint: { value: 6, unit: "weeks" } }),
		];
		expect(noticed({ outcomes: twice })).toEqual(["warning duplicate-outcome outcomes.o2.label"]);
	});

	test.each([
		{ timePoint: { value: 12, unit: "weeks" } },
		{ instrument: "MADRS" },
		{ population: "Completers" },
		{ className: "Women" },
		{ category: "Much improved" },
		{ definition: "≥50% fall" },
	])("set apart by %j do not", (apart) => {
		const outcomes = [binaryOutcome(rates), binaryOutcome(rates, { id: "o2", ...apart })];
		expect(noticed({ outcomes })).toEqual([]);
	});

	test("without results are a remark each, or one when none has any", () => {
		const planned = binaryOutcome({}, { id: "o2", label: "Remission" });
		expect(noticed({ outcomes: [binaryOutcome(rates), planned] })).toEqual([
			"remark outcome-without-results outcomes.o2.results",
		]);
		const outcomes = [planned, binaryOutcome({}), binaryOutcome({}, { id: "o3", label: "Relapse" })];
		expect(noticed({ outcomes })).toEqual(["remark outcome-without-results outcomes"]);
	});

	test("with a reported contrast alone have a result", () => {
		const outcomes = [binaryOutcome({}, { contrasts: [contrast({ measure: "OR", estimate: 8.3 })] })];
		expect(noticed({ outcomes })).toEqual([]);
	});
});

describe("sources", () => {
	const unsourced = [{ armId: "a1", n: 33, events: 17 }];

	test("missing from a result are a remark at its outcome", () => {
		const finding = theFinding("result-without-source", { outcomes: several(1, { results: unsourced }) });
		expect(finding).toMatchObject({ level: "remark", path: "outcomes.o1.results" });
		expect(finding.message).toBe("1 result of “Response 1” does not say where in which report it was read");
	});

	test("missing throughout are one remark", () => {
		const finding = theFinding("result-without-source", { outcomes: several(5, { results: unsourced }) });
		expect(finding.path).toBe("outcomes");
		expect(finding.message).toContain("5 results in 5 outcomes");
	});

	test("are not asked for where there is no figure", () => {
		const results = [
			...unsourced.map((result) => ({ ...result, source: { locator: "p. 3" } })),
			{ armId: "a2", n: 41 },
		];
		expect(noticed({ outcomes: several(1, { results }) })).toEqual([]);
	});
});
