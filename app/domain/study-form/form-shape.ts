import type { Outcome } from "../study/outcome.ts";

/**
 * What the study form holds: the study document with every figure as the text somebody typed, lists of short
 * texts as one text, and results by arm instead of in order, so that moving an arm moves nothing else.
 */
export interface StudyForm {
	title?: string;
	acronym?: string;
	kind?: string;
	status?: string;
	phase?: string;
	/** One a line, or separated by semicolons. */
	conditions?: string;
	summary?: string;
	design?: {
		allocation?: string;
		model?: string;
		masking?: string;
		whoMasked?: string[];
		purpose?: string;
		followUp?: { value?: string; unit?: string };
		description?: string;
	};
	population?: Record<
		"description" | "randomised" | "age" | "sex" | "sexReported" | "priorTreatment",
		string | undefined
	>;
	dates?: Record<"start" | "primaryCompletion" | "completion", string | undefined>;
	countries?: string;
	sponsor?: string;
	funding?: string;
	tags?: string;
	notes?: string;
	regulatory?: Texts<"intervention" | "condition" | "jurisdiction" | "status" | "asOf" | "note">[];
	identifiers?: Texts<"system" | "value">[];
	reports?: ReportForm[];
	arms?: ArmForm[];
	outcomes?: OutcomeForm[];
	adverseEvents?: AdverseEventForm[];
	riskOfBias?: Texts<"tool" | "outcomeId" | "domain" | "judgement" | "rationale" | "assessor">[];
	answers?: Texts<"finding" | "reason">[];
}

type Texts<K extends string> = { [key in K]?: string };

export type ReportForm = Texts<
	| "id"
	| "role"
	| "authors"
	| "title"
	| "journal"
	| "year"
	| "volume"
	| "issue"
	| "pages"
	| "doi"
	| "pmid"
	| "url"
	| "citation"
	/** A DOI, PubMed id, registry number, address or reference, sorted into its field when the form is read. */
	| "found"
>;

export interface ArmForm extends Texts<"id" | "label" | "role" | "description" | "randomised"> {
	interventions?: InterventionForm[];
}

/** `otherNames` are separated by semicolons. */
export type InterventionForm = Texts<
	"type" | "name" | "otherNames" | "dose" | "route" | "site" | "schedule" | "description"
>;

export type SourceForm = Texts<"reportId" | "locator" | "quote">;

/** Every kind's fields; the outcome's kind says which of them are read. */
export interface ResultForm
	extends Texts<
		| "cell"
		| "n"
		| "mean"
		| "meanType"
		| "sd"
		| "se"
		| "ciLow"
		| "ciHigh"
		| "ciLevel"
		| "median"
		| "q1"
		| "q3"
		| "min"
		| "max"
		| "value"
		| "cv"
		| "isChange"
		| "count"
		| "personTime"
		| "events"
		| "note"
	> {
	source?: SourceForm;
}

export interface ContrastForm
	extends Texts<
		| "armId"
		| "referenceArmId"
		| "orientation"
		| "measure"
		| "estimate"
		| "ciLow"
		| "ciHigh"
		| "ciLevel"
		| "se"
		| "p"
		| "method"
		| "adjusted"
		| "measureReported"
		| "hypothesis"
		| "note"
	> {
	source?: SourceForm;
}

export interface OutcomeForm
	extends Texts<
		| "id"
		| "kind"
		| "label"
		| "concept"
		| "instrument"
		| "definition"
		| "className"
		| "category"
		| "unit"
		| "direction"
		| "priority"
		| "population"
	> {
	timePoint?: Texts<"value" | "unit" | "text">;
	/** By arm id. */
	results?: Record<string, ResultForm>;
	contrasts?: ContrastForm[];
}

export interface AdverseEventForm extends Texts<"id" | "term" | "organSystem" | "serious"> {
	/** By arm id. */
	results?: Record<string, Texts<"affected" | "atRisk" | "events">>;
	source?: SourceForm;
}

/** The fields of a result that the form asks for, by the outcome's kind, in the order of the columns. */
export const RESULT_FIELDS: Record<Outcome["kind"], readonly (keyof ResultForm)[]> = {
	binary: ["cell", "n", "ciLow", "ciHigh", "ciLevel"],
	continuous: [
		...(["n", "mean", "sd", "se", "ciLow", "ciHigh", "ciLevel", "meanType", "isChange"] as const),
		...(["median", "q1", "q3", "min", "max", "value", "cv"] as const),
	],
	count: ["count", "personTime", "n"],
	"time-to-event": ["events", "n", "median", "ciLow", "ciHigh", "ciLevel"],
};
