import type { AnalysisPart } from "#app/statistics/analysis/request.ts";
import type { AnalysedRow, SourceStudies, SynthesisAnalysis } from "./analyse-synthesis.ts";
import { analysedRows } from "./included.ts";
import { moderatorNames } from "./moderators.ts";
import { type KeptAnalysis, regressionKey, regressionOn, type SynthesisRegression } from "./regression.ts";
import type { SynthesisDocument } from "./synthesis-document.ts";

/** All that a synthesis's page and figures show of its analysis, which is kept with a published version. */
export const KEPT_PARTS: readonly AnalysisPart[] = [
	...(["leaveOneOut", "cumulative", "influence", "bias", "trimAndFill", "subgroups"] as const),
];

/** An analysis as it is kept: without the documents, which are kept as versions of their own. */
interface KeptResult extends Omit<KeptAnalysis, "rows"> {
	/** In the order of the synthesis's rows. */
	rows: Omit<AnalysedRow, "row" | "study">[];
}

/** An analysis with its regressions as JSON. @param analysis computed with `KEPT_PARTS` */
export function keptText(analysis: SynthesisAnalysis): string {
	const { settings, rows, request, response } = analysis;
	const alone = moderatorNames(analysedRows(analysis)).map((name) => [{ name }]);
	const regressions: Record<string, SynthesisRegression> = {};
	for (const choices of [...alone, settings.regression ?? []]) {
		const regression = regressionOn(analysis, choices);
		if (regression) regressions[regressionKey(choices)] = regression;
	}
	const kept: KeptResult = {
		...{ settings, request, response, regressions },
		rows: rows.map(({ row, study, ...rest }) => rest),
	};
	return JSON.stringify(kept);
}

/**
 * The analysis that a text of `keptText` holds.
 * @param document the version of the synthesis it was kept with  @param studies the versions that it used
 */
export function keptAnalysis(
	text: string,
	document: SynthesisDocument,
	studies: SourceStudies,
): KeptAnalysis {
	const kept = JSON.parse(text) as KeptResult;
	const rows = document.rows.flatMap((row, place): AnalysedRow[] => {
		const own = kept.rows[place];
		const study = studies.get(row.study);
		return own ? [{ ...own, row, pinned: true, ...(study && { study }) }] : [];
	});
	return { ...kept, rows };
}
