import { counted, formatPercent } from "#app/domain/format/format.ts";
import { formatNumber } from "#app/domain/format/format-number.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { MEASURES, type OnRate } from "#app/statistics/effects/measures.ts";
import { rateWith, rateWithout } from "../../synthesis/rate-with.ts";
import { caseTable } from "./case-table.ts";
import type { Point, ScatterChart } from "./chart.ts";
import { toReading } from "./effect-text.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame, pooledSentence } from "./figure-words.ts";
import { includedRows, relativeSizes } from "./included-rows.ts";
import { measureDisplay } from "./measure-display.ts";

/** Measures of two arms' rates, which a L'Abbé plot can show. */
export function hasTwoRates(measure: AnalysisRequest["measure"]): boolean {
	const { figures } = MEASURES[measure];
	return figures === "counts" || figures === "rates";
}

const STEPS = 60;
/** Axes are logarithmic where the highest rate is more than this many times the lowest. */
const LOG_FROM = 25;

/**
 * L'Abbé's plot: the rate of the experimental arm by that of the control, over the line of equal rates and the
 * curve of the pooled effect.
 * @see L'Abbé, Detsky & O'Rourke 1987, Ann Intern Med 107:224
 */
export function labbeChart(analysed: Analysed, options: SynthesisFigureOptions): ScatterChart {
	const { request, response } = analysed;
	const display = measureDisplay(analysed, options);
	const { figures, onRate, scale: effectScale } = MEASURES[request.measure];
	const rates = figures === "rates";
	const unit = rates ? "" : "%";
	const per = rates ? 1 : 100;
	const rows = includedRows(analysed);
	const sizes = relativeSizes(rows);
	const cases = rows.flatMap(({ index, label }, i) => {
		const pair = ratesOf(request, index);
		return pair
			? [{ index, label, x: per * pair.control, y: per * pair.experimental, pair, size: sizes[i] ?? 0 }]
			: [];
	});
	const highest = Math.max(...cases.flatMap(({ x, y }) => [x, y]), 1e-9);
	const lowest = Math.min(...cases.flatMap(({ x, y }) => [x, y]), highest);
	// Rates from rare to common would crowd in a corner.
	const onLog = lowest > 0 && highest / lowest > LOG_FROM;
	const ends: [number, number] = onLog
		? [lowest / 1.3, rates ? highest * 1.3 : Math.min(100, highest * 1.3)]
		: [0, rates ? 1.05 * highest : Math.min(100, 1.06 * highest)];
	const scale = onLog ? "log" : "linear";
	const [bottom, top] = ends;
	const names = {
		experimental: options.arms?.experimental ?? "Experimental",
		control: options.arms?.control ?? "Control",
	};
	const word = rates ? "events per unit of time" : (options.had ?? "people with the outcome");
	const { pooled } = response;
	const mu = pooled?.estimate ?? null;
	const pooledShown = pooled && display.print(pooled.estimate, pooled.ci).estimate;
	const curve =
		mu === null || onRate === undefined
			? []
			: effectCurve(onRate, toReading(effectScale, mu), [bottom / per, top / per]).map(
					([x, y]): Point => [per * x, per * y],
				);
	return {
		kind: "scatter",
		x: { scale, unit, label: `${names.control}: ${word}`, domain: ends },
		y: { scale, unit, label: `${names.experimental}: ${word}`, domain: ends },
		shape: "square",
		regions: [],
		lines: [
			{
				key: "equal",
				label: "Equal rates",
				style: "solid",
				tone: "rule",
				points: [
					[bottom, bottom],
					[top, top],
				],
			},
			...(mu === null || curve.length < 2
				? []
				: [
						{
							key: "pooled",
							label: `Pooled ${display.short} ${pooledShown}`,
							style: "dashed" as const,
							tone: "accent" as const,
							points: curve,
						},
					]),
		],
		points: cases.map(({ index, label, x, y, size }) => ({
			key: `row-${index}`,
			label,
			x,
			y,
			size,
			shape: "disc",
			rank: -size,
		})),
		legend: [],
		...(cases.length === 0 && { empty: "No study has rates in both arms." }),
		...figureFrame(analysed, display, options, {
			kind: "L’Abbé plot",
			own: [
				`Areas of the discs follow the weights. Rates are as counted, without correction${onLog ? "; the axes are logarithmic" : ""}.`,
			],
		}),
		description: `L’Abbé plot of ${counted(cases.length, "study", "studies")}. ${pooledSentence(analysed, display)}`,
		table: caseTable(cases, [names.control, names.experimental], ({ pair }) =>
			[pair.control, pair.experimental].map((rate) =>
				rates ? formatNumber(rate) : `${formatPercent(rate)}%`,
			),
		),
	};
}

function ratesOf(request: AnalysisRequest, index: number) {
	const row = request.rows[index];
	if (!row || !("experimental" in row)) return null;
	const rate = (arm: object): number | null => {
		if (!("events" in arm) || typeof arm.events !== "number") return null;
		const of = "n" in arm ? arm.n : "personTime" in arm ? arm.personTime : null;
		return typeof of === "number" && of > 0 ? arm.events / of : null;
	};
	const [experimental, control] = [rate(row.experimental), rate(row.control)];
	return experimental === null || control === null ? null : { experimental, control };
}

/** The experimental rate that an effect gives for each control rate, as far as both are on the axes. */
function effectCurve(onRate: OnRate, effect: number, [bottom, top]: readonly [number, number]): Point[] {
	// The control rate that an experimental rate would come from: the curve's ends need hit no step.
	const control = (rate: number) => rateWithout(onRate, rate, effect);
	const [start, end] = [Math.max(bottom, control(bottom)), Math.min(top, control(top))];
	if (!(end > start)) return [];
	return Array.from({ length: STEPS + 1 }, (_, i): Point => {
		const part = i / STEPS;
		const at = start > 0 ? start * (end / start) ** part : start + (end - start) * part;
		return [at, rateWith(onRate, at, effect)];
	});
}
