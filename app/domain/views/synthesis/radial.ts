import { counted, formatFixed } from "#app/domain/format/format.ts";
import { formatLevel, formatNumber } from "#app/domain/format/format-number.ts";
import { normalCritical } from "#app/statistics/numerics/normal.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";
import { caseTable, plainAxis } from "./case-table.ts";
import type { Point, ScatterChart } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame, pooledSentence } from "./figure-words.ts";
import { includedRows, spreadOf } from "./included-rows.ts";
import { measureDisplay } from "./measure-display.ts";

/**
 * Galbraith's radial plot: standardised effect z = y/√(τ² + v) by precision 1/√(τ² + v). The line from the origin
 * through a study meets the right edge at its effect; the pooled one carries the band of ± the normal quantile.
 * @see Galbraith 1988, Technometrics 30:271 and Stat Med 7:889; metafor radial.rma
 */
export function radialChart(analysed: Analysed, options: SynthesisFigureOptions): ScatterChart {
	const { response } = analysed;
	const display = measureDisplay(analysed, options);
	const onLog = display.axis.scale === "log";
	const tau2 = response.model === "random" ? (response.heterogeneity?.tau2 ?? 0) : 0;
	const cases = includedRows(analysed).map(({ index, label, estimate, se }) => {
		const spread = Math.sqrt(tau2 + se ** 2);
		return { index, label, precision: 1 / spread, z: estimate / spread };
	});
	const edge = 1.05 * Math.max(...cases.map(({ precision }) => precision), 1e-9);
	const { pooled } = response;
	const slope = pooled?.estimate ?? null;
	const pooledShown = pooled && display.print(pooled.estimate, pooled.ci).estimate;
	const reach = normalCritical(response.level);
	const band: Point[] =
		slope === null
			? []
			: [
					[0, reach],
					[edge, slope * edge + reach],
					[edge, slope * edge - reach],
					[0, -reach],
				];
	const level = formatLevel(response.level);
	const outside = cases.filter(
		({ precision, z }) => slope !== null && Math.abs(z - slope * precision) > reach,
	);
	return {
		kind: "scatter",
		x: {
			...plainAxis(tau2 > 0 ? "Precision, 1/√(τ² + v)" : "Precision, 1/standard error", [0, edge]),
			fixed: true,
		},
		y: {
			...plainAxis(
				"Standardised effect, z",
				spreadOf([0, ...cases.map(({ z }) => z), ...band.map(([, y]) => y)], 0.04),
			),
			reference: 0,
		},
		shape: "wide",
		regions:
			slope === null
				? []
				: [{ key: "band", label: `Where ${level} of studies are expected`, shade: 1, polygon: band }],
		lines:
			slope === null
				? []
				: [
						{
							key: "pooled",
							label: `Pooled ${display.short} ${pooledShown}`,
							style: "solid",
							tone: "accent",
							points: [
								[0, 0],
								[edge, slope * edge],
							],
						},
					],
		points: cases.map(({ index, label, precision, z }) => ({
			key: `row-${index}`,
			label,
			x: precision,
			y: z,
			shape: "disc",
			rank: slope === null ? 0 : -Math.abs(z - slope * precision),
		})),
		legend: [],
		...(!isOneArm(response.measure) &&
			cases.length > 0 && {
				right: { label: display.short, scale: onLog ? "log" : "linear", at: edge, per: display.per },
			}),
		...(cases.length === 0 && { empty: "No study has an estimate." }),
		...figureFrame(analysed, display, options, {
			kind: "Galbraith (radial) plot",
			own: [
				"The line from the origin through a study meets the right edge at its effect.",
				slope === null || cases.length === 0 ? "" : outsideWords(outside.length),
			],
		}),
		description:
			`Galbraith plot of ${counted(cases.length, "study", "studies")}. ${outsideWords(outside.length)} ${pooledSentence(analysed, display)}`.trim(),
		table: caseTable(cases, ["Precision", "z"], ({ precision, z }) => [
			formatNumber(precision),
			formatFixed(z, 2),
		]),
	};
}

const outsideWords = (count: number) =>
	count === 0
		? "No study lies outside the band."
		: `${counted(count, "study lies", "studies lie")} outside the band.`;
