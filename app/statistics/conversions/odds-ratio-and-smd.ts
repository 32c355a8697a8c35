import { requireFinite, requirePositive } from "../numerics/arguments.ts";

/** An estimate with its variance on a new scale, and how it got there. */
export interface ConvertedEffect {
	readonly estimate: number;
	readonly variance: number;
	readonly method: string;
}

/** Standard deviation of the standard logistic distribution. */
const LOGISTIC_SD = Math.PI / Math.sqrt(3);

/**
 * Standardised mean difference from a log odds ratio: ln OR · √3/π, as if the event were a threshold on a logistic
 * scale. The variance is multiplied by 3/π².
 * @throws RangeError naming the argument
 * @see Chinn 2000, Stat Med 19:3127; Hasselblad & Hedges 1995, Psychol Bull 117:167; Cochrane Handbook 10.6
 */
export function smdFromLogOddsRatio(logOddsRatio: number, variance: number): ConvertedEffect {
	requireFinite("logOddsRatio", logOddsRatio);
	requirePositive("variance", variance);
	return {
		estimate: logOddsRatio / LOGISTIC_SD,
		variance: variance / LOGISTIC_SD ** 2,
		method: "SMD = ln OR × √3/π",
	};
}

/**
 * Log odds ratio from a standardised mean difference: SMD · π/√3, variance times π²/3. A higher score is taken to mean
 * the event.
 * @throws RangeError naming the argument @see the same
 */
export function logOddsRatioFromSmd(smd: number, variance: number): ConvertedEffect {
	requireFinite("smd", smd);
	requirePositive("variance", variance);
	return {
		estimate: smd * LOGISTIC_SD,
		variance: variance * LOGISTIC_SD ** 2,
		method: "ln OR = SMD × π/√3",
	};
}
