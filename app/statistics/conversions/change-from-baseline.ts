import { requireCorrelation, requireNotNegative } from "../numerics/arguments.ts";
import type { Derived } from "./sd-from-precision.ts";

/**
 * Standard deviation of the change from baseline: √(sd₀² + sd₁² − 2 r sd₀ sd₁).
 * @param baseline SD at baseline  @param final SD at follow-up  @param correlation between the two measurements
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 6.5.2.8
 */
export function changeSd(baseline: number, final: number, correlation: number): Derived {
	requireNotNegative("baseline", baseline);
	requireNotNegative("final", final);
	requireCorrelation("correlation", correlation);
	const variance = baseline ** 2 + final ** 2 - 2 * correlation * baseline * final;
	return {
		value: Math.sqrt(Math.max(0, variance)),
		method: `SD of the change, from a correlation of ${correlation}`,
	};
}

/**
 * The correlation of baseline and follow-up that a reported change SD implies, for imputing other arms:
 * (sd₀² + sd₁² − sd_change²)/(2 sd₀ sd₁).
 * @returns a reason when the three SDs imply no correlation between −1 and 1
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 6.5.2.8
 */
export function correlationFromSds(
	baseline: number,
	final: number,
	change: number,
): (Derived & { status: "derived" }) | { status: "not derived"; reason: string } {
	requireNotNegative("baseline", baseline);
	requireNotNegative("final", final);
	requireNotNegative("change", change);
	const value = (baseline ** 2 + final ** 2 - change ** 2) / (2 * baseline * final);
	if (!(value >= -1 && value <= 1)) {
		return { status: "not derived", reason: "These standard deviations imply no correlation from −1 to 1" };
	}
	return { status: "derived", value, method: "Correlation from the SDs of baseline, final and change" };
}
