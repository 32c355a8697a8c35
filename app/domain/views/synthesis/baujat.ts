import { counted } from "#app/domain/format/format.ts";
import { formatNumber } from "#app/domain/format/format-number.ts";
import { baujatCase } from "#app/statistics/sensitivity/baujat.ts";
import { caseTable, plainAxis } from "./case-table.ts";
import type { ScatterChart } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame } from "./figure-words.ts";
import { includedRows } from "./included-rows.ts";
import { measureDisplay } from "./measure-display.ts";

/** The Baujat plot: what each study adds to heterogeneity, and what it does to the pooled estimate. */
export function baujatChart(analysed: Analysed, options: SynthesisFigureOptions): ScatterChart {
	const display = measureDisplay(analysed, options);
	const cases = baujatCases(analysed);
	const across = Math.max(...cases.map(({ heterogeneity }) => heterogeneity), 1e-9);
	const up = Math.max(...cases.map(({ influence }) => influence), 1e-9);
	const note =
		"Studies to the right add most to heterogeneity; those at the top move the pooled estimate most.";
	const top = cases.toSorted((a, b) => b.influence - a.influence).at(0);
	return {
		kind: "scatter",
		x: plainAxis("Contribution to heterogeneity (squared Pearson residual)", [0, 1.04 * across]),
		y: plainAxis("Influence on the pooled estimate (squared, standardised)", [0, 1.04 * up]),
		shape: "wide",
		regions: [],
		lines: [],
		points: cases.map(({ index, label, heterogeneity, influence }) => ({
			key: `row-${index}`,
			label,
			x: heterogeneity,
			y: influence,
			shape: "disc",
			rank: -(heterogeneity / across + influence / up),
		})),
		legend: [],
		...(cases.length === 0 && { empty: "A Baujat plot needs two studies that can be pooled." }),
		...figureFrame(analysed, display, options, { kind: "Baujat plot", own: [note] }),
		description:
			`Baujat plot of ${counted(cases.length, "study", "studies")}. ${top ? `${top.label} moves the pooled estimate most.` : ""}`.trim(),
		table: caseTable(
			cases,
			["Contribution to heterogeneity", "Influence on the pooled estimate"],
			({ heterogeneity, influence }) => [formatNumber(heterogeneity), formatNumber(influence)],
		),
	};
}

interface NamedCase {
	index: number;
	label: string;
	heterogeneity: number;
	influence: number;
}

/** Every study that the model could be fitted without, with its coordinates. */
export function baujatCases(analysed: Analysed): NamedCase[] {
	const { pooled, heterogeneity, leaveOneOut, model } = analysed.response;
	if (!pooled || !leaveOneOut) return [];
	const all = { estimate: pooled.estimate, tau2: model === "random" ? (heterogeneity?.tau2 ?? 0) : 0 };
	let next = 0;
	return includedRows(analysed).flatMap(({ index, label, estimate, se }) => {
		// Refits that failed are left out of the list, so that names keep the two in step.
		const without = leaveOneOut[next];
		if (without?.omitted !== label) return [];
		next++;
		const found = baujatCase({ estimate, se }, all, without);
		return found ? [{ index, label, ...found }] : [];
	});
}
