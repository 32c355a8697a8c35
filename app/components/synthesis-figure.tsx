import { useMemo } from "react";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import { layoutSynthesisChart, usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { ChartTable } from "./chart-table.tsx";
import { Drawings, FigureFrame, type FigureFrameProps } from "./figure.tsx";

interface SynthesisFigureProps extends FigureFrameProps {
	chart: SynthesisChart;
	/** How its table is shown; folded when absent. */
	table?: "folded" | "open" | "hidden" | "none";
}

/** Any figure of a synthesis in the page, with its table. */
export function SynthesisFigure({ chart, table = "folded", ...frame }: SynthesisFigureProps) {
	const layout = useMemo(
		() => (width: number) => layoutSynthesisChart(chart, width, { frame: "drawing" }),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame} table={<ChartTable chart={chart} show={table} />}>
			<div className="figure-stage">
				<Drawings layout={layout} wide={usualWidth(chart)} />
			</div>
		</FigureFrame>
	);
}
