import { formatFixed, formatWhole } from "#app/domain/format/format.ts";
import { DIFFERENCE, estimateText, printEstimate, RATIO } from "#app/domain/format/format-estimate.ts";
import {
	amountText,
	formatNumber,
	formatP,
	formatPAlone,
	formatShare,
} from "#app/domain/format/format-number.ts";
import type { Coefficient, MetaRegression } from "#app/statistics/regression/meta-regression.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { analysedRows } from "../../synthesis/included.ts";
import { scaleOf } from "../../synthesis/measured.ts";
import { moderatorNames, type RowModerator, YEAR } from "../../synthesis/moderators.ts";
import { regressionOn, type SynthesisRegression } from "../../synthesis/regression.ts";

/** What one moderator explains by itself, as a line of the table of meta-regressions. */
interface RegressionLine {
	moderator: string;
	k: number;
	/** On the analysis scale, by one unit of the moderator; of a categorical one what is compared with what. */
	slope: string;
	p: string;
	tau2: string;
	R2: string;
}

/** Moderators in one model, as the page prints it. */
export interface TogetherView {
	/** Why there is no such model; then nothing else is given. */
	reason?: string;
	method: string;
	terms: { term: string; estimate: string; ratio: string; statistic: string; p: string }[];
	/** "z", or "t (9 df)" */
	statistic: string;
	/** Whether coefficients are logarithms that can be read as ratios. */
	ratios: boolean;
	sentences: string[];
}

export interface RegressionView {
	lines: RegressionLine[];
	/** "A slope is the change in the effect’s logarithm for each unit of the moderator." */
	note: string;
	together?: TogetherView;
}

/** Regressions on each moderator by itself, and on those chosen together; undefined where there is neither. */
export function regressionView(analysis: SynthesisAnalysis): RegressionView | undefined {
	const { settings } = analysis;
	const lines = moderatorNames(analysedRows(analysis))
		.filter((name) => name !== YEAR)
		.flatMap((name) => lineOf(regressionOn(analysis, [{ name }])));
	const together = regressionOn(analysis, settings.regression ?? []);
	if (lines.length === 0 && !together) return undefined;
	const what = scaleOf(settings) === "identity" ? "the effect" : EFFECT_ON[scaleOf(settings)];
	return {
		lines,
		note: `A slope is the change in ${what} for each unit of the moderator.`,
		...(together && { together: togetherView(together, analysis) }),
	};
}

const EFFECT_ON: Readonly<Record<string, string>> = {
	log: "the effect’s logarithm",
	logit: "the rate’s logit",
	arcsine: "the rate’s arcsine",
	"double arcsine": "the rate’s double arcsine",
};

function lineOf(regression: SynthesisRegression | undefined): RegressionLine[] {
	const [moderator] = regression?.moderators ?? [];
	if (!moderator || regression?.result.status !== "fitted") return [];
	const { coefficients, heterogeneity, moderatorTest, R2, k } = regression.result;
	const slope = coefficients[1];
	if (!slope) return [];
	const p = moderator.kind === "numeric" ? slope.p : (moderatorTest?.p ?? null);
	return [
		{
			moderator: moderator.name,
			k,
			slope: moderator.kind === "numeric" ? coefficientText(slope) : levelsText(moderator, slope),
			p: p === null ? "" : formatPAlone(p),
			tau2: formatNumber(heterogeneity.tau2),
			R2: R2 === null ? "" : formatShare(R2),
		},
	];
}

function levelsText(
	{ levels, reference }: Extract<RowModerator, { kind: "categorical" }>,
	slope: Coefficient,
) {
	const others = levels.filter((level) => level !== reference);
	return others.length === 1
		? `${others[0]} against ${reference}: ${coefficientText(slope)}`
		: `${formatWhole(levels.length)} levels`;
}

/** A coefficient on the analysis scale: "−0.029 [−0.042, −0.016]". */
export function coefficientText({ estimate, ci }: Pick<Coefficient, "estimate" | "ci">): string {
	return estimateText(printEstimate(estimate, ci, DIFFERENCE));
}

/** A coefficient that is a logarithm, as the ratio that it means. */
function ratioText({ estimate, ci: [low, high] }: Pick<Coefficient, "estimate" | "ci">): string {
	return estimateText(printEstimate(Math.exp(estimate), [Math.exp(low), Math.exp(high)], RATIO));
}

/** Scales on which a coefficient is a logarithm: its exponential is a ratio of effects, or of odds. */
function hasRatios(settings: SynthesisAnalysis["settings"]): boolean {
	return scaleOf(settings) === "log" || scaleOf(settings) === "logit";
}

function togetherView(
	{ result, moderators, left }: SynthesisRegression,
	{ settings }: SynthesisAnalysis,
): TogetherView {
	const ratios = hasRatios(settings);
	if (result.status !== "fitted") {
		return { reason: result.reason, method: "", terms: [], statistic: "", ratios, sentences: [] };
	}
	const { coefficients, df, method, k, warnings } = result;
	const references = moderators.flatMap((moderator) =>
		moderator.kind === "categorical" ? [`${moderator.name}: ${moderator.reference}`] : [],
	);
	return {
		method,
		terms: coefficients.map((coefficient) => ({
			term: coefficient.term,
			estimate: coefficientText(coefficient),
			ratio: ratioText(coefficient),
			statistic: coefficient.statistic === null ? "" : formatFixed(coefficient.statistic, 2),
			p: coefficient.p === null ? "" : formatPAlone(coefficient.p),
		})),
		statistic: df === null ? "z" : `t (${formatWhole(df)} df)`,
		ratios,
		sentences: [
			...testWords(result),
			...residualWords(result),
			...(references.length > 0 ? [`Reference ${references.join(", ")}.`] : []),
			`${formatWhole(k)} comparisons are in it${left > 0 ? `; ${formatWhole(left)} lack a value and are left out` : ""}.`,
			...warnings.map((warning) => `${warning}.`),
		],
	};
}

/** "Test of the moderators: QM = 16.36 on 1 df, p < 0.001." */
export function testWords({ moderatorTest }: MetaRegression): string[] {
	if (!moderatorTest) return [];
	const { distribution, statistic, df, denominatorDf, p } = moderatorTest;
	const on = denominatorDf === null ? `${df} df` : `${df} and ${formatWhole(denominatorDf)} df`;
	return [
		`Test of the moderators: ${distribution === "F" ? "F" : "QM"} = ${formatNumber(statistic)} on ${on}, ${formatP(p)}.`,
	];
}

/** What the moderators leave unexplained, and what they explain. */
export function residualWords({ heterogeneity, R2 }: MetaRegression): string[] {
	const { tau2, tau2Ci, I2, Q, df, p } = heterogeneity;
	const share = I2 === null ? "" : `I² ${formatShare(I2)}, `;
	return [
		`Residual heterogeneity: τ² ${amountText(tau2, tau2Ci)}, ${share}QE = ${formatNumber(Q)} on ${df} df, ${formatP(p)}.`,
		...(R2 === null ? [] : [`The moderators explain ${formatShare(R2)} of τ² (R²).`]),
	];
}
