import { CONTRAST_MEASURES, DIRECTIONS, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import * as words from "./vocabulary.ts";

const JUDGED = { ...words.GRADE_DOMAINS, ...words.GRADE_UPGRADES };

/** Every field of the synthesis document in the words people use for it, by its path; `*` stands for an item. */
export const SYNTHESIS_FIELD_NAMES: Readonly<Record<string, string>> = {
	title: "Title",
	"question.population": "Question: population",
	"question.intervention": "Question: intervention",
	"question.comparator": "Question: comparator",
	"question.concept": "Question: outcome concept",
	"question.outcome": "Question: outcome",
	"question.direction": "Question: direction",
	"question.timeFrom": "Question: time from",
	"question.timeTo": "Question: time to",
	"question.timeUnit": "Question: unit of time",
	rows: "Comparisons",
	"rows.*.study": "Study",
	"rows.*.studyVersion": "Version of the study",
	"rows.*.outcomeId": "Outcome",
	"rows.*.kind": "Figures",
	"rows.*.experimental": "Experimental arms",
	"rows.*.control": "Control arms",
	"rows.*.experimental.*": "Experimental arm",
	"rows.*.control.*": "Control arm",
	"rows.*.contrast": "Reported estimate",
	"rows.*.group": "Subgroup",
	"rows.*.moderators": "Moderators",
	"rows.*.moderators.*": "Moderator",
	"rows.*.shared": "Shared arm",
	"rows.*.flipped": "Scale runs the other way",
	"analysis.measure": "Analysis: measure",
	"analysis.reported": "Analysis: reported estimates",
	"analysis.scale": "Analysis: scale of the estimates",
	"analysis.name": "Analysis: name of the estimates",
	"analysis.model": "Analysis: model",
	"analysis.tau2": "Analysis: τ²",
	"analysis.ci": "Analysis: interval",
	"analysis.level": "Analysis: level in percent",
	"analysis.predictionInterval": "Analysis: prediction interval",
	"analysis.subgroup": "Analysis: subgroups",
	"analysis.regression": "Analysis: meta-regression",
	"analysis.regression.*": "Analysis: meta-regression",
	"analysis.regression.*.name": "Moderator",
	"analysis.regression.*.reference": "Reference level",
	"favours.experimental": "Favours label: experimental",
	"favours.control": "Favours label: control",
	"baseline.percent": "Baseline risk: percent",
	"baseline.reason": "Baseline risk: reason",
	...Object.fromEntries(
		Object.entries(JUDGED).flatMap(([field, label]) => [
			[`grade.${field}.rating`, `GRADE: ${label.toLowerCase()}`],
			[`grade.${field}.reason`, `GRADE: reason for ${label.toLowerCase()}`],
		]),
	),
	"grade.certainty": "GRADE: certainty",
	conclusion: "Conclusion",
	authors: "Authors",
	notes: "Notes",
	computation: "Way of computing",
};

/** The closed lists whose labels stand for the keys, by field. */
export const SYNTHESIS_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"question.concept": OUTCOME_CONCEPTS,
	"question.direction": DIRECTIONS,
	"rows.*.kind": words.ROW_KINDS,
	"rows.*.shared": words.SHARED_HANDLING,
	"analysis.measure": words.SYNTHESIS_MEASURES,
	"analysis.reported": CONTRAST_MEASURES,
	"analysis.scale": words.ESTIMATE_SCALES,
	"analysis.model": words.MODELS,
	"analysis.tau2": words.TAU2_CHOICES,
	"analysis.ci": words.CI_CHOICES,
	"analysis.predictionInterval": words.PREDICTION_CHOICES,
	...Object.fromEntries(
		Object.keys(words.GRADE_DOMAINS).map((field) => [`grade.${field}.rating`, words.GRADE_RATINGS]),
	),
	...Object.fromEntries(
		Object.keys(words.GRADE_UPGRADES).map((field) => [`grade.${field}.rating`, words.UPGRADE_RATINGS]),
	),
	"grade.certainty": words.CERTAINTIES,
};
