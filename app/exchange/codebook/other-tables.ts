import type { CodebookTable } from "./codebook-table.ts";

export const SYNTHESIS_TABLE: CodebookTable = {
	id: "synthesis",
	title: "The rows of a synthesis",
	where: "`/syntheses/:slug.csv`",
	about: [
		"One row for each comparison; those not included in the analysis come last. Column names are metafor’s.",
	],
	columns: [
		[
			["row", "study_address", "study_version"],
			"the row’s id, and which version of which study its figures are from; blank where the study is not public",
		],
		[["study", "year", "group"], "the row’s name, year and subgroup"],
		[["ai", "n1i", "ci", "n2i"], "events and people in the intervention arm, then in the comparator arm"],
		[["m1i", "sd1i", "m2i", "sd2i"], "means and standard deviations"],
		[["x1i", "t1i", "x2i", "t2i"], "events and person-time"],
		[["xi", "ni"], "events and people in a single arm"],
		[
			["moderator: …"],
			"study characteristics that may explain the effects, one column for each: numeric ones, and categorical ones used in the meta-regression",
		],
		[["measure", "scale"], "the effect measure; how `yi` is converted to `natural`"],
		[["yi", "sei", "ci_low", "ci_high"], "effect, standard error and interval on the scale of the analysis"],
		[["natural", "natural_low", "natural_high"], "the same, back-transformed for reading"],
		[["weight_percent"], "weight in the pooled estimate"],
		[["excluded"], "why the row is not in the analysis"],
		[["correction"], "continuity correction for zero cells"],
		[["note"], "which of its figures were derived, and how"],
		[["time"], "when the outcome was measured, in words; blank where not recorded"],
	],
	notes: ["Everything from `yi` on is computed. A file has only the columns of the measure pooled."],
};

export const COMPARISON_TABLE: CodebookTable = {
	id: "comparison",
	title: "A comparison of studies",
	where: "`/compare.csv`",
	about: ["The figure’s data, one row for each mark."],
	columns: [
		[["study", "label", "arm"], "address of the study, its name, the arm or comparison"],
		[["value", "low", "high"], "what is drawn, with its interval, in the unit of the axis"],
		[["printed"], "the same as text, as shown on the page"],
		[["basis"], "reported, or derived by Equipoise"],
		[["time"], "when the outcome was measured, in words; blank where not recorded"],
	],
	notes: [],
};

export const PROBLEM_TABLE: CodebookTable = {
	id: "problems",
	title: "Cells of a table that cannot be read",
	where: "from the import of tables",
	about: [],
	columns: [
		[["line", "column"], "line of the file as a text editor counts, and name of the column"],
		[["value", "reason"], "what the cell contains, and why it cannot be read"],
	],
	notes: [],
};

/** The contents of files other than tables. */
export const OTHER_FILES: readonly (readonly [name: string, holds: string])[] = [
	[
		"JSON (`json`)",
		"A list of study documents, whose fields are explained at `/codebook#fields`, each with its address (`slug`) and `visibility`, in the order in which they were logged, or the order of the search. Decimals have the digits typed. `import` reads it back: exporting again gives the same bytes. With `--publish`, studies marked as drafts in the file stay drafts. Archived studies, earlier versions, syntheses, accounts and the audit log are not in it; a backup has them.",
	],
	[
		"RIS (`ris`), BibTeX (`bibtex`), CSL-JSON (`csl-json`)",
		"The reports of the studies, each identified by the study’s address and the report’s id, by which `import` recognises it; volume, issue, first and last page are in separate fields; in RIS the PubMed ID is the accession number.",
	],
	[
		"Excel (`xlsx`, `wide-xlsx`, and `.xlsx` wherever a page offers a CSV)",
		"The same table as the CSV, in a workbook: decimals are numbers in a format with the digits of the source; numbers with more than 15 digits or a leading 0 are text; text that a spreadsheet would run as a formula has the same apostrophe. A table too long for one sheet continues on the next.",
	],
	[
		"ZIP for RevMan (`revman-studies`)",
		"RevMan’s study-centric data: `…-study-information.csv`, `-study-arms.csv`, `-study-results.csv` and `-risk-of-bias.csv`. Verified against public material: the four files and their names, from data packages of Cochrane reviews; the columns of arms and results, and which of them an arm and a comparison fill, against a public program that writes them; `Study`, `Domain (judgement): …` and `Domain (support): …` for risk of bias, against what the R package meta reads; `Study`, `Data source` and `Char: …` for study information. Not verified, as RevMan’s templates were not available: the names of further characteristics, that an outcome other than “All outcomes” follows the domain’s name, how RoB 2 gives a row to each result, and the import into RevMan itself, which requires outcomes and interventions to have the names used in the review. `Footnotes` marks derived counts and SDs, with the percentage that was reported. `Char: Notes` begins with labelled lines: title, registry numbers, DOI, PubMed ID; `Char: Participants` with the conditions. The four files are imported together: figures, comparisons, time points after a comma (“Response, week 6”), descriptions and judgements are restored as they were. Not in these files, and so lost on the way: roles of arms, direction, concept and instrument of an outcome, doses and schedules, adverse events, who judged the risk of bias, and outcomes without figures, which the import lists.",
	],
	[
		"Word (`/syntheses/:slug.docx`)",
		"A report of a synthesis with the reader’s choices: the content of its page and its `.txt`, with headings and tables, with the forest plot and numbered references.",
	],
	[
		"ZIP (`zip`)",
		"All of these except the workbooks and the Word report, with this codebook and each study’s main figure as SVG (`figures/`), and as PNG too where individual studies or a synthesis were chosen. The server makes the files one after the other: if a study is saved meanwhile, the later files have its later version, whose number is in the tables.",
	],
];
