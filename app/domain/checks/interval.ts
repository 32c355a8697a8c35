import type { Finding } from "../finding.ts";
import type { Decimal } from "../format/decimal.ts";
import { formatNumber } from "../format/format-number.ts";
import {
	gapBetween,
	isBelow,
	logRange,
	type PrintedRange,
	printed,
	rangeOf,
} from "../printed/printed-range.ts";
import { error, warning } from "./levels.ts";

/** An estimate with its interval, as printed, and what is known of how it was made. */
export interface PrintedInterval {
	estimate?: Decimal | undefined;
	ciLow?: Decimal | undefined;
	ciHigh?: Decimal | undefined;
	/** The scale on which the usual interval is symmetric; `none` where there is no such scale. */
	scale: "linear" | "log" | "none";
	/** Share of the interval's width by which its middle may miss the estimate beyond rounding. */
	tolerance: number;
	/** What the source says of the method. */
	method?: string | undefined;
	/** Where the figures stand, and which of them is the estimate. */
	path: string;
	estimateField: string;
}

/** Methods whose intervals have no reason to be symmetric. */
const ASYMMETRIC =
	/exact|clopper|wilson|newcombe|score|miettinen|koopman|fieller|mid-?p|boot\s?strap|percentile|\bbca\b|profile|likelihood|bayes|credible|posterior|permutation|randomi[sz]ation test|hodges|lehmann|median|quantile|non-?parametric|log-?transformed|back-?transformed/i;

export function isAsymmetricMethod(method: string | undefined): boolean {
	return method !== undefined && ASYMMETRIC.test(method);
}

/** An interval runs from low to high, holds its estimate, and has it in the middle of its scale. */
export function* checkInterval(interval: PrintedInterval): Generator<Finding> {
	const { estimate, ciLow, ciHigh, path } = interval;
	if (ciLow && ciHigh && Number(ciLow) > Number(ciHigh)) {
		yield error(
			"interval-reversed",
			`${path}.ciLow`,
			`The lower end (${printed(ciLow)}) is above the upper (${printed(ciHigh)}): are they swapped, or is a minus sign missing?`,
		);
		return;
	}
	if (!estimate) return;
	const at = rangeOf(estimate);
	const below = ciLow !== undefined && isBelow(at, rangeOf(ciLow));
	const above = ciHigh !== undefined && isBelow(rangeOf(ciHigh), at);
	if (below || above) {
		yield error(
			"interval-misses-estimate",
			`${path}.${interval.estimateField}`,
			`${printed(estimate)} lies outside its own interval, ${ciLow ? printed(ciLow) : "…"} to ${ciHigh ? printed(ciHigh) : "…"}: check the digits and signs`,
		);
	} else {
		yield* checkSymmetry(interval);
	}
}

function* checkSymmetry(interval: PrintedInterval): Generator<Finding> {
	const { estimate, ciLow, ciHigh, scale } = interval;
	if (!estimate || !ciLow || !ciHigh || scale === "none" || isAsymmetricMethod(interval.method)) return;
	const [at, low, high] = [estimate, ciLow, ciHigh].map(rangeOf).map(scale === "log" ? logRange : same);
	if (!at || !low || !high) return;
	const middle = { low: (low.low + high.low) / 2, high: (low.high + high.high) / 2 };
	const width = high.high - low.low;
	if (!Number.isFinite(width) || !(gapBetween(at, middle) > interval.tolerance * width)) return;
	const centre =
		scale === "log" ? Math.sqrt(Number(ciLow) * Number(ciHigh)) : (Number(ciLow) + Number(ciHigh)) / 2;
	yield warning(
		"interval-asymmetric",
		`${interval.path}.${interval.estimateField}`,
		`The interval ${printed(ciLow)} to ${printed(ciHigh)} has its middle${scale === "log" ? ", on the scale of ratios," : ""} at ${formatNumber(centre)}, not at ${printed(estimate)}: check the digits, or answer with the method if it is not a symmetric one`,
	);
}

const same = (range: PrintedRange) => range;
