import { expect, test } from "vitest";
import { recordWith } from "#tests/support/registry-measure.ts";
import { readRecord } from "./read-record.ts";

const read = (protocol: Record<string, unknown>) => readRecord(recordWith({ protocol }));

test("dates keep whether they have come to be", () => {
	const { document } = read({
		statusModule: {
			overallStatus: "TERMINATED",
			whyStopped: "Slow accrual",
			startDateStruct: { date: "2020-03", type: "ACTUAL" },
			completionDateStruct: { date: "2027-01-31", type: "ESTIMATED" },
		},
	});
	expect(document).toMatchObject({
		status: "terminated",
		whyStopped: "Slow accrual",
		dates: {
			start: "2020-03",
			startCertainty: "actual",
			completion: "2027-01-31",
			completionCertainty: "estimated",
		},
	});
});

test("dose, route and schedule are taken where the record says each once", () => {
	const { document } = read({});
	expect(document.arms[0]?.interventions).toMatchObject([
		{ name: "Sertraline", dose: "50 mg", route: "orally", schedule: "once daily" },
	]);
	expect(document.arms[1]?.interventions[0]).not.toHaveProperty("dose");
	const several = read({
		armsInterventionsModule: {
			armGroups: [{ label: "Low", interventionNames: ["Drug: X"] }],
			interventions: [{ type: "DRUG", name: "X", description: "5 mg or 10 mg" }],
		},
	});
	expect(several.document.arms[0]?.interventions[0]?.dose).toBeUndefined();
});

test("references keep their words and the DOI in them, and have a role only where their type says it", () => {
	const citation =
		"Finzi E. Treatment of depression. J Psychiatr Res. 2014;52:1-6. doi: 10.1016/j.jpsychires.2013.11.006. Epub 2013.";
	const { document, warnings, notMapped } = read({
		referencesModule: {
			references: [
				{ pmid: "24345483", type: "RESULT", citation },
				{ pmid: "1", type: "DERIVED", citation: "B", retractions: [{ pmid: "2", source: "C" }] },
				{ type: "BACKGROUND", citation: "D" },
			],
			seeAlsoLinks: [{ label: "Sponsor", url: "https://example.org/" }, { url: "not an address" }],
		},
	});
	expect(document.reports.map(({ role, pmid, doi }) => [role, pmid, doi])).toEqual([
		["registry", undefined, undefined],
		[undefined, "24345483", "10.1016/j.jpsychires.2013.11.006"],
		[undefined, "1", undefined],
		["background", undefined, undefined],
		["background", undefined, undefined],
	]);
	expect(document.reports[1]?.citation).toBe(citation);
	expect(notMapped.filter(({ path }) => path.endsWith("].type")).map(({ value }) => value)).toEqual([
		"RESULT",
		"DERIVED",
	]);
	expect(warnings).toContain("Retracted, says the record: B");
});

test("numbers of other registries are known by their form", () => {
	const { document } = read({
		identificationModule: {
			nctId: "NCT01234567",
			briefTitle: "Sertraline",
			orgStudyIdInfo: { id: "ABC-1" },
			secondaryIdInfos: [
				{ id: "2014-005098-35", type: "EUDRACT_NUMBER" },
				{ id: "ISRCTN12345678", type: "REGISTRY" },
				{ id: "R01MH000001", type: "NIH" },
			],
			nctIdAliases: ["NCT07654321"],
		},
	});
	expect(document.identifiers.map(({ system, value }) => `${system} ${value}`)).toEqual([
		"nct NCT01234567",
		"sponsor ABC-1",
		"eudract 2014-005098-35",
		"isrctn ISRCTN12345678",
		"funder R01MH000001",
		"nct NCT07654321",
	]);
});

test("what has the wrong type, or a term nobody knows, is listed with its path and left out", () => {
	const { document, notMapped } = read({
		statusModule: { overallStatus: "DREAMING", startDateStruct: { date: "2020-02-31" } },
		conditionsModule: { conditions: "Depression", keywords: [{}] },
	});
	expect(document.status).toBeUndefined();
	expect(notMapped).toEqual(
		expect.arrayContaining([
			{
				path: "protocolSection.statusModule.overallStatus",
				value: "DREAMING",
				why: "is a term that Equipoise does not know",
			},
			{
				path: "protocolSection.statusModule.startDateStruct.date",
				value: "2020-02-31",
				why: "is not a date",
			},
			{ path: "protocolSection.conditionsModule.conditions", value: "Depression", why: "should be a list" },
			{ path: "protocolSection.conditionsModule.keywords[0]", value: "{}", why: "should be text" },
		]),
	);
});

test("interventions that no arm is said to have are kept by themselves", () => {
	const { document } = read({
		armsInterventionsModule: {
			interventions: [{ type: "BEHAVIORAL", name: "Exercise", otherNames: ["Walking"] }],
		},
	});
	expect(document.arms).toEqual([]);
	expect(document.interventions).toEqual([
		{ type: "behavioural", name: "Exercise", otherNames: ["Walking"] },
	]);
});

test("running text loses the escapes of its Markdown", () => {
	const { document } = read({
		eligibilityModule: { eligibilityCriteria: "* HAM-D \\> 18\n* Age \\>= 18 \\[years\\]" },
	});
	expect(document.population.eligibility?.criteria).toBe("* HAM-D > 18\n* Age >= 18 [years]");
});
