import * as z from "zod";
import { GROUP_KINDS } from "../group-kinds.ts";
import {
	ARM_ROLES,
	ASSESSMENTS,
	IDENTIFIER_SYSTEMS,
	INTERVENTION_TYPES,
	PHASES,
	REGISTRY_STATUSES,
	REGULATORY_STATUSES,
	STUDY_KINDS,
} from "../vocabulary.ts";
import { biasJudgement } from "./bias-judgement.ts";
import { OF_CLUSTERS } from "./dependence.ts";
import { field, record } from "./describe-field.ts";
import { dates, design, population } from "./design.ts";
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
	yesNo,
} from "./fields.ts";
import { outcome } from "./outcome.ts";
import { printedCell } from "./printed-cell.ts";
import { checkReferences } from "./references.ts";
import {
	adverseEventReporting,
	baseline,
	dataSharing,
	optionalTexts,
	participantFlow,
} from "./registry-parts.ts";
import { report } from "./report.ts";
import { source } from "./results.ts";
import { fromWritten, withTimes } from "./written-form.ts";

const intervention = record({
	type: field("type", choice(INTERVENTION_TYPES), { after: "name" }),
	name: field("name", requiredText("what was given", 300), { label: "Intervention" }),
	otherNames: field("other names", textList(50, "other names"), {
		after: "schedule",
		form: { hint: "Separated by semicolons; search finds them", wide: 2 },
	}),
	dose: field("dose", text(300), { form: { placeholder: "29 U women, 40 U men" } }),
	route: field("route", text(200), { form: { placeholder: "intramuscular" } }),
	site: field("site", text(300), { label: "Body site", form: { placeholder: "glabella" } }),
	schedule: field("schedule", text(500), { form: { placeholder: "once" } }),
	description: field("description", text(5000), { form: { rows: 2, wide: 2 } }),
});

const arm = record({
	id: field("id", localId),
	label: field("name", requiredText("a name for the arm", 300)),
	role: field("role", choice(ARM_ROLES)),
	description: field("description", text(5000), { after: "randomised", form: { rows: 2 } }),
	randomised: field("number randomised", whole, { label: "Randomised" }),
	clusters: field("number of clusters", whole, { label: "Clusters", form: { when: OF_CLUSTERS } }),
	levels: field("levels of the factors", optionalTexts(20, "levels"), {
		about: "the arm’s level of each factor, such as “Aspirin: given”",
		form: {
			when: [{ field: "model", is: ["factorial"] }],
			hint: "One of each factor: Aspirin: given; Statin: not given",
		},
	}),
	interventions: field("interventions", list(intervention, 50, "interventions"), {
		toldBy: ["name"],
		byPosition: true,
	}),
});

/** People whose figures a source gives together and who are no arm: a part of one, several arms, a period. */
const studyGroup = record({
	id: field("id", localId),
	title: field("name", requiredText("a name for the group", 300)),
	kind: field("kind of group", choice(GROUP_KINDS)),
	description: field("description", text(5000)),
	armIds: field("arms", optionalTexts(50, "arms"), {
		about: "that its people are of",
		form: false,
		page: false,
	}),
});

export const adverseEventResult = record({
	armId: field("arm", optional(localId), { refersTo: "arms", page: false }),
	groupId: field("group", optional(localId), {
		about: "of the study that is no arm, where the figures are of one",
		refersTo: "groups",
		page: false,
	}),
	affected: field("people affected", whole, { label: "Affected" }),
	atRisk: field("people at risk", whole, { label: "At risk" }),
	percent: field("percentage affected", decimalBetween(0, 100, "Must be between 0 and 100 percent"), {
		about: "of those at risk, as the source prints it",
		unit: "%",
	}),
	events: field("events", whole),
	...printedCell,
});

const adverseEvent = record({
	id: field("id", localId),
	term: field("name", requiredText("what happened", 300), {
		label: "What happened",
		form: { placeholder: "Headache" },
	}),
	organSystem: field("organ system", text(200)),
	serious: field("serious", yesNo),
	vocabulary: field("vocabulary", text(100), {
		about: "that the term is from, such as “MedDRA 25.1”",
		form: false,
	}),
	assessment: field("assessment", choice(ASSESSMENTS), { form: false }),
	note: field("note", text(1000), { form: false }),
	results: field("results", list(adverseEventResult, 200, "results"), { byResult: true }),
	source,
});

const regulatoryStatus = record({
	intervention: field("intervention", requiredText("the intervention", 300)),
	condition: field("condition", requiredText("the condition", 300)),
	jurisdiction: field("jurisdiction", requiredText("the jurisdiction", 200), {
		form: { placeholder: "United States" },
	}),
	status: field("status", choice(REGULATORY_STATUSES)),
	asOf: field("as of", partialDate, { form: { hint: "2026, 2026-11 or 2026-11-23" } }),
	note: field("note", text(1000)),
});

const identifier = record({
	system: field("registry", choice(IDENTIFIER_SYSTEMS)),
	value: field("number", requiredText("the identifier", 100)),
});

/** A reason given for letting a warning stand. */
const findingAnswer = record({
	finding: field("finding", requiredText("the finding", 300), { about: "its code and path" }),
	reason: field("reason", requiredText("a reason", 2000)),
});

/**
 * The study document: one nested record that the form, the API, the importers, the sample library and the
 * exporters all speak. Only what was reported is in it; everything derived is computed from it. Blank is
 * absent, never 0. Parsing accepts form text and JSON alike and gives keys in one fixed order, so that equal
 * documents are equal text.
 *
 * What is to be said of a field stands here and nowhere else: how it is read, what it is called, where it is shown and
 * asked for, how two values of it are compared (`describe-field.ts`).
 */
const fields = record({
	title: field("title", requiredText("a title", 1000)),
	officialTitle: field("official title", text(1000), { form: false }),
	acronym: field("acronym", text(100), { part: "design", page: false }),
	kind: field("kind of study", choice(STUDY_KINDS), { part: "design", page: false }),
	status: field("status", choice(REGISTRY_STATUSES), {
		label: "Registry status",
		part: "design",
		after: "phase",
	}),
	whyStopped: field("why it stopped", text(2000), { part: "design", after: "status", form: false }),
	phase: field("phase", choice(PHASES), { part: "design" }),
	conditions: field("conditions", textList(100, "conditions"), {
		form: { hint: "One a line, or separated by semicolons: major depressive disorder", rows: 1 },
		page: { part: "population" },
	}),
	keywords: field("keywords", optionalTexts(300, "keywords"), { part: "population", form: false }),
	summary: field("summary", text(20_000), {
		part: "design",
		after: "design.description",
		form: { rows: 3, wide: 3 },
		page: false,
	}),
	description: field("description at length", text(50_000), {
		about: "the plan, where the summary is short",
		form: false,
	}),
	design: field("design", design, { part: "design" }),
	population: field("population", population, { part: "population" }),
	dates: field("dates", dates, { part: "population", page: { part: "design" } }),
	countries: field("countries", textList(200, "countries"), {
		part: "population",
		form: { hint: "Separated by semicolons" },
		page: { part: "design" },
	}),
	sponsor: field("sponsor", text(300), {
		part: "population",
		form: { hint: "Who is responsible" },
		page: { part: "design" },
	}),
	collaborators: field("collaborators", optionalTexts(100, "collaborators"), { part: "design", form: false }),
	funding: field("funding", text(1000), {
		part: "population",
		form: { hint: "Who paid" },
		page: { part: "design" },
	}),
	regulatory: field("regulatory status", list(regulatoryStatus, 200, "regulatory statuses"), {
		toldBy: ["intervention", "condition", "jurisdiction"],
		byPosition: true,
	}),
	identifiers: field("identifiers", list(identifier, 50, "identifiers"), { toldBy: ["value"] }),
	tags: field("tags", textList(50, "tags"), { part: "notes", form: { hint: "Separated by semicolons" } }),
	notes: field("notes", text(20_000), { part: "notes", form: { rows: 3 } }),
	reports: field("reports", list(report, 300, "reports"), { itemId: "id" }),
	arms: field("arms", list(arm, 50, "arms"), { itemId: "id" }),
	groups: field(
		"groups that are no arm",
		optional(
			list(studyGroup, 2000, "groups").transform((groups) => (groups.length > 0 ? groups : undefined)),
		),
		{ about: "whose figures a source gives: a part of an arm, several arms, a period", itemId: "id" },
	),
	interventions: field(
		"interventions of no known arm",
		optional(
			list(intervention, 50, "interventions").transform((items) => (items.length > 0 ? items : undefined)),
		),
		{ about: "what the source names without saying which arm had it", toldBy: ["name"], form: false },
	),
	flow: field("participant flow", participantFlow, { form: false }),
	baseline: field("baseline", baseline, { form: false }),
	outcomes: field(
		"outcomes",
		list(outcome, 5000, "outcomes").transform((outcomes) => outcomes.map(withTimes)),
		{ itemId: "id" },
	),
	adverseEventReporting: field("reporting of adverse events", adverseEventReporting, { form: false }),
	adverseEvents: field("adverse events", list(adverseEvent, 5000, "adverse events"), { itemId: "id" }),
	limitations: field("limitations", text(5000), {
		about: "what those who made the study say it cannot show",
		form: false,
	}),
	dataSharing: field("data sharing", dataSharing, { form: false }),
	riskOfBias: field("risk of bias", list(biasJudgement, 500, "judgements"), {
		toldBy: ["tool", "version", "effect", "domain", "outcomeId", "assessor"],
	}),
	answers: field("answers to findings", list(findingAnswer, 1000, "answers"), { toldBy: ["finding"] }),
}).superRefine(checkReferences);

/** The document's schema. It takes what was written before outcomes had several time points, too. */
export const studyDocument = z.preprocess(fromWritten, fields);

export type StudyDocument = z.output<typeof studyDocument>;
export type Report = z.output<typeof report>;
export type Arm = z.output<typeof arm>;
export type Intervention = z.output<typeof intervention>;
/** An adverse event as the document holds it, with figures of arms and of other groups. */
export type StudyAdverseEvent = z.output<typeof adverseEvent>;

type Affected = Omit<z.output<typeof adverseEventResult>, "armId" | "groupId">;
/** An adverse event as it is read: by arm. */
export interface AdverseEvent extends Omit<StudyAdverseEvent, "results"> {
	results: (Affected & { armId: string })[];
	/** Figures of groups that are no arm, each with its group’s name, and its id in place of an arm’s. */
	ofGroups?: (Affected & { armId: string; label: string })[];
}
