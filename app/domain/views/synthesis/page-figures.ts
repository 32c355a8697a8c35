import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { isKept } from "../../synthesis/regression.ts";
import type { SynthesisChart } from "./chart.ts";
import type { SynthesisFigureOptions } from "./figure-input.ts";
import {
	buildSynthesisFigure,
	figuresOf,
	type SynthesisFigureName,
	synthesisFigure,
} from "./synthesis-figure.ts";

/** The figures of a synthesis's page: two that are always there, and the one further that was asked for. */
export interface PageFigures {
	forest: SynthesisChart;
	/** Where there is a baseline risk, and an effect on it. */
	people?: SynthesisChart;
	/** From three studies on. */
	funnel?: SynthesisChart;
	/** The others that this analysis has. Each is drawn when its address is asked for, not before. */
	more: { name: SynthesisFigureName; label: string }[];
	shown?: { name: SynthesisFigureName; chart: SynthesisChart };
}

/** Those that have their own places on the page. */
const PLACED: ReadonlySet<SynthesisFigureName> = new Set(["forest", "funnel", "people"]);

/** @param show the name of a further figure; one that the analysis lacks is passed over */
export function pageFigures(
	analysis: SynthesisAnalysis,
	options: SynthesisFigureOptions,
	show: string | null,
): PageFigures {
	const { request, response } = analysis;
	const more = figuresOf(request, options).filter(({ name }) => !PLACED.has(name));
	const asked = more.find(({ name }) => name === show);
	const forest = buildSynthesisFigure("forest", { request, response }, options);
	const people = options.people && buildSynthesisFigure("people", { request, response }, options);
	return {
		// The page says around it what else there is to say.
		...(people && { people: { ...people, footnotes: people.footnotes.slice(0, 1) } }),
		// The page has a table of its own, in which studies can be left out.
		forest: { ...forest, table: { columns: [], rows: [] } },
		...(response.k > 2 && { funnel: buildSynthesisFigure("funnel", { request, response }, options) }),
		more,
		...(asked && {
			shown: {
				name: asked.name,
				chart: synthesisFigure(asked.name, request, options, isKept(analysis) ? response : undefined),
			},
		}),
	};
}
