import { isRecord } from "../versions/is-record.ts";
import { FIRST_TIME_POINT, type ResultOf } from "./result-key.ts";

/**
 * How a study document is written down: in the database, in files and by the API. There, an outcome that was measured
 * once has a `timePoint`, and its results and contrasts name none: so it was before outcomes had several, and every
 * version and file from then is still read and written alike. Within the program each outcome has `timePoints`.
 */

/** What is to be known of an outcome to write it. */
interface Timed {
	timePoints: { id: string; value?: string | undefined; text?: string | undefined }[];
	results: ResultOf[];
	contrasts: ResultOf[];
}

/** The document as it is written. Keys keep their order. */
export function toWritten<Document extends { outcomes: Timed[] }>(
	document: Document,
): Record<string, unknown> {
	return {
		...document,
		outcomes: document.outcomes.map((outcome) => {
			const [only, ...others] = outcome.timePoints;
			const isOnce = others.length === 0 && (only === undefined || only.id === FIRST_TIME_POINT);
			return isOnce ? once(outcome) : outcome;
		}),
	};
}

function once(outcome: Timed): Record<string, unknown> {
	const written: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(outcome)) {
		if (field === "timePoints") {
			const [{ id: _, ...only } = { id: "" }, isMeasured] = [
				outcome.timePoints[0],
				outcome.timePoints.length > 0,
			];
			if (isMeasured) written.timePoint = only;
		} else if (field === "results" || field === "contrasts") written[field] = value.map(untimed);
		else written[field] = value;
	}
	return written;
}

const untimed = ({ timePointId: _, ...row }: ResultOf) => row;

/** What was written, in the form that the schema takes; whatever else it is stays as it is. */
export function fromWritten(written: unknown): unknown {
	if (!isRecord(written) || !Array.isArray(written.outcomes)) return written;
	if (!written.outcomes.some(hasTimePoint)) return written;
	return { ...written, outcomes: written.outcomes.map(fromOnce) };
}

/** Both are given only by mistake, which the schema then names. */
const hasTimePoint = (outcome: unknown) =>
	isRecord(outcome) && "timePoint" in outcome && !isGiven(outcome.timePoints);

const isGiven = (list: unknown) =>
	list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0);

/** The keys keep their places, so that what is read is as the schema gives it. */
function fromOnce(outcome: unknown): unknown {
	if (!isRecord(outcome) || !hasTimePoint(outcome)) return outcome;
	const read: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(outcome)) {
		if (field === "timePoint") {
			const isBlank = value === undefined || value === null || value === "";
			const only = isRecord(value) ? { id: FIRST_TIME_POINT, ...value } : value;
			read.timePoints = isBlank ? [] : [only];
		} else if (field !== "timePoints") read[field] = value;
	}
	return read;
}

/** Where a path into what the schema took is in what was written. */
export function writtenPath(path: readonly PropertyKey[], written: unknown): PropertyKey[] {
	const [list, index, field, position, ...rest] = path;
	if (list !== "outcomes" || field !== "timePoints" || position === undefined) return [...path];
	const outcomes = isRecord(written) && Array.isArray(written.outcomes) ? written.outcomes : [];
	return hasTimePoint(outcomes[Number(index)]) ? [list, index ?? 0, "timePoint", ...rest] : [...path];
}

/** What was measured at the only time point names it; a time point of which nothing is known is none. */
export function withTimes<O extends Omit<Timed, "timePoints"> & Partial<Timed>>(
	outcome: O,
): O & { timePoints: NonNullable<O["timePoints"]> } {
	const { timePoints } = outcome;
	if (timePoints === undefined) return withNone(outcome);
	const [only, ...others] = timePoints;
	if (others.length > 0) return { ...outcome, timePoints };
	const isKnown = only?.value !== undefined || only?.text !== undefined;
	const named = (row: ResultOf) => atTime(row, isKnown ? (row.timePointId ?? only?.id) : undefined);
	return {
		...outcome,
		timePoints: isKnown ? timePoints : [],
		results: outcome.results.map(named),
		contrasts: outcome.contrasts.map(named),
	};
}

/** Fields that the schema has after the time points. */
const AFTER = new Set(["population", "unitsAnalysed", "results"]);

/** With no time points, where the schema has them. */
function withNone<O extends object>(outcome: O): O & { timePoints: never[] } {
	const fields = Object.entries(outcome);
	const place = fields.findIndex(([field]) => AFTER.has(field));
	return Object.fromEntries(fields.toSpliced(place, 0, ["timePoints", []])) as O & { timePoints: never[] };
}

/** The row with its time point, in the schema's order of fields. */
function atTime(row: ResultOf & Reference, timePointId: string | undefined): ResultOf {
	if (row.timePointId === timePointId) return row;
	const { armId, groupId, referenceArmId, referenceGroupId, timePointId: _, ...figures } = row;
	return {
		...(armId !== undefined && { armId }),
		...(groupId !== undefined && { groupId }),
		...(referenceArmId !== undefined && { referenceArmId }),
		...(referenceGroupId !== undefined && { referenceGroupId }),
		...(timePointId !== undefined && { timePointId }),
		...figures,
	};
}

interface Reference {
	referenceArmId?: string | undefined;
	referenceGroupId?: string | undefined;
}
