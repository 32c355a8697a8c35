import { describe, expect, test } from "vitest";
import { noticed, theFinding } from "#tests/support/study-builder.ts";
import type { CheckContext } from "./identity.ts";

const finzi = { slug: "finzi-2014", title: "Treatment of depression with onabotulinumtoxinA" };
const sharedBy = (studies: object, ...identities: object[]): CheckContext =>
	({ shared: identities.map((identity) => ({ ...identity, ...studies })) }) as unknown as CheckContext;
const context = sharedBy(
	{ named: [finzi], count: 1, more: false },
	{ kind: "identifier", system: "nct", value: "NCT01556971" },
	{ kind: "identifier", system: "funder", value: "R01" },
	{ kind: "doi", value: "10.1016/j.jpsychires.2013.11.006" },
	{ kind: "pmid", value: "24345483" },
);
const numbered = (...identifiers: [system: string, value: string][]) => ({
	identifiers: identifiers.map(([system, value]) => ({ system, value })),
});

describe("how registries write their numbers", () => {
	test.each([
		["nct", "NCT01556971"],
		["isrctn", "ISRCTN14918517"],
		["eudract", "2004-000446-20"],
		["ctis", "2022-500014-26-00"],
		["drks", "DRKS00012345"],
		["chictr", "ChiCTR-TRC-09000345"],
		["chictr", "ChiCTR2000030007"],
		["tctr", "TCTR20170409001"],
		["anzctr", "ACTRN12605000123456"],
		["ctri", "CTRI/2017/06/008793"],
		["irct", "IRCT20180108038243N1"],
		["jrct", "jRCTs031180001"],
		["umin", "UMIN000012345"],
		["utn", "U1111-1234-5678"],
		["prospero", "CRD42020183538"],
		["sponsor", "anything at all"],
	])("%s: %s is well formed", (system, value) => {
		expect(noticed(numbered([system, value]))).toEqual([]);
	});

	test.each([
		["nct", "NCT0155697"],
		["nct", "NCT015569711"],
		["isrctn", "NCT01556971"],
		["eudract", "2004-446-20"],
		["prospero", "42020183538"],
	])("%s: %s is not", (system, value) => {
		expect(noticed(numbered([system, value]))).toEqual(["warning identifier-malformed identifiers.0.value"]);
	});
});

describe("the same number", () => {
	test("as another study is a warning that names it", () => {
		expect(theFinding("same-identifier", numbered(["nct", "nct01556971"]), context)).toMatchObject({
			level: "warning",
			path: "identifiers.0.value",
			message: expect.stringContaining("“Treatment of depression with onabotulinumtoxinA” (finzi-2014)"),
		});
	});

	test.each([
		[2, "“A” (a) and “B” (b): are they"],
		[3, "“A” (a), “B” (b) and “C” (c): are they"],
		[4, "“A” (a), “B” (b), “C” (c) and 1 other study: are they"],
		[100, "“A” (a), “B” (b), “C” (c) and 97 other studies: are they"],
		[101, "“A” (a), “B” (b), “C” (c) and more than 97 other studies: are they"],
	])("as %i others names three of them and says how many there are", (others, said) => {
		const named = ["a", "b", "c"].slice(0, others).map((slug) => ({ slug, title: slug.toUpperCase() }));
		const identity = { kind: "identifier", system: "nct", value: "nct01556971" };
		const studies = { named, count: Math.min(others, 100), more: others > 100 };
		expect(
			theFinding("same-identifier", numbered(["nct", "NCT01556971"]), sharedBy(studies, identity)),
		).toMatchObject({ message: expect.stringContaining(said) });
	});

	test("of a grant may be that of several studies", () => {
		expect(noticed(numbered(["funder", "R01"]), context)).toEqual([]);
	});

	test("as no other study's is as it should be", () => {
		expect(noticed(numbered(["nct", "NCT00934687"]), context)).toEqual([]);
		expect(noticed(numbered(["nct", "NCT01556971"]))).toEqual([]);
	});

	test("twice in one study is a warning at the second", () => {
		expect(noticed(numbered(["isrctn", "ISRCTN14918517"], ["isrctn", "14918517"]))).toEqual([
			"warning identifier-repeated identifiers.1.value",
		]);
		expect(noticed(numbered(["nct", "NCT01556971"], ["sponsor", "NCT01556971"]))).toEqual([]);
	});
});

describe("the same report", () => {
	const report = (given: object, id = "r1") => ({ id, role: "primary", title: "A trial", ...given });

	test("as another study's, by DOI in either case or by PubMed id, is a warning", () => {
		expect(noticed({ reports: [report({ doi: "10.1016/J.JPSYCHIRES.2013.11.006" })] }, context)).toEqual([
			"warning same-report reports.r1.doi",
		]);
		expect(noticed({ reports: [report({ pmid: "24345483" })] }, context)).toEqual([
			"warning same-report reports.r1.pmid",
		]);
	});

	test("may be cited as a review by many", () => {
		expect(noticed({ reports: [report({ pmid: "24345483", role: "review" })] }, context)).toEqual([]);
	});

	test("twice in one study is a warning", () => {
		const reports = [report({ pmid: "24345483" }), report({ pmid: "24345483" }, "r2")];
		expect(noticed({ reports })).toEqual(["warning report-repeated reports.r2.pmid"]);
	});
});
