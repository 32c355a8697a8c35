import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";

/**
 * I² from Cochran's Q: 100 (Q − df)/Q percent, not below 0.
 * @returns null when df is 0: one study says nothing about heterogeneity
 * @see Higgins & Thompson 2002, Stat Med 21:1539
 */
export function iSquaredFromQ(Q: number, df: number): number | null {
	if (df === 0) return null;
	return Q > df ? (100 * (Q - df)) / Q : 0;
}

/**
 * Test-based interval of the Q-based I²: H = √(Q/df) is taken as log-normal, with
 * se(ln H) = ½ (ln Q − ln df)/(√(2Q) − √(2k − 3)) when Q > k and
 * √(1/(2(k − 2)) (1 − 1/(3(k − 2)²))) otherwise; I² = 100 (H² − 1)/H², not below 0.
 * @param df k − 1  @returns null below three studies when Q ≤ k, where no standard error exists, and for one study
 * @see Higgins & Thompson 2002, Stat Med 21:1539, equations for H
 */
export function iSquaredFromQInterval(Q: number, df: number, level: number): Interval | null {
	const k = df + 1;
	if (df === 0 || (Q <= k && k < 3)) return null;
	const se =
		Q > k
			? (0.5 * (Math.log(Q) - Math.log(df))) / (Math.sqrt(2 * Q) - Math.sqrt(2 * k - 3))
			: Math.sqrt((1 / (2 * (k - 2))) * (1 - 1 / (3 * (k - 2) ** 2)));
	const reach = normalCritical(level) * se;
	const bound = (factor: number) => {
		const h2 = (Q / df) * Math.exp(2 * factor * reach);
		return h2 > 1 ? (100 * (h2 - 1)) / h2 : 0;
	};
	return [bound(-1), bound(1)];
}
