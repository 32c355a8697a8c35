/** Whose figures a result or a row of an adverse event gives, and when they were measured. */
export interface ResultOf {
	armId?: string | undefined;
	/** A group of the study that is no arm. */
	groupId?: string | undefined;
	/** The outcome's time point; absent where it has none. */
	timePointId?: string | undefined;
}

/** What the only time point of an outcome is called; documents from before outcomes had several name none. */
export const FIRST_TIME_POINT = "t1";

/** An outcome or a result at one of its time points: by its own id at the first, so that what named it before still does. */
export const atTimePoint = (id: string, timePointId: string | undefined): string =>
	timePointId === undefined || timePointId === FIRST_TIME_POINT ? id : `${id}_${timePointId}`;

/** What names a result within its outcome, in paths and in forms: its arm or group, and the time point after the first. */
export const resultKey = ({ armId, groupId, timePointId }: ResultOf): string =>
	atTimePoint(armId ?? groupId ?? "", timePointId);

/** The way back. */
export function splitKey(key: string): { id: string; timePointId: string | undefined } {
	const [id = "", timePointId] = key.split("_");
	return { id, timePointId };
}
