import { describe, expect, test } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import type { Report } from "#app/domain/study/study-document.ts";
import { readReferences } from "./read-references.ts";
import { reportsToCsl, reportsToRis } from "./write-references.ts";

const FINZI = {
	authors: "Finzi E, Rosenthal NE",
	title: "Treatment of depression with onabotulinumtoxinA",
	journal: "J Psychiatr Res",
	year: 2014,
	volume: "52",
	pages: "1-6",
	doi: "10.1016/j.jpsychires.2013.11.006",
	pmid: "24345483",
};

const RIS = `TY  - JOUR
AU  - Finzi, Eric
AU  - Rosenthal, Norman E
TI  - Treatment of depression with onabotulinumtoxinA
T2  - J Psychiatr Res
PY  - 2014
VL  - 52
SP  - 1
EP  - 6
DO  - 10.1016/j.jpsychires.2013.11.006
DB  - PubMed
AN  - 24345483
ER  - 
`;
const MEDLINE = `PMID- 24345483
DP  - 2014 May
TI  - Treatment of depression with
      onabotulinumtoxinA.
PG  - 1-6
LID - S0022-3956(13)00349-5 [pii]
LID - 10.1016/j.jpsychires.2013.11.006 [doi]
AU  - Finzi E
AU  - Rosenthal NE
TA  - J Psychiatr Res
VI  - 52
`;
const XML = `<?xml version="1.0" ?>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">24345483</PMID><Article>
<Journal><JournalIssue><Volume>52</Volume><PubDate><Year>2014</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>Treatment of <i>depression</i> with onabotulinumtoxinA.</ArticleTitle>
<Pagination><MedlinePgn>1-6</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1016/j.jpsychires.2013.11.006</ELocationID>
<AuthorList><Author><LastName>Finzi</LastName><ForeName>Eric</ForeName><Initials>E</Initials></Author>
<Author><LastName>Rosenthal</LastName><Initials>NE</Initials></Author></AuthorList></Article>
<MedlineJournalInfo><MedlineTA>J Psychiatr Res</MedlineTA></MedlineJournalInfo></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
const BIBTEX = `@article{finzi2014, author = {Finzi, Eric and Rosenthal, Norman E.}, year = 2014, volume = {52},
  title = {{Treatment} of depression with {onabotulinumtoxinA}}, journal = {J Psychiatr Res}, pages = {1--6},
  doi = {10.1016/j.jpsychires.2013.11.006}, pmid = {24345483}}`;
const CSL = JSON.stringify([
	{
		id: "finzi",
		type: "article-journal",
		author: [
			{ family: "Finzi", given: "Eric" },
			{ family: "Rosenthal", given: "Norman E." },
		],
		title: "Treatment of depression with onabotulinumtoxinA",
		"container-title": "J Psychiatr Res",
		issued: { "date-parts": [[2014, 5]] },
		volume: "52",
		page: "1-6",
		DOI: "10.1016/j.jpsychires.2013.11.006",
		PMID: "24345483",
	},
]);

describe("the same paper comes out of every format as the same report", () => {
	test.each([
		["ris", RIS],
		["medline", MEDLINE],
		["pubmed-xml", XML],
		["bibtex", BIBTEX],
		["csl-json", CSL],
	])("%s", (format, text) => {
		expect(readReferences(text)).toEqual({ format, reports: [FINZI], repeated: 0, problems: [] });
	});
});

test("a reference that stands twice counts once, by DOI, PubMed id or title and year", () => {
	const without = RIS.replace(/^DO .*\n/m, "").replace(/^AN .*\n/m, "");
	expect(
		readReferences(RIS + RIS.toUpperCase().replace(/^TY {2}- JOUR/m, "TY  - JOUR") + without),
	).toMatchObject({
		repeated: 2,
	});
});

test.each([
	["EndNote, whose DA has no year", "AN  - 24345483\nDB  - PubMed\nDA  - May\nPY  - 2014\nA1  - Finzi, E."],
	["Embase", "A1  - Finzi E.\nY1  - 2014\nDB  - Embase\nC5  - 24345483\nU2  - L52921839"],
	[
		"the Cochrane Library",
		"AN  - CN-00980316\nAU  - Finzi, E\nPY  - 2014\nC3  - PUBMED 24345483,EMBASE 52921839",
	],
	["Ovid", "DB  - Ovid MEDLINE(R)\nAN  - 24345483\nA1  - Finzi, Eric\nY1  - 2014//"],
	["Zotero", "AU  - Finzi, Eric\nPY  - 2014\nDP  - PubMed\nN1  - PMID: 24345483"],
])("RIS of %s gives year, author and PubMed id", (_, fields) => {
	const { reports } = readReferences(`TY  - JOUR\nTI  - A trial of one thing.\n${fields}\nER  - \n`);
	expect(reports).toEqual([
		{ title: "A trial of one thing", authors: "Finzi E", year: 2014, pmid: "24345483" },
	]);
});

test("BibLaTeX and Zotero's CSL-JSON name year and PubMed id in their own places", () => {
	const bib = "@article{x, title={A trial}, date={2016-03-01}, note={PMID: 1234567}}";
	expect(readReferences(bib).reports).toEqual([{ title: "A trial", year: 2016, pmid: "1234567" }]);
	const csl = JSON.stringify([{ type: "article-journal", title: "A trial", note: "PMID: 1234567" }]);
	expect(readReferences(csl).reports).toEqual([{ title: "A trial", pmid: "1234567" }]);
});

test("one bad BibTeX entry costs only itself and is named", () => {
	const { reports, problems } = readReferences(`@article{broken, author = {Fin\n${BIBTEX}`);
	expect(reports).toEqual([FINZI]);
	expect(problems).toMatchObject([{ entry: 1 }]);
});

test.each([
	["nothing known", "hello"],
	["XML that breaks off", XML.slice(0, 300)],
	[
		"XML with entities of its own",
		`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet><PubmedArticle/></PubmedArticleSet>`,
	],
	["JSON that breaks off", CSL.slice(0, 80)],
])("%s is refused in words", (_, text) => {
	expect(() => readReferences(text)).toThrow(Problem);
});

test("a long title stays on one line of RIS", () => {
	const title =
		"Treatment of depression with onabotulinumtoxinA: A randomized, double-blind, placebo controlled trial";
	const report = { id: "r1", role: "primary", ...FINZI, title } as Report;
	const ris = reportsToRis([{ slug: "x", document: { reports: [report] } }]);
	expect(ris).toContain(`TI  - ${title}\n`);
	expect(readReferences(ris).reports).toEqual([{ ...FINZI, title }]);
});

test("reports written as RIS or CSL-JSON read back as the same", () => {
	const report = { id: "r1", role: "primary", ...FINZI } as Report;
	const studies = [{ slug: "finzi-rosenthal-2014", document: { reports: [report] } }];
	expect(readReferences(reportsToRis(studies)).reports).toEqual([FINZI]);
	expect(readReferences(JSON.stringify(reportsToCsl(studies))).reports).toEqual([FINZI]);
	expect(reportsToRis(studies)).toMatch(/^TY {2}- JOUR[\s\S]*AN {2}- 24345483\nER {2}- *\n\n$/);
});
