import { armColours, type ColourRole } from "../arms/arm-colours.ts";
import { armRate } from "../arms/arm-rate.ts";
import { shortName } from "../describe.ts";
import { designNotes } from "../designs/design-notes.ts";
import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { formatDay, formatPartialDate } from "../format/format-date.ts";
import { NO_ARM } from "../group-kinds.ts";
import { isRetracted, type ReportFlag, reportFlags } from "../report-status.ts";
import { reportLinks, reportWords } from "../report-words.ts";
import { type ReadableStudy, readable } from "../study/readable.ts";
import type { AdverseEvent, Intervention, Report, StudyDocument } from "../study/study-document.ts";
import * as words from "../vocabulary.ts";
import { type BiasView, biasView } from "./bias-view.ts";
import { adverseEventFacts, type Fact, factsIn, factsOf } from "./design-facts.ts";
import { type HeadlineView, headlineView } from "./headline-view.ts";
import { wordsInPlace } from "./in-place-of-figure.ts";
import { type ShownSource, sourceOf } from "./outcome-view.ts";
import { type OutcomeInTime, outcomesInTime } from "./outcomes-in-time.ts";
import { type BaselineView, baselineView, type FlowView, flowView } from "./participants-view.ts";
import { derived, reported, type ShownFigure } from "./shown-figure.ts";

/** One adverse event with each arm's people. */
export interface AdverseEventRow {
	term: string;
	organSystem?: string;
	serious?: boolean;
	cells: ShownFigure[];
	/** The largest share of any arm's people (of any group's where no arm has a figure), 0 to 1, by which the commonest are found; 0 where none is known. */
	most: number;
	source?: ShownSource;
}

/** An arm, or a group that is none, with its column in the table of adverse events. */
export interface EventColumn {
	id: string;
	label: string;
	/** That it is a group and no arm, in words; said once a table. */
	noArm?: string;
}

/** Everything a study's page shows, ready to print. */
export interface StudyView {
	slug: string;
	title: string;
	name: string;
	acronym?: string;
	visibility: words.Visibility;
	version: number;
	updated: string;
	sample: boolean;
	kind: string;
	conditions: string[];
	summary?: string;
	headline?: HeadlineView;
	outcomes: OutcomeInTime[];
	arms: {
		id: string;
		label: string;
		colour: ColourRole;
		role: string;
		randomised?: string;
		description?: string;
		details: Fact[];
		interventions: InterventionView[];
	}[];
	adverseEvents: {
		/** How they were gathered, and how many people of each group had any. */
		about: Fact[];
		arms: EventColumn[];
		rows: AdverseEventRow[];
		/** How many there are, where `rows` has no more than the commonest. */
		all?: number;
	};
	officialTitle?: string;
	description?: string;
	limitations?: string;
	design: Fact[];
	population: Fact[];
	flow?: FlowView;
	baseline?: BaselineView;
	/** Interventions that the source gives to no arm. */
	interventions: InterventionView[];
	riskOfBias: BiasView["riskOfBias"];
	assessments: BiasView["assessments"];
	regulatory: {
		intervention: string;
		condition: string;
		jurisdiction: string;
		status: string;
		asOf?: string;
		note?: string;
	}[];
	reports: ReportView[];
	/** What became of its reports since they were published. */
	flags: ReportFlag[];
	identifiers: { system: string; value: string; href?: string }[];
	tags: string[];
	notes?: string;
	findings: Finding[];
}

interface InterventionView {
	name: string;
	type: string;
	details: Fact[];
}

export interface ReportView {
	role: string;
	text: string;
	links: { label: string; href: string }[];
}

export interface StudyState {
	slug: string;
	version: number;
	visibility: words.Visibility;
	updatedAt: string;
	sample: boolean;
	document: StudyDocument;
}

/** What a figure says of where it is from; that a report was retracted goes with it wherever it is shown. */
export function provenanceOf({
	version,
	updatedAt,
	document,
}: Pick<StudyState, "version" | "updatedAt" | "document">): string {
	return `Version ${version}, ${formatDay(updatedAt)}${isRetracted(document) ? " · A report was retracted" : ""}`;
}

export function studyView(study: StudyState, findings: Finding[]): StudyView {
	const { document } = study;
	const { slug, version, visibility, sample } = study;
	const read = readable(document);
	const headline = headlineView(read, { provenance: provenanceOf(study) });
	const { officialTitle, description, limitations } = document;
	const [flow, baseline] = [flowView(document), baselineView(document)];
	return {
		slug,
		version,
		visibility,
		sample,
		updated: formatDay(study.updatedAt),
		title: document.title,
		name: shortName(document),
		...(document.acronym && { acronym: document.acronym }),
		kind: document.kind ? words.STUDY_KINDS[document.kind] : "Kind of study not said",
		conditions: document.conditions,
		...(document.summary && { summary: document.summary }),
		...(headline && { headline }),
		outcomes: outcomesInTime(read, provenanceOf(study)),
		arms: armViews(document),
		adverseEvents: adverseEventsView(read),
		design: [...designNotes(read), ...factsIn("design", document)],
		population: factsIn("population", document),
		...(officialTitle && { officialTitle }),
		...(description && { description }),
		...(limitations && { limitations }),
		...(flow && { flow }),
		...(baseline && { baseline }),
		interventions: (document.interventions ?? []).map(interventionView),
		...biasView(document),
		regulatory: document.regulatory.map(({ status, asOf, ...row }) => ({
			...row,
			status: words.saidLabel(words.REGULATORY_STATUSES, status),
			...(asOf && { asOf: formatPartialDate(asOf) }),
		})),
		reports: document.reports.map(reportView),
		flags: reportFlags(document),
		identifiers: document.identifiers.map(({ system, value }) => ({
			system: system ? words.IDENTIFIER_SYSTEMS[system] : "Registry not said",
			value,
			...registryLink(system, value),
		})),
		tags: document.tags,
		...(document.notes && { notes: document.notes }),
		findings,
	};
}

function armViews({ arms }: StudyDocument): StudyView["arms"] {
	const colourOf = armColours(arms);
	return arms.map((arm) => ({
		id: arm.id,
		label: arm.label,
		colour: colourOf(arm.id),
		role: arm.role ? words.ARM_ROLES[arm.role] : "Role not said",
		...(arm.randomised !== undefined && { randomised: formatWhole(arm.randomised) }),
		...(arm.description && { description: arm.description }),
		details: factsOf("arms.*", arm, ["label", "role", "description", "randomised"]),
		interventions: arm.interventions.map(interventionView),
	}));
}

function interventionView(item: Intervention): InterventionView {
	return {
		name: item.name,
		type: words.saidLabel(words.INTERVENTION_TYPES, item.type),
		details: factsOf("arms.*.interventions.*", item, ["name", "type"]),
	};
}

function adverseEventsView(document: ReadableStudy): StudyView["adverseEvents"] {
	const reporting = document.arms.filter(({ id }) =>
		document.adverseEvents.some(({ results }) => results.some(({ armId }) => armId === id)),
	);
	const groups = (document.groups ?? []).filter(({ id }) =>
		document.adverseEvents.some(({ ofGroups = [] }) => ofGroups.some(({ armId }) => armId === id)),
	);
	const rows = document.adverseEvents.map((event) => ({
		term: event.term,
		...(event.organSystem && { organSystem: event.organSystem }),
		...(event.serious !== undefined && { serious: event.serious }),
		most: Math.max(
			0,
			...(event.results.length > 0 ? event.results : (event.ofGroups ?? [])).map(
				({ affected = 0, atRisk = 0 }) => (atRisk > 0 ? affected / atRisk : 0),
			),
		),
		cells: [
			...reporting.map(({ id }) => affectedCell(event.results.find(({ armId }) => armId === id))),
			...groups.map(({ id }) => affectedCell(event.ofGroups?.find(({ armId }) => armId === id))),
		],
		...sourceOf(event.source, document),
	}));
	const arms = [
		...reporting.map(({ id, label }) => ({ id, label })),
		...groups.map(({ id, title }) => ({ id, label: title, noArm: NO_ARM })),
	];
	return { about: adverseEventFacts(document), arms, rows };
}

function affectedCell(result: Omit<AdverseEvent["results"][number], "armId"> | undefined): ShownFigure {
	const instead = result?.affected === undefined && result ? wordsInPlace(result) : "";
	if (instead !== "") return reported(instead);
	if (result?.affected === undefined && result?.percent !== undefined)
		return reported(
			[`${result.percent}%`, result.atRisk !== undefined && `of ${result.atRisk}`].filter(Boolean).join(" "),
		);
	if (result?.affected === undefined)
		return reported(result?.events === undefined ? undefined : `${result.events} events`);
	const rate = armRate({ events: result.affected, n: result.atRisk, percent: result.percent });
	const events = result.events === undefined ? "" : `, ${result.events} events`;
	if (rate.kind !== "counted") return reported(`${result.affected} affected${events}`);
	const text = `${rate.percent}% (${rate.events}/${rate.n})${events}`;
	return rate.percentBasis === "reported" ? reported(text) : derived(text, "percentage: affected ÷ at risk");
}

function reportView(report: Report): ReportView {
	const text = reportWords(report);
	const kind = report.role ? words.REPORT_ROLES[report.role] : "Report";
	const role = report.status ? `${kind}, ${words.REPORT_STATUSES[report.status].toLowerCase()}` : kind;
	return { role, text: text || kind, links: reportLinks(report) };
}

function registryLink(system: string | undefined, value: string): { href?: string } {
	if (system === "nct" && /^NCT\d{8}$/i.test(value))
		return { href: `https://clinicaltrials.gov/study/${value.toUpperCase()}` };
	if (system === "isrctn" && /^ISRCTN\d{8}$/i.test(value))
		return { href: `https://www.isrctn.com/${value.toUpperCase()}` };
	return {};
}
