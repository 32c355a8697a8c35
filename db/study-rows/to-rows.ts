import type { Outcome, Source } from "#app/domain/study/outcome.ts";
import type { AdverseEvent, Arm, StudyDocument } from "#app/domain/study/study-document.ts";

/**
 * The projection of a study document, by table, for questions across studies. Absent becomes null; positions keep the
 * document's order.
 */
export function toRows(studyId: number, document: StudyDocument, draft: boolean) {
	const inStudy = <T extends object>(items: T[]) =>
		items.map((item, position) => ({ ...item, studyId, position }));
	return {
		conditions: document.conditions.map((name, position) => ({ studyId, position, name })),
		identifiers: inStudy(document.identifiers),
		regulatoryStatuses: inStudy(document.regulatory),
		reports: inStudy(document.reports),
		arms: inStudy(document.arms.map(({ interventions: _, ...arm }) => arm)),
		interventions: document.arms.flatMap((arm) => interventionRows(studyId, arm)),
		outcomes: inStudy(document.outcomes.map(outcomeRow)),
		results: document.outcomes.flatMap((outcome) => resultRows(studyId, outcome, draft)),
		contrasts: document.outcomes.flatMap((outcome) => contrastRows(studyId, outcome, draft)),
		adverseEvents: inStudy(
			document.adverseEvents.map(({ results: _, source, ...event }) => ({
				...event,
				...sourceColumns(source),
			})),
		),
		adverseEventResults: document.adverseEvents.flatMap((event) => adverseRows(studyId, event, draft)),
		biasJudgements: inStudy(document.riskOfBias),
		findingAnswers: inStudy(document.answers),
	};
}

/** The columns of `studies` that the document fills. */
export function toStudyRow(document: StudyDocument) {
	const { design, population, dates } = document;
	return {
		title: document.title,
		officialTitle: document.officialTitle,
		acronym: document.acronym,
		kind: document.kind,
		status: document.status,
		whyStopped: document.whyStopped,
		phase: document.phase,
		keywords: document.keywords,
		summary: document.summary,
		description: document.description,
		allocation: design.allocation,
		model: design.model,
		masking: design.masking,
		whoMasked: design.whoMasked,
		purpose: design.purpose,
		followUpValue: design.followUp?.value,
		followUpUnit: design.followUp?.unit,
		designDescription: design.description,
		maskingDescription: design.maskingDescription,
		timePerspective: design.timePerspective,
		populationDescription: population.description,
		randomised: population.randomised,
		age: population.age,
		sex: population.sex,
		sexReported: population.sexReported,
		priorTreatment: population.priorTreatment,
		enrolment: population.enrolment,
		eligibility: population.eligibility,
		startDate: dates.start,
		startCertainty: dates.startCertainty,
		primaryCompletionDate: dates.primaryCompletion,
		primaryCompletionCertainty: dates.primaryCompletionCertainty,
		completionDate: dates.completion,
		completionCertainty: dates.completionCertainty,
		firstPosted: dates.firstPosted,
		resultsPosted: dates.resultsPosted,
		lastUpdatePosted: dates.lastUpdatePosted,
		countries: document.countries,
		sponsor: document.sponsor,
		collaborators: document.collaborators,
		funding: document.funding,
		tags: document.tags,
		notes: document.notes,
		interventions: document.interventions,
		flow: document.flow,
		baseline: document.baseline,
		adverseEventReporting: document.adverseEventReporting,
		limitations: document.limitations,
		dataSharing: document.dataSharing,
	};
}

const sourceColumns = (source: Source | undefined) => ({
	sourceReportId: source?.reportId,
	sourceLocator: source?.locator,
	sourceQuote: source?.quote,
});

function interventionRows(studyId: number, arm: Arm) {
	return arm.interventions.map((intervention, position) => ({
		...intervention,
		studyId,
		armId: arm.id,
		position,
	}));
}

function outcomeRow({ results: _, contrasts: __, timePoint, ...outcome }: Outcome) {
	return {
		...outcome,
		timeValue: timePoint?.value,
		timeUnit: timePoint?.unit,
		timeText: timePoint?.text,
	};
}

function resultRows(studyId: number, outcome: Outcome, draft: boolean) {
	return outcome.results.map(({ source, ...result }, position) => ({
		...result,
		studyId,
		outcomeId: outcome.id,
		position,
		draft,
		...sourceColumns(source),
	}));
}

function contrastRows(studyId: number, outcome: Outcome, draft: boolean) {
	return outcome.contrasts.map(({ source, ...contrast }, position) => ({
		...contrast,
		studyId,
		outcomeId: outcome.id,
		position,
		draft,
		...sourceColumns(source),
	}));
}

function adverseRows(studyId: number, event: AdverseEvent, draft: boolean) {
	return event.results.map((result, position) => ({
		...result,
		studyId,
		adverseEventId: event.id,
		position,
		draft,
	}));
}
