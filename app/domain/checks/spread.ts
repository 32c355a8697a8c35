import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { formatNumber } from "../format/format-number.ts";
import { isBelow, overlap, printed, rangeOf, widened } from "../printed/printed-range.ts";
import type { ContinuousResult } from "../study/outcome.ts";
import { error, warning } from "./levels.ts";
import { resultPath, type Subject } from "./subject.ts";

/** Standard deviations, standard errors and quantiles, each within its own result. */
export function* checkSpread({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		if (outcome.kind !== "continuous") continue;
		for (const result of outcome.results) {
			const path = resultPath(outcome, result);
			yield* checkSign(result, path);
			yield* checkDeviationAgainstError(result, path);
			yield* checkOrder(result, path);
			yield* checkMeanWithinRange(result, path);
		}
	}
}

/**
 * A spread below zero is impossible. Zero happens (everybody at the same value, nothing left after
 * rounding), so it is a warning, and nothing at all where there was only one person or the range says the same.
 */
function* checkSign(result: ContinuousResult, path: string): Generator<Finding> {
	const names = { sd: "standard deviation", se: "standard error" } as const;
	for (const field of ["sd", "se"] as const) {
		const spread = result[field];
		if (spread === undefined || Number(spread) > 0) continue;
		if (Number(spread) < 0) {
			yield error(
				"negative-spread",
				`${path}.${field}`,
				`A ${names[field]} of ${printed(spread)} is below zero: check the sign, and whether this is the mean`,
			);
		} else if (result.n !== 1 && !(result.min !== undefined && result.min === result.max)) {
			yield warning(
				"zero-spread",
				`${path}.${field}`,
				`A ${names[field]} of ${spread} says that everybody had the same value: leave it blank if it was not reported`,
			);
		}
	}
}

/** Beyond rounding, how far sd ÷ √n may be from a printed standard error before the two contradict. */
const TOLERANCE = 0.05;

/** se = sd ÷ √n, except for least-squares means, whose error comes from a model. */
function* checkDeviationAgainstError(result: ContinuousResult, path: string): Generator<Finding> {
	const { sd, se, n, meanType } = result;
	if (!sd || !se || Number(sd) <= 0 || Number(se) <= 0 || n === 1 || n === 0) return;
	const root = n === undefined ? null : Math.sqrt(n);
	const from = rangeOf(sd);
	const expected = root === null ? null : { low: from.low / root, high: from.high / root };
	if (expected && overlap(widened(expected, TOLERANCE), rangeOf(se))) return;
	if (Number(se) >= Number(sd) && (root !== null || Number(se) > Number(sd))) {
		yield error(
			"standard-error-above-deviation",
			`${path}.se`,
			`A standard error (${se}) is smaller than its standard deviation (${sd}): are the two swapped?`,
		);
	} else if (root !== null && n !== undefined && meanType !== "least-squares") {
		yield error(
			"deviation-and-error-disagree",
			`${path}.se`,
			`A standard deviation of ${sd} in ${formatWhole(n)} people gives a standard error of ${formatNumber(Number(sd) / root)}, not ${se}: correct one of them or the number analysed`,
		);
	}
}

const QUANTILES = {
	min: "minimum",
	q1: "first quartile",
	median: "median",
	q3: "third quartile",
	max: "maximum",
} as const;

function* checkOrder(result: ContinuousResult, path: string): Generator<Finding> {
	let before: keyof typeof QUANTILES | undefined;
	for (const field of Object.keys(QUANTILES) as (keyof typeof QUANTILES)[]) {
		const value = result[field];
		if (value === undefined) continue;
		const lower = before && result[before];
		if (before && lower !== undefined && Number(lower) > Number(value)) {
			yield error(
				"quantiles-out-of-order",
				`${path}.${field}`,
				`The ${QUANTILES[before]} (${printed(lower)}) is above the ${QUANTILES[field]} (${printed(value)}): are they swapped, or is a sign missing?`,
			);
		}
		before = field;
	}
}

/** An adjusted mean may leave the range of what was measured, and one of logarithms is on another scale. */
function* checkMeanWithinRange(result: ContinuousResult, path: string): Generator<Finding> {
	const { mean, min, max, meanType } = result;
	if (!mean || meanType === "least-squares" || meanType === "log") return;
	const below = min !== undefined && isBelow(rangeOf(mean), rangeOf(min));
	const above = max !== undefined && isBelow(rangeOf(max), rangeOf(mean));
	if (!below && !above) return;
	const [end, value] = below ? ["minimum", min] : ["maximum", max ?? mean];
	yield error(
		"mean-outside-range",
		`${path}.mean`,
		`The mean (${printed(mean)}) is ${below ? "below the" : "above the"} ${end} (${printed(value)}): correct one of them`,
	);
}
