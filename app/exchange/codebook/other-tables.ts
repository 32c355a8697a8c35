import type { CodebookTable } from "./codebook-table.ts";

export const SYNTHESIS_TABLE: CodebookTable = {
	id: "synthesis",
	title: "The rows of a synthesis",
	where: "`/syntheses/:slug.csv`",
	about: [
		"One row for each comparison, those that did not come into the analysis last. Names are metafor’s.",
	],
	columns: [
		[
			["row", "study_address", "study_version"],
			"the row’s id, and which version of which study its figures are from; blank where the study is not public",
		],
		[["study", "year", "group"], "the row’s name, year and subgroup"],
		[["ai", "n1i", "ci", "n2i"], "events and people of the intervention, then of the comparator"],
		[["m1i", "sd1i", "m2i", "sd2i"], "means and standard deviations"],
		[["x1i", "t1i", "x2i", "t2i"], "events and person-time"],
		[["xi", "ni"], "events and people of a single arm"],
		[
			["moderator: …"],
			"what may explain the effects, one column for each: numbers, and the categories in the meta-regression",
		],
		[["measure", "scale"], "what is pooled; how `yi` is turned into `natural`"],
		[["yi", "sei", "ci_low", "ci_high"], "effect, standard error and interval on the scale of the analysis"],
		[["natural", "natural_low", "natural_high"], "the same as people read it"],
		[["weight_percent"], "of the pooled estimate"],
		[["excluded"], "why the row is not in the analysis"],
		[["correction"], "what was added for cells of 0"],
		[["note"], "what of its figures was derived, and how"],
		[["time"], "when the outcome was measured, in words; blank where nobody said"],
	],
	notes: ["Everything from `yi` on is computed. Only the columns of the measure pooled are in a file."],
};

export const COMPARISON_TABLE: CodebookTable = {
	id: "comparison",
	title: "A comparison of studies",
	where: "`/compare.csv`",
	about: ["What the figure shows, one row for each mark."],
	columns: [
		[["study", "label", "arm"], "address of the study, its name, the arm or comparison"],
		[["value", "low", "high"], "what is drawn, with its interval, in the unit of the axis"],
		[["printed"], "the same in words, as the page has it"],
		[["basis"], "reported, or derived by us"],
		[["time"], "when the outcome was measured, in words; blank where nobody said"],
	],
	notes: [],
};

export const PROBLEM_TABLE: CodebookTable = {
	id: "problems",
	title: "Cells of a table that cannot be read",
	where: "from the import of tables",
	about: [],
	columns: [
		[["line", "column"], "line of the file as an editor counts, and name of the column"],
		[["value", "reason"], "what the cell says, and why it cannot be taken"],
	],
	notes: [],
};

/** What the files that are no tables hold. */
export const OTHER_FILES: readonly (readonly [name: string, holds: string])[] = [
	[
		"JSON (`json`)",
		"A list of study documents, whose fields are explained at `/codebook#fields`, each with its address (`slug`) and `visibility`, in the order in which they were logged, or that of the search. Decimals have the digits typed. `import` reads it back: exporting again gives the same bytes. With `--publish` what the file calls a draft stays one. Archived studies, earlier versions, syntheses, accounts and the audit log are not in it; a backup has them.",
	],
	[
		"RIS (`ris`), BibTeX (`bibtex`), CSL-JSON (`csl-json`)",
		"The reports of the studies, each under the study’s address and the report’s id, by which `import` knows it again; volume, issue and the ends of a page range in fields of their own; in RIS the PubMed id as accession number.",
	],
	[
		"Excel (`xlsx`, `wide-xlsx`, and `.xlsx` wherever a page offers a CSV)",
		"The same table as the CSV, in a workbook: decimals are numbers in a format with the digits of the source; numbers of more than 15 digits, and such as begin with 0, are text; text that a spreadsheet would run has the same apostrophe. What is longer than a sheet goes on in the next.",
	],
	[
		"ZIP for RevMan (`revman-studies`)",
		"RevMan’s “study-centric” data: `…-study-information.csv`, `-study-arms.csv`, `-study-results.csv` and `-risk-of-bias.csv`. Verified in public material: the four files and their names, as data packages of Cochrane reviews have them; the columns of arms and of results, and which of them an arm and a comparison fill, against a public program that writes them; `Study` and `Domain (judgement): …`, `Domain (support): …` of risk of bias, against what R’s meta reads; `Study`, `Data source` and `Char: …` of study information. Not verified, as RevMan’s templates were not at hand: the names of further characteristics, that a domain’s outcome stands behind it other than “All outcomes”, how RoB 2 has a row for each result, and the import into RevMan itself, which wants outcomes and interventions to be called as in the review. Counts and SDs that are derived say so in `Footnotes`, with the percentage that was reported. `Char: Notes` begins with lines that say what they are: title, registry numbers, DOI, PubMed id; `Char: Participants` with the conditions. They are read back, together: figures, comparisons, time points behind a comma (“Response, week 6”), descriptions and judgements come back as they were. Not in them, and so not in what comes back: roles of arms, direction, concept and instrument of an outcome, doses and schedules, adverse events, who judged a risk of bias, and outcomes without figures, which the import names.",
	],
	[
		"Word (`/syntheses/:slug.docx`)",
		"A report of a synthesis with the reader’s choices: what its page and its `.txt` say, in headings and tables, with the forest plot and numbered references.",
	],
	[
		"ZIP (`zip`)",
		"All of these but the workbooks and the report, this codebook, and each study’s main figure as SVG (`figures/`), as PNG too where studies were picked or are a synthesis’s. The files are made one after the other: of a study that is saved meanwhile the later ones have the later version, which the tables name.",
	],
];
