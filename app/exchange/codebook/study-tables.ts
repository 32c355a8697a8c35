import { CONTRAST_MEASURES, keysOf } from "#app/domain/vocabulary.ts";
import type { CodebookTable } from "./codebook-table.ts";

export const LONG_TABLE: CodebookTable = {
	id: "long",
	title: "The long table: one row for each arm and outcome",
	where: "`/studies/:slug.csv`, format `csv`; `excel` is the same with a byte order mark",
	about: [],
	columns: [
		[
			["study", "version", "title", "year"],
			"address of the study, version exported, title, year of its main report",
		],
		[
			["outcome_id", "outcome", "concept", "kind", "instrument", "unit"],
			"what was measured; `kind` is binary, continuous, count or time-to-event, `concept` as someone chose it, otherwise blank",
		],
		[["time_value", "time_unit"], "time of measurement, where the source gives a number"],
		[
			["arm_id", "arm", "role", "randomised", "analysed"],
			"the arm; people assigned to it, and people in this result",
		],
		[["events_reported", "percent_reported"], "as the source prints them"],
		[
			["events_derived"],
			"where no count is reported: the only whole number of people analysed that rounds to the percentage",
		],
		[
			["rate_derived", "rate_low_derived", "rate_high_derived"],
			"events ÷ analysed with its 95% Wilson interval, as proportions; for time-to-event outcomes, regardless of follow-up",
		],
		[
			["mean", "mean_type", "sd", "se", "ci_low", "ci_high", "ci_level"],
			"as reported; `mean_type` is arithmetic, least-squares, geometric or log, and blank where the source does not say",
		],
		[
			["median", "q1", "q3", "min", "max", "value", "is_change"],
			"as reported; `value` is a number without a measure of spread; `is_change` marks changes from baseline",
		],
		[["sd_derived", "sd_derived_how"], "a standard deviation computed from reported figures, and how"],
		[["count", "person_time"], "events, and the person-time over which they were counted"],
		[
			["state", "printed", "ci_high_state"],
			"what the source gives instead of a figure (not reported, not reached, not estimable, below or above a limit); the cell as printed, where it says more than the figures; and what the source gives instead of the upper limit of the interval",
		],
		[
			["note", "source_report", "source_locator", "source_quote"],
			"remarks, and where the figures come from: report, place in it, quotation",
		],
		[
			["incidence_derived", "incidence_low_derived", "incidence_high_derived"],
			"events ÷ person-time, per unit of person-time, with its exact 95% Poisson interval (Garwood)",
		],
		[
			["comparisons_reported"],
			"the source’s comparisons of this arm, as printed: measure, estimate, interval, p, and the arm it is compared with; an arm may have these and no figures of its own",
		],
		[
			["design_derived"],
			"aspects of the study’s design that intervals computed from these figures ignore: `clustering ignored`",
		],
		[
			["group_id", "group"],
			"in rows of a group that is no arm (several arms together, part of an arm, a period): its title as in the source; the arm’s columns are blank, and these rows are never used to compare arms",
		],
		[
			["landmark_percent", "landmark_low", "landmark_high", "landmark_level", "landmark_of"],
			"for time-to-event outcomes: the Kaplan–Meier estimate at the time point with its interval, in percent, as reported; `landmark_of` says whether it is the proportion free of the event (`event-free`) or with it (`event`). Not events ÷ analysed",
		],
		[
			["nct", "registry_numbers", "doi", "pmid"],
			"identifiers of the study: its ClinicalTrials.gov number; all its registry numbers, each preceded by its registry (`nct: NCT01556971; isrctn: …`); DOI and PubMed ID of its main report",
		],
	],
	notes: [
		"The table import reads it back, and recognises the studies by their identifiers, or by their address and title. It ignores columns whose names contain `derived`, the columns `value`, `state`, `ci_high_state`, `printed`, `source_report` and `comparisons_reported`, and rows of groups that are no arm.",
	],
};

export const WIDE_TABLE: CodebookTable = {
	id: "wide",
	title: "The wide table: one row for each comparison",
	where: "format `wide`",
	about: [
		"Column names are those that metafor’s `escalc` takes. The table import reads it back, except the values that `derived` names.",
	],
	columns: [
		[
			["study", "version", "title", "year", "nct"],
			"address of the study, version exported, title, year of its main report, registry number",
		],
		[
			["outcome", "concept", "kind", "instrument", "unit", "time"],
			"what was measured, and when, in words; `concept` as someone chose it",
		],
		[
			["arm_1", "arm_2"],
			"an arm, and the strictest control for the outcome according to the arms’ roles (placebo, sham, nothing, then active); where no role settles it, the second arm of the study",
		],
		[["ai", "n1i", "ci", "n2i"], "events and people analysed in the first and the second arm"],
		[["m1i", "sd1i", "m2i", "sd2i"], "means and standard deviations, with `n1i` and `n2i`"],
		[["x1i", "t1i", "x2i", "t2i"], "counts and person-time"],
		[["derived"], "the names of those columns in this row that were computed, not reported"],
		[
			["design_derived"],
			"aspects of the study’s design that an effect computed from this row ignores: `clustering ignored`, `pairing ignored`",
		],
	],
	notes: [
		'In R: `dat <- read.csv("wide.csv"); escalc("RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = subset(dat, outcome == "Response"))`.',
		"A trial with several arms has several rows with the same control: pooling them counts its people more than once.",
	],
};

export const REVMAN_TABLE: CodebookTable = {
	id: "revman",
	title: "The table for RevMan: data rows",
	where: "format `revman`",
	about: [
		"The first 24 columns have the names and the order of `…-data-rows.csv` in the analysis data that RevMan Web exports and the Cochrane Library offers with a review. The others are Equipoise’s own; programs that read columns by name ignore them.",
		"Checked: the names, against those that the R package meta reads from such files (`read.cdir`), and that Equipoise’s table import reads the file back, except the values that `Derived` names. Not checked in RevMan itself, where such rows can be pasted into an analysis; its import of whole studies requires a different format.",
	],
	columns: [
		[
			["Analysis group"],
			"number for the outcome’s concept: 1 response, 2 remission, 3 relapse, 4 symptom severity, 5 mortality, 6 survival, 7 incidence, 8 recovery, 9 quality of life, 10 functioning, 11 pain, 12 hospitalisation, 13 discontinuation, 14 harm, 15 biomarker, 16 adherence, 17 other, 18 none stated; 1 in a synthesis",
		],
		[
			["Analysis number"],
			`1 people with the event, 2 means, from 3 on reported estimates: ${keysOf(CONTRAST_MEASURES).join(", ")}, none said; 1 in a synthesis`,
		],
		[["Analysis name"], "the outcome; the title of a synthesis"],
		[["Subgroup"], "the row’s group in a synthesis"],
		[["Applicability"], "RevMan’s own; blank"],
		[["Study", "Study year"], "authors and year, the acronym or the title; year of its main report"],
		[
			["GIV Mean", "GIV SE"],
			"an estimate on the scale of the analysis (the logarithm of a ratio) and its standard error",
		],
		[
			["Experimental mean", "Experimental SD", "Experimental cases", "Experimental N"],
			"figures of the arm: mean and standard deviation, or people with the event; people analysed",
		],
		[["Control mean", "Control SD", "Control cases", "Control N"], "the same for its control"],
		[["O-E", "Variance"], "RevMan’s own; blank"],
		[["Weight"], "percent, in a synthesis"],
		[
			["Mean", "CI start", "CI end"],
			"a reported estimate with its interval, as printed; the effect of the row in a synthesis",
		],
		[
			["Footnotes"],
			"the kind of mean if not arithmetic, what was counted if not people, aspects of the study’s design that the row ignores, the measure in the source’s words, remarks on a row of a synthesis",
		],
		[["Title", "NCT number"], "of the study"],
		[["Concept", "Instrument", "Time point"], "what was measured, how, and when, in words"],
		[["Experimental label", "Control label"], "the arms"],
		[["Effect measure", "p"], "of a reported estimate; the measure of a synthesis"],
		[["Derived"], "the names of those columns in this row that were computed, not reported"],
	],
	notes: [
		"Events over person-time are left out: RevMan has no such rows. Reported rate ratios are included.",
	],
};
