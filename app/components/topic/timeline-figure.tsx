import { useMemo } from "react";
import { type TimelineChart, timelineChartTable } from "#app/domain/topics/timeline.ts";
import { layoutTimeline } from "#app/figures/timeline/layout-timeline.ts";
import { ChartTable } from "../chart-table.tsx";
import { Drawings, FigureFrame, type FigureFrameProps } from "../figure.tsx";

const WIDE = 1000;

/** When a topic’s studies began, ended and reported, with the same in a table. */
export function TimelineFigure({ chart, ...frame }: FigureFrameProps & { chart: TimelineChart }) {
	const layout = useMemo(
		() => (width: number) => layoutTimeline(chart, width, { frame: "drawing" }),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame} table={<ChartTable chart={timelineChartTable(chart)} stacked />}>
			<div className="figure-stage">
				<Drawings layout={layout} wide={WIDE} />
			</div>
		</FigureFrame>
	);
}
