import type { Contrast, GroupContrast, Outcome, StudyContrast, StudyOutcome, TimePoint } from "./outcome.ts";
import { atTimePoint, splitKey } from "./result-key.ts";
import type { AdverseEvent, StudyAdverseEvent, StudyDocument } from "./study-document.ts";

/** A study as it is read: each outcome at each of its time points, with what was measured then, by arm. */
export interface ReadableStudy extends Omit<StudyDocument, "outcomes" | "adverseEvents"> {
	outcomes: Outcome[];
	adverseEvents: AdverseEvent[];
}

const known = new WeakMap<StudyDocument, ReadableStudy>();

/**
 * The study document as pages, figures, checks, analyses and tables read it. An outcome that was measured several times
 * stands here once a time point, named by `atTimePoint`; what groups that are no arm had stands beside the arms' figures.
 */
export function readable(document: StudyDocument): ReadableStudy {
	const before = known.get(document);
	if (before) return before;
	const names = namesOf(document);
	const study = {
		...document,
		outcomes: document.outcomes.flatMap((outcome) => atEachTime(outcome, names)),
		adverseEvents: document.adverseEvents.map((event) => byArm(event, names)),
	};
	known.set(document, study);
	return study;
}

/** The id of the document's outcome that an outcome at a time point is of. */
export const outcomeIdOf = (id: string): string => splitKey(id).id;

type Names = ReadonlyMap<string, string>;

const namesOf = ({ arms, groups = [] }: Pick<StudyDocument, "arms" | "groups">): Names =>
	new Map([
		...arms.map(({ id, label }) => [id, label] as const),
		...groups.map(({ id, title }) => [id, title] as const),
	]);

function atEachTime(outcome: StudyOutcome, names: Names): Outcome[] {
	if (outcome.timePoints.length === 0) return [atOne(outcome, undefined, names)];
	return outcome.timePoints.map((timePoint) => atOne(outcome, timePoint, names));
}

function atOne(
	{ timePoints: _, ...outcome }: StudyOutcome,
	at: TimePoint | undefined,
	names: Names,
): Outcome {
	const isThen = ({ timePointId }: { timePointId?: string | undefined }) => timePointId === at?.id;
	const [results, groupResults] = byWhom(outcome.results.filter(isThen), names);
	const then = outcome.contrasts.filter(isThen);
	const contrasts = then.flatMap((contrast) => betweenArms(contrast) ?? []);
	const groupContrasts = then.filter((contrast) => !betweenArms(contrast)).map((one) => named(one, names));
	const { id: timePointId, ...timePoint } = at ?? {};
	const hasGroups = groupResults.length > 0 || groupContrasts.length > 0;
	return {
		...outcome,
		id: atTimePoint(outcome.id, timePointId),
		...(at && { timePoint }),
		results,
		contrasts,
		...(hasGroups && { ofGroups: { results: groupResults, contrasts: groupContrasts } }),
	} as Outcome;
}

interface Whose {
	armId?: string | undefined;
	groupId?: string | undefined;
	timePointId?: string | undefined;
}

/** Rows of arms, and rows of other groups with the groups' names. */
function byWhom<R extends Whose>(rows: readonly R[], names: Names) {
	const ofArms: (Omit<R, keyof Whose> & { armId: string })[] = [];
	const ofGroups: (Omit<R, keyof Whose> & { armId: string; label: string })[] = [];
	for (const { armId, groupId, timePointId: _, ...figures } of rows) {
		if (armId !== undefined) ofArms.push({ armId, ...figures });
		else if (groupId !== undefined)
			ofGroups.push({ armId: groupId, label: names.get(groupId) ?? groupId, ...figures });
	}
	return [ofArms, ofGroups] as const;
}

/** The contrast where both are arms. */
function betweenArms({ armId, referenceArmId, ...contrast }: StudyContrast): Contrast | undefined {
	if (armId === undefined || referenceArmId === undefined) return undefined;
	const { groupId: _, referenceGroupId: __, timePointId: ___, ...figures } = contrast;
	return { armId, referenceArmId, ...figures };
}

function named(contrast: StudyContrast, names: Names): GroupContrast {
	const { armId, groupId, referenceArmId, referenceGroupId, timePointId: _, ...figures } = contrast;
	const [id = "", reference = ""] = [armId ?? groupId, referenceArmId ?? referenceGroupId];
	return {
		...{ armId: id, label: names.get(id) ?? id },
		...{ referenceArmId: reference, referenceLabel: names.get(reference) ?? reference },
		...figures,
	};
}

function byArm(event: StudyAdverseEvent, names: Names): AdverseEvent {
	const [results, ofGroups] = byWhom(event.results, names);
	return { ...event, results, ...(ofGroups.length > 0 && { ofGroups }) };
}

/**
 * A path of the readable study as one of its document: `outcomes.o1_t2.results.a1.n` → `outcomes.o1.results.a1_t2.n`,
 * `outcomes.o1.timePoint.unit` → `outcomes.o1.timePoints.t1.unit`.
 */
export function documentPath(path: string, document: StudyDocument): string {
	const [list, key = "", field, item, ...rest] = path.split(".");
	if (list !== "outcomes" || field === undefined) return path;
	const { id, timePointId } = splitKey(key);
	const outcome = document.outcomes.find((one) => one.id === id);
	const at = timePointId ?? outcome?.timePoints[0]?.id;
	if (field === "timePoint") return ["outcomes", id, "timePoints", at, item, ...rest].join(".");
	if (field === "results" && item)
		return ["outcomes", id, field, atTimePoint(item, timePointId), ...rest].join(".");
	if (field === "contrasts" && item) {
		const then = (outcome?.contrasts ?? []).flatMap((contrast, index) =>
			betweenArms(contrast) && contrast.timePointId === (outcome?.timePoints.length ? at : undefined)
				? [index]
				: [],
		);
		return ["outcomes", id, field, then[Number(item)] ?? item, ...rest].join(".");
	}
	return ["outcomes", id, field, item, ...rest].filter((part) => part !== undefined).join(".");
}
