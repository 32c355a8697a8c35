import { metaRegression } from "#app/statistics/regression/meta-regression.ts";
import { formatEffect, formatFixed, formatP } from "../../format.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { analysedRows } from "../../synthesis/included.ts";
import { scaleOf } from "../../synthesis/measured.ts";
import { moderatorValues, numericModerators } from "./figure-options.ts";

/** What one moderator explains, as a line of the table of meta-regressions. */
export interface RegressionLine {
	moderator: string;
	k: number;
	/** On the analysis scale, by one unit of the moderator: "−0.029 [−0.042, −0.016]". */
	slope: string;
	p: string;
	tau2: string;
	R2: string;
}

export interface RegressionView {
	lines: RegressionLine[];
	/** "Slopes are changes of the logarithm for one unit more." */
	note: string;
}

/** A regression on each moderator that is a number, one at a time; undefined where none can be fitted. */
export function regressionView(analysis: SynthesisAnalysis): RegressionView | undefined {
	const { request, response, settings } = analysis;
	const { model, tau2, ci } = settings;
	if (model !== "random" && model !== "common") return undefined;
	const rows = analysedRows(analysis);
	const lines = numericModerators(rows).flatMap((moderator): RegressionLine[] => {
		const values = moderatorValues(rows, moderator);
		const cases = response.rows.flatMap((row, place) => {
			const value = values[place] ?? null;
			if (value === null || row.estimate === null || row.se === null || row.weightPercent === null) return [];
			return [{ value, estimate: row.estimate, variance: row.se ** 2 }];
		});
		const fit = metaRegression(
			cases,
			[{ name: moderator, kind: "numeric", values: cases.map(({ value }) => value) }],
			{ model, tau2, ci, level: request.level ?? 0.95 },
		);
		const slope = fit.status === "fitted" ? fit.coefficients[1] : undefined;
		if (fit.status !== "fitted" || !slope) return [];
		return [
			{
				moderator,
				k: cases.length,
				slope: `${formatEffect(slope.estimate)} [${slope.ci.map(formatEffect).join(", ")}]`,
				p: slope.p === null ? "" : formatP(slope.p),
				tau2: formatEffect(fit.heterogeneity.tau2),
				R2: fit.R2 === null ? "" : `${formatFixed(fit.R2, 1)}%`,
			},
		];
	});
	if (lines.length === 0) return undefined;
	const what = scaleOf(settings) === "log" ? "the effect’s logarithm" : "the effect";
	return { lines, note: `A slope is the change of ${what} for one unit more.` };
}
