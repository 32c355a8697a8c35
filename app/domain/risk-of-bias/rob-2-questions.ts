import { all, any, OR_NOT_APPLICABLE, type Question, question, WITHOUT_NI } from "./sheet.ts";

/** The questions of RoB 2 that its variants share, in our own words under the tool's numbers. */

const KNOWN = "Y PY NI";
const NOT_SO = "N PN NI";

export const RANDOMISATION: readonly Question[] = [
	question("1.1", "Did chance decide the order of allocation?"),
	question("1.2", "Was the next allocation hidden until a participant was enrolled and assigned?"),
	question("1.3", "Do differences at baseline point to a fault in the randomisation?"),
];

const PEOPLE_KNEW = "Did participants know which intervention they were assigned to?";
const CARERS_KNEW = "Did those who cared for them or delivered the intervention know it?";

/** @param knowing numbers of the questions on who knew of the intervention */
const deviations = (knowing: readonly string[]): readonly Question[] => [
	question("2.3", "Did care deviate from what was intended because this was a trial?", {
		onlyIf: [any(knowing, KNOWN)],
	}),
	question("2.4", "Is that likely to have changed the outcome?", { onlyIf: [any(["2.3"], "Y PY")] }),
	question("2.5", "Was it alike in the groups?", { onlyIf: [any(["2.4"], KNOWN)] }),
	question("2.6", "Does the analysis suit the effect of assignment, each in the group assigned?"),
	question("2.7", "Could leaving people out or moving them to another group have changed the result much?", {
		onlyIf: [any(["2.6"], NOT_SO)],
	}),
];

export const ASSIGNMENT: readonly Question[] = [
	question("2.1", PEOPLE_KNEW),
	question("2.2", CARERS_KNEW),
	...deviations(["2.1", "2.2"]),
];

export const CLUSTER_ASSIGNMENT: readonly Question[] = [
	question("2.1a", "Did participants know that they were in a trial?"),
	question("2.1b", PEOPLE_KNEW, { onlyIf: [any(["2.1a"], KNOWN)] }),
	question("2.2", CARERS_KNEW),
	...deviations(["2.1b", "2.2"]),
];

export const ADHERENCE: readonly Question[] = [
	question("2.1", PEOPLE_KNEW),
	question("2.2", CARERS_KNEW),
	question("2.3", "Were important treatments beside the protocol alike in the groups?", {
		options: OR_NOT_APPLICABLE,
		onlyIf: [any(["2.1", "2.2"], KNOWN)],
	}),
	question("2.4", "Did the delivery of the intervention fail in ways that could change the outcome?", {
		options: OR_NOT_APPLICABLE,
	}),
	question("2.5", "Did people not keep to it in ways that could change their outcomes?", {
		options: OR_NOT_APPLICABLE,
	}),
	question("2.6", "Does the analysis suit the effect of keeping to the intervention?", {
		onlyIf: [any(["2.3"], NOT_SO), any(["2.4", "2.5"], KNOWN)],
	}),
];

/** @param complete numbers of the questions on whether data are complete */
const missing = (complete: readonly string[]): readonly Question[] => [
	question("3.2", "Is there evidence that missing data did not bias the result?", {
		options: WITHOUT_NI,
		onlyIf: [any(complete, NOT_SO)],
	}),
	question("3.3", "Could an outcome be missing because of what it was?", {
		onlyIf: [any(["3.2"], "N PN")],
	}),
	question("3.4", "Is that likely?", { onlyIf: [any(["3.3"], KNOWN)] }),
];

export const MISSING: readonly Question[] = [
	question("3.1", "Is this outcome known of all, or nearly all, who were randomised?"),
	...missing(["3.1"]),
];

export const CLUSTER_MISSING: readonly Question[] = [
	question("3.1a", "Are there data for this outcome from every cluster that recruited?"),
	question("3.1b", "Is it known of all, or nearly all, participants within the clusters?"),
	...missing(["3.1a", "3.1b"]),
];

const MEASURING: readonly Question[] = [
	question("4.1", "Was the way of measuring unsuitable?"),
	question("4.2", "Could the groups have been measured or followed up differently?"),
];
const UNMEASURED = all(["4.1", "4.2"], NOT_SO);
const ASSESSORS_KNEW = "Did those who assessed the outcome know which intervention a participant had?";

/** @param knowing the number of the question on whether assessors knew the intervention */
const influence = (knowing: string): readonly Question[] => [
	question("4.4", "Could knowing it have influenced the assessment?", { onlyIf: [any([knowing], KNOWN)] }),
	question("4.5", "Is it likely that it did?", { onlyIf: [any(["4.4"], KNOWN)] }),
];

export const MEASUREMENT: readonly Question[] = [
	...MEASURING,
	question("4.3", ASSESSORS_KNEW, { onlyIf: [UNMEASURED] }),
	...influence("4.3"),
];

export const CLUSTER_MEASUREMENT: readonly Question[] = [
	...MEASURING,
	question("4.3a", "Did those who assessed the outcome know that this was a trial?", {
		onlyIf: [UNMEASURED],
	}),
	question("4.3b", ASSESSORS_KNEW, { onlyIf: [any(["4.3a"], KNOWN)] }),
	...influence("4.3b"),
];

export const SELECTION: readonly Question[] = [
	question("5.1", "Was it analysed as planned before anybody saw unblinded outcomes?"),
	question("5.2", "Was the result probably picked from several measurements of the outcome?"),
	question("5.3", "Was it probably picked from several analyses of the data?"),
];
