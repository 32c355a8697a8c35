import { analyse } from "#app/statistics/analysis/analyse.ts";
import { noRatioOf, noRatioReasons } from "#app/statistics/analysis/no-ratio.ts";
import { type AnalysisRequest, rowsFrom } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { doubleZeroReason, usualAddition } from "#app/statistics/effects/zero-cells.ts";
import type { BinaryArm, BinaryArms } from "#app/statistics/proportions/arms.ts";
import type { SynthesisAnalysis } from "./analyse-synthesis.ts";

/**
 * Which way of computing this is. It rises when a formula changes so that figures of a stored synthesis can change;
 * saving a synthesis notes it in the document, as it notes the versions of the studies. A document without it was
 * saved by the first.
 */
export const COMPUTATION = 3;

/** What a newer way of computing makes of an analysis. */
export type Recomputed =
	/** Nothing is added to arcsines. `before` is the analysis as it was. */
	| { kind: "arcsine-uncorrected"; before: AnalysisResponse }
	/** Peto's estimates of single studies have no ½; how many have a zero cell. */
	| { kind: "peto-rows"; rows: number }
	/** There is no pooled ratio any more. */
	| { kind: "no-ratio"; reason: string }
	/** People who had both treatments are no longer taken for different people; the labels of those rows. */
	| { kind: "pairs-left-out"; rows: string[] };

/**
 * What has changed in an analysis since its synthesis was last saved, by formulas alone.
 * @param savedBy the way of computing it was saved by
 */
export function recomputedSince(
	savedBy: number,
	{ request, rows }: Pick<SynthesisAnalysis, "request" | "rows">,
): Recomputed[] {
	const before = savedBy < 2 ? beforeSecond(request) : [];
	const left = savedBy < 3 ? rows.filter(({ reading }) => !reading.ok && reading.byDesign) : [];
	return left.length > 0
		? [...before, { kind: "pairs-left-out", rows: left.map(({ label }) => label) }]
		: before;
}

function beforeSecond(request: AnalysisRequest): Recomputed[] {
	const proportions = rowsFrom(request, "proportion");
	if (proportions) {
		const isNew = usualAddition(request.measure) === 0 && proportions.some(isAtEnd);
		if (!isNew) return [];
		const before = analyse({ ...request, include: [], continuity: { add: 0.5 } });
		return [{ kind: "arcsine-uncorrected", before }];
	}
	const tables = rowsFrom(request, "counts");
	if (request.model !== "peto" || !tables) return withoutRatio(request);
	const rows = tables.filter((row) => hasZeroCell(row) && doubleZeroReason(row) === null).length;
	return rows > 0 ? [{ kind: "peto-rows", rows }] : [];
}

function withoutRatio(request: AnalysisRequest): Recomputed[] {
	if (request.model === "mantel-haenszel") return [];
	const reason = noRatioOf(noRatioReasons(request));
	return reason === null ? [] : [{ kind: "no-ratio", reason }];
}

const isAtEnd = ({ events, n }: BinaryArm) => events === 0 || events === n;
const hasZeroCell = ({ experimental, control }: BinaryArms) => isAtEnd(experimental) || isAtEnd(control);
