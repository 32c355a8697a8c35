import { sameWords } from "../same-words.ts";
import { atTimePoint, FIRST_TIME_POINT, splitKey } from "../study/result-key.ts";
import { isBlankOutcome } from "./blank-outcome.ts";
import { freshId, isBlank, itemsOf, type Loose, objectOf, omit, textOf } from "./loose.ts";
import { readTimePoint } from "./read-time-point.ts";
import { withSource } from "./shared-source.ts";

/** What outcomes may differ in and still be one that was measured several times. */
const OF_TIME = ["id", "timePoints", "timePoint", "results", "contrasts", "source", "priority"];

/**
 * Which outcomes of a form say the same but for when they were measured: by the id of each, the place of the first like
 * it. Offered, and never done by itself. An outcome that a judgement is about stays as it is, since the judgement would
 * come to be about all times.
 */
export function joinable(form: Loose): ReadonlyMap<string, number> {
	const outcomes = itemsOf(form.outcomes);
	const judged = new Set(
		[...itemsOf(form.riskOfBias), ...itemsOf(form.assessments)].map(({ outcomeId }) => textOf(outcomeId)),
	);
	const found = new Map<string, number>();
	for (const [index, outcome] of outcomes.entries()) {
		const id = textOf(outcome.id);
		if (judged.has(id) || isBlankOutcome(outcome)) continue;
		const first = outcomes.findIndex((other, place) => place < index && areOne(other, outcome));
		if (first >= 0 && !judged.has(textOf(outcomes[first]?.id))) found.set(id, first);
	}
	return found;
}

function areOne(one: Loose, other: Loose): boolean {
	const said = (outcome: Loose) => JSON.stringify(wordsOf(omit(outcome, OF_TIME)));
	const times = momentsOf(one);
	return (
		textOf(one.label) !== "" &&
		said(one) === said(other) &&
		momentsOf(other).every((moment) => moment !== "" && !times.includes(moment)) &&
		times.every((moment) => moment !== "")
	);
}

/** What is said, in its order, without what is blank. */
function wordsOf(value: unknown): unknown {
	if (typeof value === "string") return sameWords(value);
	if (Array.isArray(value)) return value.map(wordsOf);
	return Object.entries(objectOf(value))
		.filter(([, part]) => !isBlank(part, []))
		.toSorted(([a], [b]) => a.localeCompare(b))
		.map(([key, part]) => [key, wordsOf(part)]);
}

/** When an outcome was measured; "" for a time that is not said. */
const momentsOf = ({ timePoints }: Loose): string[] =>
	itemsOf(timePoints).map((time) => {
		const { value, unit, text } = readTimePoint(time);
		return [value, unit, text].map(textOf).filter(Boolean).join(" ");
	});

/** The form with an outcome's time points, figures and comparisons moved to another like it. @param index of the outcome @param into of the other */
export function joinOutcomes(form: Loose, index: number, into: number): Loose {
	const outcomes = itemsOf(form.outcomes);
	const [from, to] = [outcomes[index], outcomes[into]];
	if (!from || !to) return form;
	const here = timed(to);
	const moved = timed(from);
	const taken = new Set(here.timePoints.map(({ id }) => textOf(id)));
	const ids = new Map(moved.timePoints.map(({ id }) => [textOf(id), freshId("t", taken)]));
	const newId = (id: unknown) => ids.get(textOf(id) || FIRST_TIME_POINT) ?? textOf(id);
	const results = Object.entries(moved.results).map(([key, row]) => {
		const { id, timePointId } = splitKey(key);
		return [atTimePoint(id, newId(timePointId)), row];
	});
	const joined = {
		...to,
		// What was read in different places says so by figure.
		source: undefined,
		timePoints: [...here.timePoints, ...moved.timePoints.map((time) => ({ ...time, id: newId(time.id) }))],
		results: { ...here.results, ...Object.fromEntries(results) },
		contrasts: [
			...here.contrasts,
			...moved.contrasts.map((row) => ({ ...row, timePointId: newId(row.timePointId) })),
		],
	};
	return {
		...form,
		outcomes: outcomes.map((one, place) => (place === into ? joined : one)).toSpliced(index, 1),
	};
}

/** An outcome's parts, each figure with its source and each comparison with its time. */
function timed(outcome: Loose) {
	const timePoints = itemsOf(outcome.timePoints);
	const only = timePoints.length === 1 ? textOf(timePoints[0]?.id) : "";
	const sourced = (row: Loose) => (isBlank(row, []) ? row : withSource(row, outcome.source));
	return {
		timePoints,
		results: Object.fromEntries(
			Object.entries(objectOf(outcome.results)).map(([key, row]) => [key, sourced(objectOf(row))]),
		),
		contrasts: itemsOf(outcome.contrasts).map((row) => ({
			...sourced(row),
			timePointId: textOf(row.timePointId) || only,
		})),
	};
}
