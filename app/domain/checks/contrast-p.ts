import { normalTwoSided, zOfTwoSidedP } from "#app/statistics/numerics/normal.ts";
import type { Finding } from "../finding.ts";
import { formatLevel, formatP } from "../format/format-number.ts";
import { printedP, rangeOfP } from "../printed/printed-p.ts";
import {
	absoluteRange,
	logRange,
	overlap,
	type PrintedRange,
	printed,
	rangeOf,
} from "../printed/printed-range.ts";
import type { Contrast } from "../study/outcome.ts";
import { isRatio } from "../vocabulary.ts";
import { isAsymmetricMethod } from "./interval.ts";
import { warning } from "./levels.ts";
import { standardErrorsAt } from "./standard-errors-at.ts";

/** Tests of something else than no difference, or with p values corrected for their number. */
const OTHER_HYPOTHESIS =
	/non-?\s?inferior|equivalence|superiority margin|one-?\s?(sided|tailed)|1-?\s?(sided|tailed)|bonferroni|dunnett|tukey|hochberg|holm\b|multiplicity|multiple (testing|comparisons)|interaction/i;

/**
 * A printed p against the interval beside it: whether both say the same of "no difference", and whether
 * they are of one size. Nothing is said where the p tests something else or the measure's null is not known.
 */
export function* checkContrastP(contrast: Contrast, path: string): Generator<Finding> {
	const { ciLow, ciHigh, method, note, measure } = contrast;
	const p = rangeOfP(contrast.p);
	if (!p || !ciLow || !ciHigh || !contrast.p || measure === "other") return;
	if (OTHER_HYPOTHESIS.test(`${method ?? ""} ${note ?? ""}`)) return;
	const none = isRatio(measure) ? 1 : 0;
	const level = Number(contrast.ciLevel ?? 95);
	const [low, high] = [rangeOf(ciLow), rangeOf(ciHigh)];
	const interval = `the ${formatLevel(level / 100)} interval ${printed(ciLow)} to ${printed(ciHigh)}`;
	const alpha = 1 - level / 100;
	if (p.high <= alpha + EXACT && low.high < none && high.low > none) {
		yield contradiction(
			path,
			`${printedP(contrast.p)} says that the arms differ, but ${interval} includes ${none}, no difference`,
		);
	} else if (p.low >= alpha - EXACT && (low.low > none || high.high < none)) {
		yield contradiction(
			path,
			`${printedP(contrast.p)} leaves no difference possible, but ${interval} excludes ${none}, no difference`,
		);
	} else if (!isAsymmetricMethod(method)) {
		const implied = deviates(contrast, level);
		if (!implied || areOfOneSize(implied, p)) return;
		const middle = normalTwoSided((implied.low + implied.high) / 2);
		yield contradiction(
			path,
			`${printedP(contrast.p)} is far from what the estimate and ${interval} give, about ${formatP(middle)}`,
		);
	}
}

/** What subtraction does to the level, so that p <0.05 is p at 95%. */
const EXACT = 1e-9;

function contradiction(path: string, message: string): Finding {
	return warning(
		"p-contradicts-interval",
		`${path}.p`,
		`${message}: check the digits, or answer with the test that gave p`,
	);
}

/** How many standard errors the estimate lies from no difference, as its interval tells, rounding allowed for. */
function deviates(contrast: Contrast, level: number): PrintedRange | null {
	const { estimate, ciLow, ciHigh, measure } = contrast;
	if (!estimate || !ciLow || !ciHigh) return null;
	const ranges = [estimate, ciLow, ciHigh].map(rangeOf);
	const [at, low, high] = isRatio(measure) ? ranges.map(logRange) : ranges;
	if (!at || !low || !high) return null;
	const perError = 2 * standardErrorsAt(level);
	const smallest = (high.low - low.high) / perError;
	const largest = (high.high - low.low) / perError;
	if (!(smallest > 0) || !Number.isFinite(largest) || !Number.isFinite(at.low)) return null;
	const size = absoluteRange(at);
	return { low: size.low / largest, high: size.high / smallest };
}

/** Beyond this many standard errors, the t distribution and rounded widths make any p possible. */
const FARTHEST = 3.5;

/** Room for t instead of normal, a test other than the interval's, and covariates in one of the two. */
function areOfOneSize(implied: PrintedRange, p: PrintedRange): boolean {
	const printedDeviates = { low: zOfTwoSidedP(p.high), high: zOfTwoSidedP(p.low) };
	const roomy = {
		low: Math.min(implied.low, FARTHEST) * 0.9 - 0.25,
		high: implied.high > FARTHEST ? Infinity : implied.high * 1.1 + 0.25,
	};
	return overlap(roomy, { low: Math.min(printedDeviates.low, FARTHEST), high: printedDeviates.high });
}
