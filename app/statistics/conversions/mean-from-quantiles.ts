import { requireFinite, requireSize } from "../numerics/arguments.ts";
import { normalQuantile } from "../numerics/normal.ts";
import type { FiveNumbers } from "./five-numbers.ts";
import { type SkewnessTest, skewnessTest } from "./skewness-test.ts";

/** Mean and SD estimated from quantiles; derived, and only as good as the assumption of a normal distribution. */
export interface MeanFromQuantiles {
	readonly mean: number;
	readonly sd: number;
	readonly method: string;
	readonly skewness: SkewnessTest;
	/** Said when the quantiles are not symmetric enough for a normal distribution. */
	readonly warning: string | null;
}

/**
 * Estimates mean and standard deviation from the median with range and/or quartiles of n observations.
 * Mean (Luo): a weighted mean of median, mid-range and mid-quartile, with weights that depend on n.
 * SD: range / 2Φ⁻¹((n − 0.375)/(n + 0.25)) or interquartile range / 2Φ⁻¹((0.75n − 0.125)/(n + 0.25)) (Wan); of both,
 * Shi's combination with weight 1/(1 + 0.07 n^0.6) on the range.
 * @param n observations, at least 5
 * @returns mean and SD with the skewness test of Shi et al. 2023, and a warning when it rejects normality
 * @throws RangeError naming the argument, when a figure is missing, not finite, or out of order
 * @see Luo et al. 2018, Stat Methods Med Res 27:1785; Wan et al. 2014, BMC Med Res Methodol 14:135;
 *   Shi et al. 2020, Res Synth Methods 11:641
 */
export function meanFromQuantiles(numbers: FiveNumbers, n: number): MeanFromQuantiles {
	requireSize("n", n, 5);
	requireOrder(numbers);
	const { mean, sd, method } = estimate(numbers, n);
	const skewness = skewnessTest(numbers, n);
	return {
		mean,
		sd,
		method,
		skewness,
		warning: skewness.skewed
			? "The quantiles are skewed: mean and SD assume a normal distribution and may mislead"
			: null,
	};
}

function estimate(numbers: FiveNumbers, n: number): { mean: number; sd: number; method: string } {
	const { median } = numbers;
	const rangeFactor = 2 * normalQuantile((n - 0.375) / (n + 0.25));
	const quartileFactor = 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25));
	if (!("q1" in numbers)) {
		const { min, max } = numbers;
		const weight = 4 / (4 + n ** 0.75);
		return {
			mean: weight * ((min + max) / 2) + (1 - weight) * median,
			sd: (max - min) / rangeFactor,
			method: "Mean by Luo et al. 2018 (median and range), SD by Wan et al. 2014",
		};
	}
	const { q1, q3 } = numbers;
	if (!("min" in numbers)) {
		const weight = 0.7 + 0.39 / n;
		return {
			mean: weight * ((q1 + q3) / 2) + (1 - weight) * median,
			sd: (q3 - q1) / quartileFactor,
			method: "Mean by Luo et al. 2018 (median and quartiles), SD by Wan et al. 2014",
		};
	}
	const { min, max } = numbers;
	const onRange = 2.2 / (2.2 + n ** 0.75);
	const onQuartiles = 0.7 - 0.72 / n ** 0.55;
	const sdWeight = 1 / (1 + 0.07 * n ** 0.6);
	return {
		mean: onRange * ((min + max) / 2) + onQuartiles * ((q1 + q3) / 2) + (1 - onRange - onQuartiles) * median,
		sd: sdWeight * ((max - min) / rangeFactor) + (1 - sdWeight) * ((q3 - q1) / quartileFactor),
		method: "Mean by Luo et al. 2018 (five numbers), SD by Shi et al. 2020",
	};
}

function requireOrder(numbers: FiveNumbers): void {
	const inOrder = (["min", "q1", "median", "q3", "max"] as const).flatMap((name) =>
		name in numbers ? [{ name, value: (numbers as Record<string, number>)[name] ?? Number.NaN }] : [],
	);
	inOrder.forEach(({ name, value }, i) => {
		requireFinite(name, value);
		const before = inOrder[i - 1];
		if (before && before.value > value) {
			throw new RangeError(`${name} must not be below ${before.name}; got ${value} and ${before.value}`);
		}
	});
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (!first || !last || first.value === last.value) {
		throw new RangeError("the quantiles must not all be equal: no standard deviation follows");
	}
}
