import type { SynthesisChart } from "../domain/views/synthesis/chart.ts";
import { layoutBiasLights } from "./bias/layout-bias-lights.ts";
import { layoutBiasSummary } from "./bias/layout-bias-summary.ts";
import { layoutForest } from "./forest/layout-forest.ts";
import { layoutPeopleChart } from "./layout-people-chart.ts";
import type { Figure } from "./mark.ts";
import type { LayoutOptions } from "./place-frame.ts";
import { layoutScatter } from "./scatter/layout-scatter.ts";

/**
 * Draws any figure of a synthesis as marks.
 * @param width 360 for a phone, up to 1200 for a page
 */
export function layoutSynthesisChart(
	chart: SynthesisChart,
	width: number,
	options: LayoutOptions = {},
): Figure {
	switch (chart.kind) {
		case "forest":
			return layoutForest(chart, width, options);
		case "scatter":
			return layoutScatter(chart, width, options);
		case "bias-lights":
			return layoutBiasLights(chart, width, options);
		case "bias-summary":
			return layoutBiasSummary(chart, width, options);
		case "people":
			return layoutPeopleChart(chart, width, options);
	}
}

/** The width of a figure on a page or at an address that names none: a forest's columns need more room than a plot. */
export function usualWidth({ kind }: Pick<SynthesisChart, "kind">): number {
	return kind === "forest" ? 960 : 720;
}
