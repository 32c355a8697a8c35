import { type StudyDocument, studyDocument } from "../study/study-document.ts";

/** Parts of a study that the form does not show: registries fill them, and nobody types them. */
const UNSHOWN = [
	...(["officialTitle", "whyStopped", "keywords", "description", "collaborators", "interventions"] as const),
	...(["flow", "baseline", "adverseEventReporting", "limitations", "dataSharing"] as const),
] as const satisfies readonly (keyof StudyDocument)[];

const UNSHOWN_DATES = [
	["startCertainty", "start"],
	["primaryCompletionCertainty", "primaryCompletion"],
	["completionCertainty", "completion"],
	["firstPosted", undefined],
	["resultsPosted", undefined],
	["lastUpdatePosted", undefined],
] as const;

/**
 * A document that came from the form, with what the form does not show as it was before. A group of a table
 * whose arm was removed is no arm any more.
 * @param before the version the form was filled in from
 */
export function keepUnshown(before: StudyDocument, edited: StudyDocument): StudyDocument {
	const arms = new Set(edited.arms.map(({ id }) => id));
	const kept = Object.fromEntries(UNSHOWN.map((field) => [field, withoutArmsGone(before[field], arms)]));
	const dates = Object.fromEntries(
		UNSHOWN_DATES.map(([field, of]) => [field, of && !edited.dates[of] ? undefined : before.dates[field]]),
	);
	const { maskingDescription, timePerspective } = before.design;
	const { enrolment, eligibility } = before.population;
	const outcomes = new Map(before.outcomes.map((outcome) => [outcome.id, outcome]));
	const events = new Map(before.adverseEvents.map((event) => [event.id, event]));
	return studyDocument.parse({
		...edited,
		...kept,
		design: { ...edited.design, maskingDescription, timePerspective },
		population: { ...edited.population, enrolment, eligibility },
		dates: { ...edited.dates, ...dates },
		outcomes: edited.outcomes.map((outcome) => ({
			...outcome,
			unitsAnalysed: outcomes.get(outcome.id)?.unitsAnalysed,
		})),
		adverseEvents: edited.adverseEvents.map((event) => {
			const { vocabulary, assessment, note } = events.get(event.id) ?? {};
			return { ...event, vocabulary, assessment, note };
		}),
	});
}

function withoutArmsGone(part: unknown, arms: ReadonlySet<string>): unknown {
	if (typeof part !== "object" || part === null || !("groups" in part) || !Array.isArray(part.groups))
		return part;
	const groups = part.groups.map((group: { armId?: string }) =>
		group.armId === undefined || arms.has(group.armId) ? group : { ...group, armId: undefined },
	);
	return { ...part, groups };
}
