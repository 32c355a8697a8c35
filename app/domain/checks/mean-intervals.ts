import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { formatNumber } from "../format/format-number.ts";
import { overlap, type PrintedRange, rangeOf } from "../printed/printed-range.ts";
import type { ContinuousResult } from "../study/outcome.ts";
import { warning } from "./levels.ts";
import { standardErrorsAt } from "./standard-errors-at.ts";
import { resultPath, type Subject } from "./subject.ts";

/** Beyond rounding, how far an interval may be wider or narrower than its spread gives. */
const TOLERANCE = 0.15;

/** The width of a mean's interval against its standard error, or its standard deviation and number. */
export function* checkMeanIntervals({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		if (outcome.kind !== "continuous") continue;
		for (const result of outcome.results) {
			const reach = reachInErrors(result);
			if (!reach) continue;
			const { se, sd, n = 0 } = result;
			const path = `${resultPath(outcome, result)}.ciLow`;
			const [from, said] = se
				? [rangeOf(se), `a standard error of ${se}`]
				: sd && result.meanType !== "least-squares"
					? [divided(rangeOf(sd), Math.sqrt(n)), `a standard deviation of ${sd} in ${formatWhole(n)} people`]
					: [null, ""];
			// A deviation that is a standard error by this very interval is a finding of its own.
			if (!from || overlap(from, reach) || (!se && sd && overlap(rangeOf(sd), reach))) continue;
			const half = ((from.low + from.high) / 2) * standardErrorsAt(levelOf(result), Math.max(1, n - 1));
			yield warning(
				"interval-and-spread-disagree",
				path,
				`The interval reaches ${formatNumber(halfWidth(result))} to either side, but ${said} gives ${formatNumber(half)}: check the interval, the spread and the number analysed`,
			);
		}
	}
}

/**
 * The standard errors that would give this interval: its half width over the deviate of its level, by the
 * normal and by the t distribution, with rounding and a tolerance allowed for.
 * @returns null where there is no interval of an arithmetic or least-squares mean of 4 people or more
 */
export function reachInErrors(result: ContinuousResult): PrintedRange | null {
	const { ciLow, ciHigh, n, mean, meanType } = result;
	if (!mean || !ciLow || !ciHigh || n === undefined || n < 4) return null;
	if (meanType === "geometric" || meanType === "log") return null;
	const low = rangeOf(ciLow);
	const high = rangeOf(ciHigh);
	const level = levelOf(result);
	const narrowest = (high.low - low.high) / 2 / standardErrorsAt(level, n - 1);
	const widest = (high.high - low.low) / 2 / standardErrorsAt(level);
	return widest <= 0 ? null : { low: narrowest * (1 - TOLERANCE), high: widest * (1 + TOLERANCE) };
}

const levelOf = ({ ciLevel }: ContinuousResult) => Number(ciLevel ?? 95);
const halfWidth = ({ ciLow, ciHigh }: ContinuousResult) => (Number(ciHigh) - Number(ciLow)) / 2;
const divided = ({ low, high }: PrintedRange, by: number) => ({ low: low / by, high: high / by });
