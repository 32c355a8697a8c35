import { expect, test } from "vitest";
import { typedIdentifier } from "./typed-identifier.ts";

test.each([
	["NCT01234567", "nct01234567"],
	[" nct01234567 ", "nct01234567"],
	["NCT 01234567", "nct01234567"],
	["NCT-01234567", "nct01234567"],
	["nct: NCT01234567", "nct01234567"],
	["“NCT01234567”,", "nct01234567"],
	["https://clinicaltrials.gov/study/NCT01234567?tab=results", "nct01234567"],
	["www.clinicaltrials.gov/ct2/show/NCT01234567", "nct01234567"],
	["10.1016/j.jpsychires.2013.11.006", "10.1016/j.jpsychires.2013.11.006"],
	["DOI: 10.1016/J.JPSYCHIRES.2013.11.006.", "10.1016/j.jpsychires.2013.11.006"],
	["https://doi.org/10.1016/j.jpsychires.2013.11.006", "10.1016/j.jpsychires.2013.11.006"],
	["PMID: 24345483", "24345483"],
	["https://pubmed.ncbi.nlm.nih.gov/24345483/", "24345483"],
	["ISRCTN 12345678", "isrctn12345678"],
])("%s is an identifier", (typed, name) => {
	expect(typedIdentifier(typed)?.names).toContain(name);
});

test("figures alone may be a PubMed id or those of a registry number", () => {
	expect(typedIdentifier("24345483")).toEqual({ names: ["24345483", "nct24345483"], sure: true });
});

test.each([
	"depression",
	"covid 19",
	"",
	"!!!",
	"type 2 diabetes",
	"NCT 0123",
	"phase 2",
	"trial 20 mg of NCT01234567",
	`10.1000/${".".repeat(1000)}`,
])("“%s” is none", (typed) => {
	expect(typedIdentifier(typed)).toBeUndefined();
});
