import * as z from "zod";
import {
	ALLOCATIONS,
	ARM_ROLES,
	ASSESSMENTS,
	BIAS_JUDGEMENTS,
	BIAS_TOOLS,
	CERTAINTIES,
	DESIGN_MODELS,
	IDENTIFIER_SYSTEMS,
	INTERVENTION_TYPES,
	keysOf,
	MASKED_PEOPLE,
	MASKINGS,
	PHASES,
	PURPOSES,
	REGISTRY_STATUSES,
	REGULATORY_STATUSES,
	REPORT_ROLES,
	SEXES,
	STUDY_KINDS,
	TIME_PERSPECTIVES,
	TIME_UNITS,
} from "../vocabulary.ts";
import {
	choice,
	decimalBetween,
	list,
	localId,
	optional,
	partialDate,
	requiredText,
	text,
	textList,
	whole,
	year,
	yesNo,
} from "./fields.ts";
import { outcome, source } from "./outcome.ts";
import { checkReferences } from "./references.ts";
import {
	adverseEventReporting,
	baseline,
	dataSharing,
	eligibility,
	enrolment,
	optionalTexts,
	participantFlow,
} from "./registry-parts.ts";

/** A publication or registry record of the study. `citation` is the reference verbatim where its parts are not known. */
export const report = z.strictObject({
	id: localId,
	role: choice(keysOf(REPORT_ROLES)),
	authors: text(2000),
	title: text(1000),
	journal: text(300),
	year,
	volume: text(50),
	issue: text(50),
	pages: text(50),
	doi: z.preprocess(
		(value) =>
			typeof value === "string"
				? value.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "")
				: value,
		text(200).refine((value) => value === undefined || /^10\.\d{4,9}\/\S+$/.test(value), {
			error: "Must be a DOI, such as 10.1016/j.jpsychires.2013.11.006",
		}),
	),
	pmid: z.preprocess(
		(value) => (typeof value === "number" ? String(value) : value),
		text(12).refine((value) => value === undefined || /^\d{1,9}$/.test(value), {
			error: "Must be a PubMed id: digits only",
		}),
	),
	url: text(1000).refine((value) => value === undefined || /^https?:\/\/[^\s]+$/i.test(value), {
		error: "Must be a web address that begins with http:// or https://",
	}),
	citation: text(2000),
});

export const intervention = z.strictObject({
	type: choice(keysOf(INTERVENTION_TYPES)),
	name: requiredText("what was given", 300),
	otherNames: textList(50, "other names"),
	dose: text(300),
	route: text(200),
	site: text(300),
	schedule: text(500),
	description: text(5000),
});

export const arm = z.strictObject({
	id: localId,
	label: requiredText("a name for the arm", 300),
	role: choice(keysOf(ARM_ROLES)),
	description: text(5000),
	randomised: whole,
	interventions: list(intervention, 50, "interventions"),
});

export const adverseEvent = z.strictObject({
	id: localId,
	term: requiredText("what happened", 300),
	organSystem: text(200),
	serious: yesNo,
	/** The vocabulary the term is from, such as "MedDRA 25.1". */
	vocabulary: text(100),
	assessment: choice(keysOf(ASSESSMENTS)),
	note: text(1000),
	results: list(
		z.strictObject({ armId: localId, affected: whole, atRisk: whole, events: whole }),
		100,
		"results",
	),
	source,
});

export const biasJudgement = z.strictObject({
	tool: choice(keysOf(BIAS_TOOLS)),
	outcomeId: optional(localId),
	domain: requiredText("the domain judged", 300),
	judgement: choice(keysOf(BIAS_JUDGEMENTS)),
	rationale: text(5000),
	assessor: text(200),
});

export const regulatoryStatus = z.strictObject({
	intervention: requiredText("the intervention", 300),
	condition: requiredText("the condition", 300),
	jurisdiction: requiredText("the jurisdiction", 200),
	status: choice(keysOf(REGULATORY_STATUSES)),
	asOf: partialDate,
	note: text(1000),
});

/** A reason given for letting a warning stand. `finding` is its code and path. */
export const findingAnswer = z.strictObject({
	finding: requiredText("the finding", 300),
	reason: requiredText("a reason", 2000),
});

const group = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? {}, schema);

const design = group(
	z.strictObject({
		allocation: choice(keysOf(ALLOCATIONS)),
		model: choice(keysOf(DESIGN_MODELS)),
		masking: choice(keysOf(MASKINGS)),
		whoMasked: list(z.enum(keysOf(MASKED_PEOPLE)), 4, "masked roles"),
		purpose: choice(keysOf(PURPOSES)),
		/** How long participants were followed; a time point beyond it is a finding. */
		followUp: optional(
			z
				.strictObject({
					value: decimalBetween(0, 10_000, "Must be between 0 and 10,000"),
					unit: choice(keysOf(TIME_UNITS)),
				})
				.transform((value) => (value.value && value.unit ? value : undefined)),
		),
		description: text(5000),
		maskingDescription: text(5000),
		timePerspective: choice(keysOf(TIME_PERSPECTIVES)),
	}),
);

const population = group(
	z.strictObject({
		description: text(20_000),
		randomised: whole,
		age: text(200),
		sex: choice(keysOf(SEXES)),
		/** The sexes as the source counts them, such as "69 women, 5 men". */
		sexReported: text(200),
		priorTreatment: text(2000),
		enrolment,
		eligibility,
	}),
);

const certainty = choice(keysOf(CERTAINTIES));

const dates = group(
	z.strictObject({
		start: partialDate,
		startCertainty: certainty,
		primaryCompletion: partialDate,
		primaryCompletionCertainty: certainty,
		completion: partialDate,
		completionCertainty: certainty,
		/** When the registry first showed the study, its results, and its latest change. */
		firstPosted: partialDate,
		resultsPosted: partialDate,
		lastUpdatePosted: partialDate,
	}),
);

/**
 * The study document: one nested record that the form, the API, the importers, the sample library and the
 * exporters all speak. Only what was reported is in it; everything derived is computed from it. Blank is
 * absent, never 0. Parsing accepts form text and JSON alike and gives keys in one fixed order, so that equal
 * documents are equal text.
 */
export const studyDocument = z
	.strictObject({
		title: requiredText("a title", 1000),
		officialTitle: text(1000),
		acronym: text(100),
		kind: choice(keysOf(STUDY_KINDS)),
		status: choice(keysOf(REGISTRY_STATUSES)),
		whyStopped: text(2000),
		phase: choice(keysOf(PHASES)),
		conditions: textList(100, "conditions"),
		keywords: optionalTexts(300, "keywords"),
		summary: text(20_000),
		/** The plan at length, where the summary is short. */
		description: text(50_000),
		design,
		population,
		dates,
		countries: textList(200, "countries"),
		sponsor: text(300),
		collaborators: optionalTexts(100, "collaborators"),
		funding: text(1000),
		regulatory: list(regulatoryStatus, 200, "regulatory statuses"),
		identifiers: list(
			z.strictObject({
				system: choice(keysOf(IDENTIFIER_SYSTEMS)),
				value: requiredText("the identifier", 100),
			}),
			50,
			"identifiers",
		),
		tags: textList(50, "tags"),
		notes: text(20_000),
		reports: list(report, 300, "reports"),
		arms: list(arm, 50, "arms"),
		/** What the source names without saying which arm had it. */
		interventions: optional(
			list(intervention, 50, "interventions").transform((items) => (items.length > 0 ? items : undefined)),
		),
		flow: participantFlow,
		baseline,
		outcomes: list(outcome, 2000, "outcomes"),
		adverseEventReporting,
		adverseEvents: list(adverseEvent, 5000, "adverse events"),
		/** What those who made the study say it cannot show. */
		limitations: text(5000),
		dataSharing,
		riskOfBias: list(biasJudgement, 500, "judgements"),
		answers: list(findingAnswer, 1000, "answers"),
	})
	.superRefine(checkReferences);

export type StudyDocument = z.output<typeof studyDocument>;
export type Report = z.output<typeof report>;
export type Arm = z.output<typeof arm>;
export type Intervention = z.output<typeof intervention>;
export type AdverseEvent = z.output<typeof adverseEvent>;
export type BiasJudgement = z.output<typeof biasJudgement>;
export type RegulatoryStatus = z.output<typeof regulatoryStatus>;
