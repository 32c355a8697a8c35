import { sdFromInterval, sdFromSe } from "#app/statistics/conversions/sd-from-precision.ts";
import { meanInterval } from "#app/statistics/effects/mean-interval.ts";
import { inBrackets } from "../format/format.ts";
import { printEstimate } from "../format/format-estimate.ts";
import { formatReported } from "../format/format-number.ts";
import type { ContinuousResult } from "../study/outcome.ts";
import type { Basis } from "./arm-rate.ts";

/** One arm's mean with its spread and interval, as far as the report allows. */
export interface ArmMean {
	mean: number;
	n?: number;
	sd?: { value: number; basis: Basis; how?: string };
	ci?: { low: number; high: number; level: number; basis: Basis; how?: string };
}

/**
 * The mean of a continuous result. A standard deviation that is not reported is derived from the standard
 * error or the reported interval of the mean; an interval that is not reported from the standard deviation.
 * @returns undefined when no mean is reported, or it is one of logarithms or geometric, which needs other intervals
 */
export function armMean(result: ContinuousResult): ArmMean | undefined {
	const mean = numberOf(result.mean);
	if (mean === undefined) return undefined;
	const { n } = result;
	const sd = armSd(result);
	const ci =
		reportedInterval(result) ??
		(isOnItsScale(result) && sd && n !== undefined ? derivedInterval(mean, sd.value, n) : undefined);
	return { mean, ...(n !== undefined && { n }), ...(sd && { sd }), ...(ci && { ci }) };
}

function armSd({ n, sd, se, ...rest }: ContinuousResult): ArmMean["sd"] {
	const reported = numberOf(sd);
	if (reported !== undefined) return reported < 0 ? undefined : { value: reported, basis: "reported" };
	if (n === undefined || n < 2) return undefined;
	const error = numberOf(se);
	if (error !== undefined && error > 0) {
		const { value, method } = sdFromSe(error, n);
		return { value, basis: "derived", how: method };
	}
	const interval = reportedInterval(rest);
	if (!interval || interval.low >= interval.high || !isUnadjusted(rest)) return undefined;
	const { value, method } = sdFromInterval([interval.low, interval.high], n, { ciLevel: interval.level });
	return { value, basis: "derived", how: method };
}

function reportedInterval({
	ciLow,
	ciHigh,
	ciLevel,
}: Pick<ContinuousResult, "ciLow" | "ciHigh" | "ciLevel">): ArmMean["ci"] {
	const low = numberOf(ciLow);
	const high = numberOf(ciHigh);
	if (low === undefined || high === undefined) return undefined;
	return { low, high, level: (numberOf(ciLevel) ?? 95) / 100, basis: "reported" };
}

function derivedInterval(mean: number, sd: number, n: number): ArmMean["ci"] {
	if (n < 2 || sd <= 0) return undefined;
	const [low, high] = meanInterval({ mean, sd, n }, 0.95);
	return { low, high, level: 0.95, basis: "derived", how: "mean ± t on n − 1 × SD ÷ √n" };
}

/**
 * The interval of a mean as printed: a reported one in its own digits, a derived one with a digit more than the mean
 * at least. @returns undefined where there is none
 */
export function meanIntervalText(result: ContinuousResult, { mean, ci }: ArmMean): string | undefined {
	if (!ci) return undefined;
	const { ciLow, ciHigh } = result;
	if (ci.basis === "reported" && ciLow !== undefined && ciHigh !== undefined) {
		return inBrackets({ low: formatReported(ciLow), high: formatReported(ciHigh) });
	}
	const kind = { least: digitsBeside(result), wholeFrom: Infinity, ends: [] };
	return inBrackets(printEstimate(mean, [ci.low, ci.high], kind));
}

/** The decimals of what is derived for a mean: one more than it has. */
export function digitsBeside({ mean }: ContinuousResult): number {
	return (mean?.split(".")[1]?.length ?? 0) + 1;
}
/** Whether a mean is on the scale that was measured, and not one of logarithms. One said no closer is what is printed. */
const isOnItsScale = ({ meanType }: Pick<ContinuousResult, "meanType">) =>
	meanType === undefined || meanType === "arithmetic" || meanType === "least-squares";

/** Whether its interval is that of the people themselves, and not of a model. */
const isUnadjusted = ({ meanType }: Pick<ContinuousResult, "meanType">) =>
	meanType === undefined || meanType === "arithmetic";

const numberOf = (decimal: string | undefined) => (decimal === undefined ? undefined : Number(decimal));
