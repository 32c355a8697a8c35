import { chiSquareUpper } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import type { Problem } from "../regression/weighted-fit.ts";
import { iSquaredFromQ, iSquaredFromQInterval } from "./i-squared.ts";
import { qProfileInterval } from "./q-profile.ts";

/** How much the studies' true effects differ, beyond what chance within the studies explains. */
export interface Heterogeneity {
	/** Cochran's Q with its degrees of freedom and p value. */
	readonly Q: number;
	readonly df: number;
	readonly p: number;
	/**
	 * Percentage of the total variance that lies between studies. With random effects 100 τ²/(τ² + s²), where s²
	 * is the sampling variance of a typical study (metafor); with a common effect the same as I2Q. Null for one study.
	 */
	readonly I2: number | null;
	readonly I2Ci: Interval | null;
	/** 100 (Q − df)/Q, not below 0 (Higgins & Thompson), as RevMan prints it. Null for one study. */
	readonly I2Q: number | null;
	readonly I2QCi: Interval | null;
	/** Total over sampling variance: τ²/s² + 1, or Q/df with a common effect. Null for one study. */
	readonly H2: number | null;
	readonly H2Ci: Interval | null;
	readonly tau2: number;
	readonly tau2Se: number | null;
	/** Q-profile interval; null with a common effect and for one study. */
	readonly tau2Ci: Interval | null;
	readonly tau: number;
	readonly tauCi: Interval | null;
	/** How τ² and its interval were found, as print shows it. */
	readonly method: string;
}

/**
 * Describes heterogeneity around a fitted mean or line.
 * @param random the τ² estimate, or null for a common effect
 */
export function describeHeterogeneity(
	{ Q, df, typicalVariance }: { Q: number; df: number; typicalVariance: number | null },
	random: { tau2: number; se: number | null; name: string; problem: Problem } | null,
	level: number,
): Heterogeneity {
	const p = chiSquareUpper(Q, df);
	const I2Q = iSquaredFromQ(Q, df);
	const I2QCi = iSquaredFromQInterval(Q, df, level);
	const common = { Q, df, p, I2Q, I2QCi };
	if (random === null || df === 0 || typicalVariance === null) {
		return {
			...common,
			I2: random === null ? I2Q : null,
			I2Ci: random === null ? I2QCi : null,
			H2: df > 0 ? Q / df : null,
			H2Ci: null,
			tau2: random?.tau2 ?? 0,
			tau2Se: null,
			tau2Ci: null,
			tau: Math.sqrt(random?.tau2 ?? 0),
			tauCi: null,
			method: random === null ? "Common effect: τ² is taken to be 0" : "One study: τ² is taken to be 0",
		};
	}
	const { tau2, se, problem, name } = random;
	const share = (t: number) => (100 * t) / (t + typicalVariance);
	const ratio = (t: number) => t / typicalVariance + 1;
	const tau2Ci = qProfileInterval(problem, level);
	const through = (f: (t: number) => number): Interval => [f(tau2Ci[0]), f(tau2Ci[1])];
	return {
		...common,
		I2: share(tau2),
		I2Ci: through(share),
		H2: ratio(tau2),
		H2Ci: through(ratio),
		tau2,
		tau2Se: se,
		tau2Ci,
		tau: Math.sqrt(tau2),
		tauCi: through(Math.sqrt),
		method: `${name}, Q-profile interval`,
	};
}
