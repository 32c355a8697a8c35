import { personTimeUnit, timeSaid } from "../arms/person-time.ts";
import { at, type Loose, objectOf, textOf } from "./loose.ts";

export interface TimedCounts {
	unit: string;
	/** Rows whose person-time came with that unit, by what names them in the form. */
	results: Loose;
	/** What the person-time of a row is taken to mean, by what names the row. */
	words: ReadonlyMap<string, string>;
}

/**
 * An outcome's person-time typed with its unit, `200 person-years`: the number goes to the row, and the unit to the
 * outcome where that has none. Where the units of its rows differ, or the outcome's is another, all stays as typed.
 */
export function timedCounts(outcome: Loose): TimedCounts {
	const results = objectOf(outcome.results);
	const unit = textOf(outcome.unit);
	const said = new Map(
		Object.keys(results).flatMap((key) => {
			const time = timeSaid(textOf(at(results[key], "personTime")));
			return time ? [[key, time] as const] : [];
		}),
	);
	const [first, ...others] = new Set([...said.values()].map((time) => time.unit));
	const isOne = first !== undefined && others.length === 0;
	if (!isOne || (unit !== "" && personTimeUnit(unit) !== first)) return { unit, results, words: new Map() };
	const numbers = [...said].map(([key, { number }]) => [
		key,
		{ ...objectOf(results[key]), personTime: number },
	]);
	return {
		unit: unit || first,
		results: { ...results, ...Object.fromEntries(numbers) },
		words: new Map([...said].map(([key, time]) => [key, `${time.number} ${time.unit}`])),
	};
}
