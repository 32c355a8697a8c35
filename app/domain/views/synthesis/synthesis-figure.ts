import { analyse } from "#app/statistics/analysis/analyse.ts";
import { MOST_REFITS } from "#app/statistics/analysis/parts.ts";
import type { AnalysisPart, AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { Problem } from "../../problem.ts";
import { baujatChart } from "./baujat.ts";
import { biasLightsChart, biasSummaryChart } from "./bias-charts.ts";
import type { SynthesisChart } from "./chart.ts";
import { coefficientsChart } from "./coefficients.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { forestChart } from "./forest.ts";
import { funnelChart } from "./funnel.ts";
import { hasTwoRates, labbeChart } from "./labbe.ts";
import { peopleChart } from "./people.ts";
import { radialChart } from "./radial.ts";
import { cumulativeChart, leaveOneOutChart } from "./refit-forests.ts";
import { moderatorOf, regressionChart } from "./regression-bubble.ts";

interface FigureBuilder {
	/** "Forest plot" */
	label: string;
	/** The parts of an analysis that it shows. */
	parts: readonly AnalysisPart[];
	build: (analysed: Analysed, options: SynthesisFigureOptions) => SynthesisChart;
	/** Why an analysis has no such figure; undefined when it has. */
	lacks?: (request: AnalysisRequest, options: SynthesisFigureOptions) => string | undefined;
}

const noRefits = ({ rows }: AnalysisRequest) =>
	rows.length < 2
		? "It needs two studies."
		: rows.length > MOST_REFITS
			? `It is drawn for up to ${MOST_REFITS} rows.`
			: undefined;
const noBias = (_: AnalysisRequest, { bias }: SynthesisFigureOptions) =>
	bias?.judgements.some((row) => row.some((judgement) => judgement !== null))
		? undefined
		: "No risk of bias has been judged.";

/** Every figure of a synthesis by the name it has in an address. */
export const SYNTHESIS_FIGURES = {
	forest: { label: "Forest plot", parts: ["subgroups"], build: forestChart },
	cumulative: {
		label: "Cumulative forest plot",
		parts: ["cumulative"],
		build: cumulativeChart,
		lacks: noRefits,
	},
	"leave-one-out": {
		label: "Leave-one-out forest plot",
		parts: ["leaveOneOut"],
		build: leaveOneOutChart,
		lacks: noRefits,
	},
	funnel: { label: "Funnel plot", parts: ["bias", "trimAndFill"], build: funnelChart },
	labbe: {
		label: "L’Abbé plot",
		parts: [],
		build: labbeChart,
		lacks: ({ measure }) => (hasTwoRates(measure) ? undefined : "It is for events in two arms."),
	},
	baujat: { label: "Baujat plot", parts: ["leaveOneOut"], build: baujatChart, lacks: noRefits },
	radial: { label: "Galbraith (radial) plot", parts: [], build: radialChart },
	regression: {
		label: "Meta-regression",
		parts: [],
		build: regressionChart,
		lacks: (request, options) =>
			moderatorOf(request, options).values.filter((value) => value !== null).length < 2
				? "No number is known of the studies that could explain their effects."
				: undefined,
	},
	coefficients: {
		label: "Coefficients of the meta-regression",
		parts: [],
		build: coefficientsChart,
		lacks: (_, { regression }) =>
			regression?.result.status === "fitted" ? undefined : "No moderators are in a regression together.",
	},
	"bias-lights": { label: "Risk of bias by study", parts: [], build: biasLightsChart, lacks: noBias },
	"bias-summary": { label: "Risk of bias, all studies", parts: [], build: biasSummaryChart, lacks: noBias },
	people: {
		label: "Of 1,000 people",
		parts: [],
		build: peopleChart,
		lacks: (_, { people }) =>
			people
				? undefined
				: "It needs a pooled effect on a risk, and a baseline risk: say one in percent, as in “baseline=12”.",
	},
} as const satisfies Record<string, FigureBuilder>;

export type SynthesisFigureName = keyof typeof SYNTHESIS_FIGURES;
export const SYNTHESIS_FIGURE_NAMES = Object.keys(SYNTHESIS_FIGURES) as SynthesisFigureName[];

const BUILDERS: Record<SynthesisFigureName, FigureBuilder> = SYNTHESIS_FIGURES;

function isSynthesisFigure(name: string): name is SynthesisFigureName {
	return Object.hasOwn(SYNTHESIS_FIGURES, name);
}

/** The figures that an analysis has, with what a link to each is called. */
export function figuresOf(
	request: AnalysisRequest,
	options: SynthesisFigureOptions,
): { name: SynthesisFigureName; label: string }[] {
	return Object.entries(BUILDERS).flatMap(([name, { label, lacks }]) =>
		isSynthesisFigure(name) && lacks?.(request, options) === undefined ? [{ name, label }] : [],
	);
}

/** A figure of an analysis that has been made, with the parts that the figure shows among it. */
export function buildSynthesisFigure(
	name: SynthesisFigureName,
	analysed: Analysed,
	options: SynthesisFigureOptions,
): SynthesisChart {
	return BUILDERS[name].build(analysed, options);
}

/**
 * The figure that an address names, analysed and built.
 * @param request already validated; its `include` is replaced by what the figure shows
 * @param kept the response to it that is shown, where that is not computed anew
 * @throws Problem `not-found` when there is no such figure, or none of this analysis
 */
export function synthesisFigure(
	name: string,
	request: AnalysisRequest,
	options: SynthesisFigureOptions,
	kept?: AnalysisResponse,
): SynthesisChart {
	if (!isSynthesisFigure(name))
		throw new Problem(
			"not-found",
			`A synthesis has no figure called “${name.slice(0, 40)}”; it has ${SYNTHESIS_FIGURE_NAMES.join(", ")}.`,
		);
	const { label, parts, build, lacks } = BUILDERS[name];
	const reason = lacks?.(request, options);
	if (reason !== undefined) throw new Problem("not-found", `${label}: ${reason}`);
	const groups = request.rows.some(({ group }) => group !== null && group !== undefined);
	const include = parts.filter((part) => part !== "subgroups" || groups);
	const asked = { ...request, include };
	return build({ request: asked, response: kept ?? analyse(asked) }, options);
}
