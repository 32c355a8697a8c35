import { counted } from "../format/format.ts";
import type { AnalysedRow, SynthesisAnalysis } from "./analyse-synthesis.ts";
import type { SynthesisDocument } from "./synthesis-document.ts";

/** Whether its authors wrote what they make of the result: a conclusion, a certainty, a reason for a rating. */
export function isJudged({ conclusion, grade }: SynthesisDocument): boolean {
	const { certainty, ...domains } = grade;
	return Boolean(
		conclusion || certainty || Object.values(domains).some(({ reason, rating }) => reason || rating),
	);
}

/** A comparison by what it is of, whatever its row is called. */
const keyOf = ({ row: { study, outcomeId, kind, experimental, control, contrast } }: AnalysedRow) =>
	JSON.stringify([study, outcomeId, kind, experimental, control, contrast]);

const isIn = ({ result, excluded }: AnalysedRow) => result !== undefined && excluded === undefined;

/**
 * What has come into the result or gone out of it since its authors judged it, in a sentence; undefined where the same
 * comparisons are in. A study that may not be seen is left aside: nothing is known of it here.
 * @param then the analysis of the version that they judged, from the studies as they were; with its version and day
 */
export function judgedOfOther(
	now: SynthesisAnalysis,
	then: { analysis: SynthesisAnalysis; version: number; day: string },
): string | undefined {
	const known = ({ study }: AnalysedRow) => study !== undefined;
	const before = then.analysis.rows.filter(known);
	const after = now.rows.filter(known);
	const at = (rows: AnalysedRow[]) => new Map(rows.map((row) => [keyOf(row), row]));
	const [byBefore, byAfter] = [at(before), at(after)];
	const hidden = new Set(
		[...now.rows, ...then.analysis.rows].filter((row) => !known(row)).map(({ row }) => row.study),
	);
	const isTold = ({ row }: AnalysedRow) => !hidden.has(row.study);
	const gone = before.filter((row) => {
		const present = byAfter.get(keyOf(row));
		return isIn(row) && isTold(row) && !(present && isIn(present));
	});
	const come = after.filter((row) => {
		const earlier = byBefore.get(keyOf(row));
		return isIn(row) && isTold(row) && !(earlier && isIn(earlier));
	});
	if (gone.length + come.length === 0) return undefined;
	const why = (row: AnalysedRow) => {
		const excluded = byAfter.get(keyOf(row))?.excluded;
		return `${byAfter.get(keyOf(row))?.label ?? row.label} (${excluded ? inWords(excluded) : "no longer chosen"})`;
	};
	const changes = [
		gone.length > 0 && `no longer in it: ${gone.map(why).join(", ")}`,
		come.length > 0 && `new in it: ${come.map(({ label }) => label).join(", ")}`,
	].filter((change) => change !== false);
	const count = counted(then.analysis.rows.filter(isIn).length, "comparison was", "comparisons were");
	return `The conclusion and the judgements of certainty were written when ${count} in the result (version ${then.version}, ${then.day}). Now ${changes.join("; ")}.`;
}

const inWords = (reason: string) => reason.charAt(0).toLowerCase() + reason.slice(1);
