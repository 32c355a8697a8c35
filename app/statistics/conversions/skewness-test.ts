import type { FiveNumbers } from "./five-numbers.ts";

/** Whether quantiles are too asymmetric for a normal distribution, at the 0.05 level. */
export interface SkewnessTest {
	readonly method: string;
	readonly statistic: number;
	readonly critical: number;
	readonly skewed: boolean;
}

/**
 * Tests quantiles of n observations for skewness by how far the median lies from the middle.
 * Range: |min + max − 2 median|/(max − min) against 1/ln(n + 9) + 2.5/(n + 1). Quartiles: the same of q1 and q3 against
 * 2.65/√n − 6/n². Both: the larger of 2.65 ln(0.6 n)/√n times the first and the second, against 3/√n − 40/n³.
 * @see Shi et al. 2023, Stat Methods Med Res 32:1338
 */
export function skewnessTest(numbers: FiveNumbers, n: number): SkewnessTest {
	const method = "Skewness test of Shi et al. 2023";
	const { median } = numbers;
	const asymmetry = (low: number, high: number) =>
		high > low ? Math.abs(low + high - 2 * median) / (high - low) : 0;
	const result = (statistic: number, critical: number) => {
		return { method, statistic, critical, skewed: statistic > critical };
	};
	if (!("q1" in numbers)) {
		return result(asymmetry(numbers.min, numbers.max), 1 / Math.log(n + 9) + 2.5 / (n + 1));
	}
	const quartiles = asymmetry(numbers.q1, numbers.q3);
	if (!("min" in numbers)) return result(quartiles, 2.65 / Math.sqrt(n) - 6 / n ** 2);
	const range = ((2.65 * Math.log(0.6 * n)) / Math.sqrt(n)) * asymmetry(numbers.min, numbers.max);
	return result(Math.max(range, quartiles), 3 / Math.sqrt(n) - 40 / n ** 3);
}
