import type { StudyOutcome } from "#app/domain/study/outcome.ts";
import type { Arm, StudyAdverseEvent, StudyDocument } from "#app/domain/study/study-document.ts";
import type { studies } from "../schema/studies.ts";

/**
 * The projection of a study document, by table, for questions across studies. Absent becomes null; positions keep the
 * document's order.
 */
export function toRows(studyId: number, document: StudyDocument, draft: boolean) {
	const inStudy = <T extends object>(items: T[]) =>
		items.map((item, position) => ({ ...item, studyId, position }));
	return {
		identifiers: inStudy(document.identifiers),
		reports: inStudy(document.reports),
		interventions: document.arms.flatMap((arm) => interventionRows(studyId, arm)),
		outcomes: inStudy(
			document.outcomes.map(({ id, kind, label, concept }) => ({ id, kind, label, concept })),
		),
		contrasts: document.outcomes.flatMap((outcome) => contrastRows(studyId, outcome, draft)),
		adverseEvents: inStudy(document.adverseEvents.map(({ results: _, source: __, ...event }) => event)),
		adverseEventResults: document.adverseEvents.flatMap((event) => adverseRows(studyId, event, draft)),
	};
}

/** What `studies` itself holds of the document, for lists. */
export const toStudyRow = ({
	title,
	status,
	phase,
}: StudyDocument): Pick<typeof studies.$inferSelect, "title" | "status" | "phase"> => ({
	title,
	status: status ?? null,
	phase: phase ?? null,
});

function interventionRows(studyId: number, arm: Arm) {
	return arm.interventions.map((intervention, position) => ({
		...intervention,
		studyId,
		armId: arm.id,
		position,
	}));
}

/** Of an arm, or of a group that is none: their ids are of one kind, and a document has one of the two. */
const idOf = (armId: string | undefined, groupId: string | undefined) => armId ?? groupId ?? "";

function contrastRows(studyId: number, outcome: StudyOutcome, draft: boolean) {
	return outcome.contrasts.map(({ source: _, ...contrast }, position) => ({
		...contrast,
		armId: idOf(contrast.armId, contrast.groupId),
		referenceArmId: idOf(contrast.referenceArmId, contrast.referenceGroupId),
		studyId,
		outcomeId: outcome.id,
		position,
		draft,
	}));
}

function adverseRows(studyId: number, event: StudyAdverseEvent, draft: boolean) {
	return event.results.map((result, position) => ({
		...result,
		armId: idOf(result.armId, result.groupId),
		studyId,
		adverseEventId: event.id,
		position,
		draft,
	}));
}
