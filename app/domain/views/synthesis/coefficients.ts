import { counted } from "#app/domain/format/format.ts";
import { DIFFERENCE, estimateText, printEstimate, RATIO } from "#app/domain/format/format-estimate.ts";
import { formatLevel, formatNumber, formatPAlone } from "#app/domain/format/format-number.ts";
import type { SynthesisRegression } from "../../synthesis/regression.ts";
import type { ForestChart, ForestRow } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame } from "./figure-words.ts";
import { forestTable } from "./forest-table.ts";
import { measureDisplay } from "./measure-display.ts";
import { residualWords, testWords } from "./regression-view.ts";

/** The coefficients of a meta-regression but the intercept, as a forest: logarithms are read as ratios. */
export function coefficientsChart(analysed: Analysed, options: SynthesisFigureOptions): ForestChart {
	const display = measureDisplay(analysed, options);
	const fit = options.regression?.result;
	const ratios = display.axis.scale === "log" || analysed.response.scale === "logit";
	const read = (value: number) => (ratios ? Math.exp(value) : display.toShown(value));
	const digits = ratios ? RATIO : DIFFERENCE;
	const level = formatLevel(analysed.response.level);
	const fitted = fit?.status === "fitted" ? fit : undefined;
	const rows = (fitted?.coefficients ?? []).slice(1).map(({ term, estimate, ci, p }, place): ForestRow => {
		const [low, high] = [read(ci[0]), read(ci[1])];
		const value = read(estimate);
		return {
			kind: "study",
			key: `term-${place}`,
			label: term,
			cells: [p === null ? "" : formatPAlone(p)],
			effect: { value, low, high, shown: estimateText(printEstimate(value, [low, high], digits)) },
		};
	});
	const kind = `Meta-regression: ${display.name} by ${namesOf(options.regression)}`;
	const columns = [{ key: "p", label: "p", sub: "" }];
	const heading = ratios ? "Ratio" : "Coefficient";
	const chart = {
		kind: "forest" as const,
		axis: {
			scale: ratios ? ("log" as const) : ("linear" as const),
			unit: "" as const,
			label: ratios ? `Ratio of ${analysed.response.scale === "logit" ? "odds" : "effects"}` : "Coefficient",
			reference: ratios ? 1 : 0,
		},
		headings: { study: "Term", effect: `${heading} [${level} CI]` },
		columns,
		rows,
	};
	const words = fitted ? [...testWords(fitted), ...residualWords(fitted)] : [];
	return {
		...chart,
		...figureFrame(analysed, display, options, {
			kind,
			keys: [],
			own: [
				...(fitted ? [`${fitted.method}; ${counted(fitted.k, "comparison")}.`] : []),
				...referencesOf(options.regression),
				"For one unit more of a number, or against the reference level.",
				...words,
			],
		}),
		description:
			`${kind}. ${fitted ? `Intercept ${formatNumber(fitted.coefficients[0]?.estimate ?? 0)} on the analysis scale. ` : ""}${words.join(" ")}`.trim(),
		table: forestTable(chart),
	};
}

const namesOf = (regression: SynthesisRegression | undefined) =>
	(regression?.moderators ?? []).map(({ name }) => name).join(", ");

function referencesOf(regression: SynthesisRegression | undefined): string[] {
	return (regression?.moderators ?? []).flatMap((moderator) =>
		moderator.kind === "categorical" ? [`Reference ${moderator.name}: ${moderator.reference}.`] : [],
	);
}
