import { counted } from "#app/domain/format/format.ts";
import {
	formatLevel,
	formatNumber,
	formatP,
	formatShare,
	formatTyped,
} from "#app/domain/format/format-number.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { type MetaRegression, metaRegression } from "#app/statistics/regression/meta-regression.ts";
import { predictRegression } from "#app/statistics/regression/predict-regression.ts";
import { caseTable } from "./case-table.ts";
import type { Point, ScatterChart } from "./chart.ts";
import type { Analysed, FigureModerator, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame } from "./figure-words.ts";
import { includedRows, relativeSizes, spreadOf } from "./included-rows.ts";
import { type MeasureDisplay, measureDisplay, sizeOf } from "./measure-display.ts";
import { coefficientText } from "./regression-view.ts";

const STEPS = 40;

/**
 * Effects by a number of each study, with the line of their meta-regression and its interval.
 * @see Thompson & Higgins 2002, Stat Med 21:1559
 */
export function regressionChart(analysed: Analysed, options: SynthesisFigureOptions): ScatterChart {
	const { request, response } = analysed;
	const display = measureDisplay(analysed, options);
	const moderator = moderatorOf(request, options);
	const rows = includedRows(analysed).flatMap((row) => {
		const x = moderator.values[row.index];
		return typeof x === "number" && Number.isFinite(x) ? [{ ...row, x }] : [];
	});
	const years = rows.every(({ x }) => isYear(x));
	const { model = "random", tau2 = "REML", ci = "wald" } = request;
	const pools = model === "random" || model === "common";
	const fit =
		pools && rows.length > 0
			? metaRegression(
					rows.map(({ estimate, se }) => ({ estimate, variance: se ** 2 })),
					[{ name: moderator.label, kind: "numeric", values: rows.map(({ x }) => x) }],
					{ model, tau2, ci, level: response.level },
				)
			: null;
	const ends = spreadOf(
		rows.map(({ x }) => x),
		0.05,
		1,
	);
	const fitted = fit?.status === "fitted" ? fitLine(fit, ends, display) : null;
	const sizes = relativeSizes(rows);
	const estimates = rows.map(({ index, estimate }) => display.toShown(estimate, sizeOf(request, index)));
	const reason = pools
		? fit?.status === "not fitted"
			? `No line: ${fit.reason}.`
			: ""
		: "No line: a regression needs a random or common effect.";
	const result = fit?.status === "fitted" ? regressionWords(fit, display) : reason;
	const left = response.k - rows.length;
	return {
		kind: "scatter",
		x: { scale: "linear", unit: years ? "year" : "", label: moderator.label, domain: ends, fixed: true },
		y: {
			...display.axis,
			domain: valueEnds([...estimates, ...(fitted?.band.map(([, y]) => y) ?? [])], estimates, display),
		},
		shape: "wide",
		regions: fitted
			? [
					{
						key: "band",
						label: `${formatLevel(response.level)} interval of the line`,
						shade: 2,
						polygon: fitted.band,
					},
				]
			: [],
		lines: fitted
			? [{ key: "fit", label: "Meta-regression", style: "solid", tone: "accent", points: fitted.line }]
			: [],
		points: rows.map(({ index, label, x }, i) => ({
			key: `row-${index}`,
			label,
			x,
			y: estimates[i] ?? 0,
			size: sizes[i] ?? 0,
			shape: "disc",
			rank: -(sizes[i] ?? 0),
		})),
		legend: [],
		...(rows.length === 0 && { empty: `No study has both an estimate and a value of ${moderator.label}.` }),
		...figureFrame(analysed, display, options, {
			kind: `Meta-regression: ${display.name} by ${moderator.label.toLowerCase()}`,
			own: [
				...(fit?.status === "fitted" ? [`${fit.method}.`] : []),
				result,
				"Areas of the discs follow the weights.",
				left > 0
					? `${counted(left, "study has", "studies have")} no value and ${left === 1 ? "is" : "are"} left out.`
					: "",
				...(fit?.status === "fitted" ? fit.warnings.map((warning) => `${warning}.`) : []),
			],
		}),
		description:
			`${counted(rows.length, "study", "studies")} by ${moderator.label} and ${display.name.toLowerCase()}. ${result}`.trim(),
		table: caseTable(rows, [moderator.label, display.heading], ({ index, x, estimate, ci }) => [
			years ? String(x) : formatTyped(x),
			display.print(estimate, ci, sizeOf(request, index)).estimate,
		]),
	};
}

/** Moderators have no units; whole numbers of the time that trials are from are taken for years, which are not grouped. */
const isYear = (value: number) => Number.isInteger(value) && value >= 1800 && value < 2100;

/** The moderator asked for, or the rows' years. */
export function moderatorOf(
	request: AnalysisRequest,
	{ moderator }: SynthesisFigureOptions,
): FigureModerator {
	return moderator ?? { label: "Year", values: request.rows.map(({ year }) => year ?? null) };
}

/** The line and the outline of its interval, in shown values. */
function fitLine(fit: MetaRegression, [low, high]: readonly [number, number], display: MeasureDisplay) {
	const steps = Array.from({ length: STEPS + 1 }, (_, i) => low + ((high - low) * i) / STEPS);
	const at = steps.map((x) => ({ x, ...predictRegression(fit, [1, x]) }));
	const shown = (x: number, y: number): Point => [x, display.toShown(y)];
	return {
		line: at.map(({ x, estimate }) => shown(x, estimate)),
		band: [...at.map(({ x, ci }) => shown(x, ci[1])), ...at.toReversed().map(({ x, ci }) => shown(x, ci[0]))],
	};
}

function regressionWords(
	{ coefficients, heterogeneity, R2 }: MetaRegression,
	{ axis }: MeasureDisplay,
): string {
	const slope = coefficients[1];
	if (!slope) return "";
	const kind = axis.scale === "log" ? " of the logarithm" : "";
	const test = slope.p === null ? "" : `, ${formatP(slope.p)}`;
	const explained = R2 === null ? "" : `; R² ${formatShare(R2)}`;
	return `Slope${kind} ${coefficientText(slope)}${test}${explained}; residual τ² ${formatNumber(heterogeneity.tau2)}.`;
}

/** Ends of the effects' axis; a band that runs far beyond the studies is cut. */
function valueEnds(
	all: readonly number[],
	estimates: readonly number[],
	{ axis }: MeasureDisplay,
): [number, number] {
	const to = axis.scale === "log" ? Math.log : (value: number) => value;
	const from = axis.scale === "log" ? Math.exp : (value: number) => value;
	const [low, high] = spreadOf(estimates.map(to), 0.06, axis.scale === "log" ? 0.5 : undefined);
	const room = 0.5 * (high - low);
	const bounded = all.map(to).map((value) => Math.max(low - room, Math.min(high + room, value)));
	const [from0, to0] = spreadOf([low, high, ...bounded], 0);
	return [from(from0), from(to0)];
}
