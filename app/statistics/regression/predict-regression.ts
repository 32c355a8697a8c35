import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";
import { at } from "../numerics/vector.ts";
import type { MetaRegression } from "./meta-regression.ts";

/**
 * The regression line at some moderator values, with its confidence interval: for bubble plots.
 * @param values one for each coefficient, the intercept's being 1
 */
export function predictRegression(
	{ coefficients, covariance, df, level }: MetaRegression,
	values: readonly number[],
): { estimate: number; ci: Interval } {
	if (values.length !== coefficients.length) {
		throw new RangeError(`values must hold ${coefficients.length} numbers; got ${values.length}`);
	}
	const estimate = coefficients.reduce((total, { estimate: b }, j) => total + b * at(values, j), 0);
	const variance = covariance.reduce(
		(total, row, i) => total + row.reduce((s, c, j) => s + c * at(values, i) * at(values, j), 0),
		0,
	);
	const quantile = df === null ? normalCritical(level) : tCritical(level, df);
	const reach = quantile * Math.sqrt(Math.max(0, variance));
	return { estimate, ci: [estimate - reach, estimate + reach] };
}
