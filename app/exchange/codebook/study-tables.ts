import { CONTRAST_MEASURES, keysOf } from "#app/domain/vocabulary.ts";
import type { CodebookTable } from "./codebook-table.ts";

export const LONG_TABLE: CodebookTable = {
	id: "long",
	title: "The long table: one row for each arm and outcome",
	where: "`/studies/:slug.csv`, format `csv`",
	about: [],
	columns: [
		[
			["study", "version", "title", "year"],
			"address of the study, version exported, title, year of its main report",
		],
		[
			["outcome_id", "outcome", "concept", "kind", "instrument", "unit"],
			"what was measured; `kind` is binary, continuous, count or time-to-event, `concept` as somebody chose it, blank where nobody did",
		],
		[["time_value", "time_unit"], "when, where the source gives a number"],
		[
			["arm_id", "arm", "role", "randomised", "analysed"],
			"the arm; people assigned to it, and people in this result",
		],
		[["events_reported", "percent_reported"], "as the source prints them"],
		[
			["events_derived"],
			"the only whole number of the analysed that rounds to the percentage, where no count is reported",
		],
		[
			["rate_derived", "rate_low_derived", "rate_high_derived"],
			"events ÷ analysed with its 95% Wilson interval, as proportions; of a time to an event, whatever the follow-up",
		],
		[
			["mean", "mean_type", "sd", "se", "ci_low", "ci_high", "ci_level"],
			"as reported; `mean_type` tells arithmetic, least-squares, geometric and log means apart, and is blank where that is not said",
		],
		[
			["median", "q1", "q3", "min", "max", "value", "is_change"],
			"as reported; `value` is a number without a spread; `is_change` when the figures are changes from baseline",
		],
		[["sd_derived", "sd_derived_how"], "a standard deviation computed from what is reported, and how"],
		[["count", "person_time"], "events counted over person-time"],
		[
			["state", "printed", "ci_high_state"],
			"what the source says in place of a figure (not reported, not reached, not estimable, below or above a limit), its cell word for word where that says more than the figures, and what stands in place of the upper end of the interval",
		],
		[
			["note", "source_report", "source_locator", "source_quote"],
			"where the figures were read, and in which words",
		],
		[
			["incidence_derived", "incidence_low_derived", "incidence_high_derived"],
			"events ÷ person-time, per one unit of it, with its exact 95% Poisson interval (Garwood)",
		],
		[
			["comparisons_reported"],
			"what the source compares this arm by, as printed: measure, estimate, interval, p, and the arm it is against; an arm may have this and no figures of its own",
		],
		[
			["design_derived"],
			"what intervals computed from these figures ignore of the study’s design: `clustering ignored`",
		],
		[
			["group_id", "group"],
			"in rows of a group that is no arm (several arms together, a part of one, a period): its title as the source has it; the columns of the arm are blank, and nothing between arms is computed from these rows",
		],
		[
			["landmark_percent", "landmark_low", "landmark_high", "landmark_level", "landmark_of"],
			"of a time to an event: the Kaplan–Meier estimate at the time point with its interval, in percent, as reported; `landmark_of` says whether of people free of the event (`event-free`) or with it (`event`). Not events ÷ analysed",
		],
		[
			["nct", "registry_numbers", "doi", "pmid"],
			"what the study is known by elsewhere: its ClinicalTrials.gov number; all its registry numbers, each behind its registry (`nct: NCT01556971; isrctn: …`); DOI and PubMed id of its main report",
		],
	],
	notes: [
		"The table import reads it back, and knows the studies again by their numbers, or by their address and title; passed over are columns whose names say `derived`, `value`, `state`, `ci_high_state`, `printed`, `source_report`, `comparisons_reported`, and rows of groups that are no arm.",
	],
};

export const WIDE_TABLE: CodebookTable = {
	id: "wide",
	title: "The wide table: one row for each comparison",
	where: "format `wide`",
	about: [
		"The names are those that metafor’s `escalc` takes, and the table import reads it back, without what `derived` names.",
	],
	columns: [
		[
			["study", "version", "title", "year", "nct"],
			"address of the study, version exported, title, year of its main report, registry number",
		],
		[
			["outcome", "concept", "kind", "instrument", "unit", "time"],
			"what was measured, and when in words; `concept` as somebody chose it",
		],
		[
			["arm_1", "arm_2"],
			"an arm, and the strictest control of the outcome by its role (placebo, sham, nothing, then active); where no role says which that is, the second arm of the study",
		],
		[["ai", "n1i", "ci", "n2i"], "events and analysed of the first and the second arm"],
		[["m1i", "sd1i", "m2i", "sd2i"], "means and standard deviations, with `n1i` and `n2i`"],
		[["x1i", "t1i", "x2i", "t2i"], "counts and person-time"],
		[["derived"], "the names of those columns in this row that were computed, not reported"],
		[
			["design_derived"],
			"what an effect computed from this row ignores of the study’s design: `clustering ignored`, `pairing ignored`",
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
		"The first 24 columns bear the names, and have the order, of `…-data-rows.csv` in the analysis data that RevMan Web writes and the Cochrane Library gives out with a review. The others are ours; readers that go by names pass over them.",
		"Checked: the names, against those that the R package meta reads from such files (`read.cdir`), and that our own table import reads the file back, without what `Derived` names. Not checked in RevMan itself, which takes such rows pasted into an analysis; its import of whole studies asks for files of another shape.",
	],
	columns: [
		[
			["Analysis group"],
			"number of the outcome’s concept: 1 response, 2 remission, 3 relapse, 4 symptom severity, 5 mortality, 6 survival, 7 incidence, 8 recovery, 9 quality of life, 10 functioning, 11 pain, 12 hospitalisation, 13 discontinuation, 14 harm, 15 biomarker, 16 adherence, 17 other, 18 none stated; 1 in a synthesis",
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
		[["Control mean", "Control SD", "Control cases", "Control N"], "the same of its control"],
		[["O-E", "Variance"], "RevMan’s own; blank"],
		[["Weight"], "percent, in a synthesis"],
		[
			["Mean", "CI start", "CI end"],
			"a reported estimate with its interval, as printed; the effect of the row in a synthesis",
		],
		[
			["Footnotes"],
			"the kind of mean where it is not arithmetic, what was counted where it was not people, what a row ignores of the study’s design, the measure in the source’s words, remarks on a synthesis’s row",
		],
		[["Title", "NCT number"], "of the study"],
		[["Concept", "Instrument", "Time point"], "what was measured, how, and when in words"],
		[["Experimental label", "Control label"], "the arms"],
		[["Effect measure", "p"], "of a reported estimate; the measure of a synthesis"],
		[["Derived"], "the names of those columns in this row that were computed, not reported"],
	],
	notes: ["Events over person-time are left out: RevMan has no such rows. Reported rate ratios are in."],
};
