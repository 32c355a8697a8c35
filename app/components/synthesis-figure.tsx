import { useEffect, useMemo, useRef } from "react";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import { layoutSynthesisChart, usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { ChartTable } from "./chart-table.tsx";
import { Drawings, FigureFrame, type FigureFrameProps } from "./figure.tsx";
import { whenOnScreen } from "./when-on-screen.ts";

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
	const stage = useRef<HTMLDivElement>(null);
	useEffect(() => {
		let end = () => {};
		let isOver = false;
		const stop = whenOnScreen(stage.current, () => {
			import("./explore/explore-figure.ts").then(
				({ exploreFigure }) => {
					if (!isOver && stage.current) end = exploreFigure(stage.current, chart);
				},
				() => {}, // The drawing and its table stay as they are.
			);
		});
		return () => {
			isOver = true;
			stop();
			end();
		};
	}, [chart]);
	return (
		<FigureFrame chart={chart} {...frame} table={<ChartTable chart={chart} show={table} />}>
			<div className="figure-stage" ref={stage}>
				<Drawings layout={layout} wide={usualWidth(chart)} />
			</div>
		</FigureFrame>
	);
}
