import { useCallback, useMemo } from "react";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import { layoutSynthesisChart, usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { ChartTable } from "./chart-table.tsx";
import { ExploredDrawings } from "./explore/explored-drawings.tsx";
import { FigureFrame, type FigureFrameProps } from "./figure.tsx";

interface SynthesisFigureProps extends FigureFrameProps {
	chart: SynthesisChart;
	/** How its table is shown; folded when absent. */
	table?: "folded" | "open" | "hidden" | "none";
}

/** Any figure of a synthesis in the page, with its table. Where scripts run, its rows and points tell their figures. */
export function SynthesisFigure({ chart, table = "folded", ...frame }: SynthesisFigureProps) {
	const layout = useMemo(
		() => (width: number) => layoutSynthesisChart(chart, width, { frame: "drawing" }),
		[chart],
	);
	const tips = useCallback(
		() => import("#app/figures/chart-tips.ts").then(({ chartTips }) => chartTips(chart)),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame} table={<ChartTable chart={chart} show={table} />}>
			<ExploredDrawings layout={layout} wide={usualWidth(chart)} tips={tips} />
		</FigureFrame>
	);
}
