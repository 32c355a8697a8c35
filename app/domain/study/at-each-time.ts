import type { StudyOutcome } from "./outcome.ts";
import { atTimePoint, FIRST_TIME_POINT, type ResultOf, splitKey } from "./result-key.ts";

/**
 * Outcomes as a table has them, a line for each time point: one that was measured several times becomes as many, named
 * by `atTimePoint`, each measured once.
 */
export function atEachTime(outcomes: readonly StudyOutcome[]): StudyOutcome[] {
	return outcomes.flatMap((outcome) => {
		if (outcome.timePoints.length === 0) return [outcome];
		return outcome.timePoints.map((timePoint) => {
			const then = <R extends ResultOf>(rows: readonly R[]) =>
				rows
					.filter(({ timePointId }) => timePointId === timePoint.id)
					.map((row) => ({ ...row, timePointId: FIRST_TIME_POINT }));
			return {
				...outcome,
				id: atTimePoint(outcome.id, timePoint.id),
				timePoints: [{ ...timePoint, id: FIRST_TIME_POINT }],
				results: then(outcome.results),
				contrasts: then(outcome.contrasts),
			} as StudyOutcome;
		});
	});
}

/** What `withAllTimes` needs of an outcome, not yet held to the schema. */
interface Timed {
	id: string;
	timePoints?: readonly object[];
	results?: readonly object[];
	contrasts?: readonly object[];
}

/** The way back: what is named as one outcome at several times is one again, where the first of them stands. */
export function withAllTimes<O extends Timed>(outcomes: readonly O[]): O[] {
	const whole = new Map<string, O>();
	for (const outcome of outcomes) {
		const { id, timePointId = FIRST_TIME_POINT } = splitKey(outcome.id);
		const at = <R extends object>(rows: readonly R[] = []) =>
			outcome.timePoints?.length ? rows.map((row) => ({ ...row, timePointId })) : rows;
		const first = whole.get(id);
		whole.set(id, {
			...(first ?? outcome),
			id,
			timePoints: [
				...(first?.timePoints ?? []),
				...(outcome.timePoints ?? []).map((timePoint) => ({ ...timePoint, id: timePointId })),
			],
			results: [...(first?.results ?? []), ...at(outcome.results)],
			contrasts: [...(first?.contrasts ?? []), ...at(outcome.contrasts)],
		});
	}
	return [...whole.values()];
}
