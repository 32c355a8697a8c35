import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { formatNumber } from "../format/format-number.ts";
import { sameWords } from "../same-words.ts";
import {
	bySize,
	type Continuous,
	EVIDENCE,
	isBorneOutByContrast,
	isSpread,
	type Spread,
} from "./error-evidence.ts";
import { warning } from "./levels.ts";
import { armName, resultPath, type Subject } from "./subject.ts";

/**
 * Standard deviations that look like standard errors: √n times too small for what else is known. The mix-up
 * is the commonest of all in collected data and makes effects absurdly large (Cochrane Handbook, 6.5.2), so several kinds of evidence are tried, and without any the size of the effect itself.
 */
export function* checkStandardErrors(subject: Subject): Generator<Finding> {
	const outcomes = subject.document.outcomes.filter((outcome) => outcome.kind === "continuous");
	const scales = spreadsByScale(outcomes);
	for (const outcome of outcomes) {
		const spreads = outcome.results.filter(isSpread);
		const scale = scaleOf(outcome);
		let explained = false;
		for (const result of spreads) {
			const onSameScale = scales.get(`${scale}\n${result.armId}`) ?? [];
			const weighed = { result, spreads, outcome, onSameScale, subject };
			for (const evidence of EVIDENCE) {
				const why = evidence(weighed);
				if (why === null) continue;
				yield looksLikeError(outcome, result, why);
				explained = true;
				break;
			}
		}
		if (!explained) yield* checkAbsurdDifference(outcome, spreads, subject);
	}
}

function spreadsByScale(outcomes: Continuous[]): Map<string, Spread[]> {
	const scales = new Map<string, Spread[]>();
	for (const outcome of outcomes) {
		const scale = scaleOf(outcome);
		for (const result of outcome.results.filter(isSpread)) {
			const key = `${scale}\n${result.armId}`;
			const before = scales.get(key);
			if (before) before.push(result);
			else scales.set(key, [result]);
		}
	}
	for (const spreads of scales.values()) spreads.sort(bySize);
	return scales;
}

/** Outcomes whose deviations should be of one size: same instrument, or same words, in the same unit and form. */
function scaleOf({ instrument, label, unit, results }: Continuous): string {
	const change = results.some((result) => result.isChange) ? "change" : "";
	return sameWords([instrument ?? label, unit ?? "", change].join(" | "));
}

/** Standard deviations of difference that hardly any treatment makes. */
const ABSURD = 3;

/**
 * Without other evidence, arms that lie more than three deviations apart. Markers of what was given (a
 * drug's own level in blood) honestly do, so biomarkers are left out; so are deviations that another figure
 * of the same result or the interval of the difference agrees with.
 */
function* checkAbsurdDifference(
	outcome: Continuous,
	spreads: Spread[],
	subject: Subject,
): Generator<Finding> {
	if (outcome.concept === "biomarker") return;
	for (const result of spreads) {
		if (isBorneOutByItself(result)) continue;
		const against = spreads.find(
			(other) =>
				Math.abs(standardisedDifference(result, other)) > ABSURD &&
				!isBorneOutByContrast(outcome, result, other),
		);
		if (!against) continue;
		const size = formatNumber(Math.abs(standardisedDifference(result, against)));
		const other = armName(subject, against.armId);
		yield looksLikeError(outcome, result, `it puts this arm ${size} standard deviations from ${other}`);
	}
}

/** The difference in means over the pooled deviation; 0 where the means are not of one kind. */
function standardisedDifference(a: Spread, b: Spread): number {
	const alike = a.meanType === b.meanType && (a.isChange ?? false) === (b.isChange ?? false);
	if (!a.mean || !b.mean || !alike || a.meanType === "geometric") return 0;
	const squares = (a.n - 1) * Number(a.sd) ** 2 + (b.n - 1) * Number(b.sd) ** 2;
	return (Number(a.mean) - Number(b.mean)) / Math.sqrt(squares / (a.n + b.n - 2));
}

/** Its standard error, interval, quartiles or range have been weighed already and agree. */
function isBorneOutByItself({ se, ciLow, ciHigh, q1, q3, min, max }: Spread): boolean {
	return [se, ciLow && ciHigh, q1 && q3, min && max].some((figure) => figure !== undefined);
}

function looksLikeError(outcome: Continuous, { armId, sd, n }: Spread, why: string): Finding {
	return warning(
		"deviation-looks-like-error",
		`${resultPath(outcome, { armId })}.sd`,
		`A standard deviation of ${sd} looks like a standard error: ${why}. As an error in ${formatWhole(n)} people it would mean a deviation of about ${formatNumber(Number(sd) * Math.sqrt(n))}. If the source gives the error, move it there`,
	);
}
