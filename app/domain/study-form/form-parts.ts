import { FIELDS, formFields } from "../study/field-register.ts";
import { isBlankOutcome } from "./blank-outcome.ts";
import { isBlank, itemsOf, type Loose, objectOf, textOf } from "./loose.ts";

/** A part of the form, as its list of contents has it. */
interface FormPart {
	/** Of its heading. */
	id: string;
	title: string;
	/** The document's fields that it asks for. */
	holds: readonly string[];
	/** What a reader will look for and not find. */
	lacks?: (form: Loose) => string[];
}

const plain = (part: string) => formFields(part).map(({ pattern }) => pattern);

const FORM_PARTS: readonly FormPart[] = [
	{ id: "report", title: "The report", holds: ["title", "reports", "conditions"], lacks: lacksOfReport },
	{ id: "arms", title: "Arms", holds: ["arms"], lacks: lacksOfArms },
	{ id: "outcomes", title: "Outcomes and results", holds: ["outcomes"], lacks: lacksOfOutcomes },
	{ id: "adverse-events", title: "Adverse events", holds: ["adverseEvents"] },
	{ id: "groups", title: "Groups that are no arm", holds: ["groups"] },
	{ id: "design", title: "Design, phase, masking", holds: plain("design"), lacks: lacksOfDesign },
	{ id: "population", title: "Population, dates, sponsor", holds: plain("population") },
	{ id: "identifiers", title: "Identifiers", holds: ["identifiers"] },
	{ id: "bias", title: "Risk of bias", holds: ["assessments", "riskOfBias"] },
	{ id: "regulatory", title: "Regulatory status", holds: ["regulatory"] },
	{ id: "notes", title: "Tags and notes", holds: plain("notes") },
];

/** How a part of the form stands. */
export interface PartState {
	id: string;
	title: string;
	/** In words that follow "lacks". */
	lacks: string[];
	/** How many of its fields need correcting. */
	wrong: number;
}

/** @param form what it holds now @param wrong the names of its fields that need correcting */
export function partStates(form: Loose, wrong: Iterable<string>): PartState[] {
	// That a list is too short is what its part lacks, and no field.
	const names = [...wrong].filter((name) => FIELDS.get(name)?.kind !== "list");
	return FORM_PARTS.map(({ id, title, holds, lacks }) => ({
		id,
		title,
		lacks: lacks?.(form) ?? [],
		wrong: names.filter((name) =>
			holds.some((field) => name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`)),
		).length,
	}));
}

const unless = (is: boolean, what: string) => (is ? [] : [what]);

function lacksOfReport(form: Loose): string[] {
	const says = ({ id: _, role: __, year: ___, ...report }: Loose) => !isBlank(report, []);
	return [
		...unless(textOf(form.title) !== "", "title"),
		...unless(itemsOf(form.reports).some(says) || !isBlank(form.identifiers, ["system"]), "source"),
	];
}

function lacksOfArms(form: Loose): string[] {
	const arms = itemsOf(form.arms);
	return [
		...unless(
			arms.every(({ label }) => textOf(label) !== ""),
			"names",
		),
		...unless(
			arms.every(({ role }) => textOf(role) !== ""),
			"roles",
		),
	];
}

function lacksOfOutcomes(form: Loose): string[] {
	const outcomes = itemsOf(form.outcomes).filter((outcome) => !isBlankOutcome(outcome));
	if (outcomes.length === 0) return textOf(form.closedOutcomes) === "" ? ["an outcome"] : [];
	const hasFigures = ({ results, contrasts }: Loose) =>
		!isBlank(objectOf(results), []) || !isBlank(contrasts, []);
	const isTimed = ({ timePoints }: Loose) =>
		itemsOf(timePoints).every(({ value, text }) => textOf(value) !== "" || textOf(text) !== "");
	return [
		...unless(
			outcomes.every(({ label }) => textOf(label) !== ""),
			"names",
		),
		...unless(outcomes.every(hasFigures), "figures"),
		...unless(outcomes.every(isTimed), "times"),
		...unless(
			outcomes.every(({ direction }) => textOf(direction) !== ""),
			"direction",
		),
	];
}

function lacksOfDesign(form: Loose): string[] {
	return unless(textOf(form.kind) !== "", "kind of study");
}
