import { any, GRADED_NO, GRADED_YES, type Question, question, WITHOUT_NI } from "./sheet.ts";

/** The questions of ROBINS-I V2, in our own words under the tool's numbers. */

const KNOWN = "Y PY NI";
const NOT_SO = "N PN NI";
const IMPERFECT = "WN SN NI";

/** What is asked of the result before the domains. */
export const FIRST: readonly Question[] = [
	question("B1", "Did the authors try at all to control for confounding?", { options: WITHOUT_NI }),
	question("B2", "Is confounding so likely that the result should not be looked at further?", {
		options: WITHOUT_NI,
		onlyIf: [any(["B1"], "N PN")],
	}),
	question("B3", "Was the way of measuring the outcome unsuitable?", { options: WITHOUT_NI }),
];

const NEGATIVE_CONTROLS = "Do negative controls, or anything else, suggest serious confounding that is left?";

export const CONFOUNDING_OF_ASSIGNMENT: readonly Question[] = [
	question("1.1", "Does the analysis control for every important confounder that needs it?", {
		options: GRADED_NO,
	}),
	question("1.2", "Were these measured validly and reliably?", {
		options: GRADED_NO,
		onlyIf: [any(["1.1"], "Y PY WN")],
	}),
	question("1.3", "Does it control for anything after the start that the intervention can have changed?", {
		onlyIf: [any(["1.1"], "Y PY WN")],
	}),
	question("1.4", NEGATIVE_CONTROLS, { options: WITHOUT_NI }),
];

export const CONFOUNDING_OF_ADHERENCE: readonly Question[] = [
	question("1.1", "Does the method suit confounding at baseline and confounding that changes with time?"),
	question("1.2", "Does it control for every important confounder of both sorts that needs it?", {
		options: GRADED_NO,
		onlyIf: [any(["1.1"], "Y PY")],
	}),
	question("1.3", "Were these measured validly and reliably?", {
		options: GRADED_NO,
		onlyIf: [any(["1.2"], "Y PY WN")],
	}),
	question("1.4", "Does it control for what changes with time, or was measured after the start?", {
		onlyIf: [any(["1.1"], NOT_SO)],
	}),
	question("1.5", NEGATIVE_CONTROLS, { options: WITHOUT_NI }),
];

export const CLASSIFICATION: readonly Question[] = [
	question("2.1", "Could the interventions be told apart when follow-up would begin in the target trial?"),
	question("2.2", "Did all, or nearly all, outcomes happen after they could be told apart?", {
		onlyIf: [any(["2.1"], NOT_SO)],
	}),
	question("2.3", "Does the analysis avoid the problems that come of it?", {
		options: GRADED_YES,
		onlyIf: [any(["2.2"], NOT_SO)],
	}),
	question("2.4", "Did the outcome, or its risk, influence who was put in which group?", {
		options: GRADED_YES,
	}),
	question("2.5", "Are other errors in who was put in which group likely?"),
];

export const SELECTION: readonly Question[] = [
	question("3.1", "Does follow-up begin when the interventions begin?", { options: GRADED_NO }),
	question("3.2", "Were outcomes of a time after the start left out?", { onlyIf: [any(["3.1"], "Y PY")] }),
	question("3.3", "Were people selected in other ways by something seen after the start?"),
	question("3.4", "Is that likely to go with the intervention?", { onlyIf: [any(["3.3"], KNOWN)] }),
	question("3.5", "Is it likely to come from the outcome, or from a cause of it?", {
		onlyIf: [any(["3.4"], "Y PY")],
	}),
	question("3.6", "Did the analysis probably correct for all such selection?", {
		onlyIf: [any(["3.1"], "SN"), any(["3.5"], "Y PY")],
	}),
	question("3.7", "Do sensitivity analyses show that it matters little?", { onlyIf: [any(["3.6"], NOT_SO)] }),
	question("3.8", "Is it so severe that the result should not be pooled with others?", {
		onlyIf: [any(["3.7"], NOT_SO)],
	}),
];

export const MISSING: readonly Question[] = [
	question("4.1", "Is the intervention known of all, or nearly all, people?"),
	question("4.2", "Is the outcome?"),
	question("4.3", "Are the important confounders?"),
	question("4.4", "Does the analysis leave out whoever has missing data?", {
		onlyIf: [any(["4.1", "4.2", "4.3"], NOT_SO)],
	}),
	question("4.5", "Is being left out likely to go with the true outcome?", { onlyIf: [any(["4.4"], KNOWN)] }),
	question(
		"4.6",
		"Do the variables of the model probably explain how outcome and missing data go together?",
		{
			options: GRADED_NO,
			onlyIf: [any(["4.5"], KNOWN)],
		},
	),
	question("4.7", "Does the analysis impute what is missing?", { onlyIf: [any(["4.4"], "N PN")] }),
	question("4.8", "Is it reasonable to take data as missing at random, or completely at random?", {
		onlyIf: [any(["4.7"], "Y PY")],
	}),
	question("4.9", "Was it imputed properly?", { options: GRADED_NO, onlyIf: [any(["4.8"], "Y PY")] }),
	question("4.10", "Was another method used that corrects for missing data?", {
		options: GRADED_NO,
		onlyIf: [any(["4.7"], NOT_SO)],
	}),
	question("4.11", "Is there evidence that missing data did not bias the result?", {
		options: WITHOUT_NI,
		onlyIf: [any(["4.5"], KNOWN), any(["4.9", "4.10"], IMPERFECT)],
	}),
];

export const MEASUREMENT: readonly Question[] = [
	question("5.1", "Could the groups have been measured or followed up differently?"),
	question("5.2", "Did those who assessed the outcome know the intervention?", {
		onlyIf: [any(["5.1"], NOT_SO)],
	}),
	question("5.3", "Could knowing it have influenced the assessment?", {
		options: GRADED_YES,
		onlyIf: [any(["5.2"], KNOWN)],
	}),
];

const PICKED = { onlyIf: [any(["6.1"], NOT_SO)] };

export const REPORTED: readonly Question[] = [
	question("6.1", "Was it reported as a plan says that was made beforehand and can be read?"),
	question("6.2", "Was the result probably picked from several measurements of the outcome?", PICKED),
	question("6.3", "… from several analyses of the data?", PICKED),
	question("6.4", "… from several subgroups?", PICKED),
];
