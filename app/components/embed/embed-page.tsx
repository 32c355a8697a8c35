import { mapChartTable } from "#app/domain/topics/map-chart.ts";
import { timelineChartTable } from "#app/domain/topics/timeline.ts";
import { courseTable } from "#app/domain/views/course-chart.ts";
import type { AnyChart, StackedCharts } from "#app/figures/draw-svg.ts";
import type { ExploredFigure } from "#app/figures/explored-figure.ts";
import { frameOf } from "#app/figures/frame-of.ts";
import { ChartTable } from "../chart-table.tsx";
import { PairTable } from "../compare/pair-table.tsx";
import { Drawings, FigureFrame } from "../figure.tsx";
import { IntervalTable } from "../interval-table.tsx";

/** A figure for another site's page. */
export interface EmbeddedFigure {
	drawn: AnyChart | StackedCharts;
	/** Its page, whole: "https://trials.example.org/studies/s?measure=RR". */
	page: string;
}

/** One of its drawings. */
export interface ExploredChart {
	drawn: AnyChart;
	explored: ExploredFigure;
}

/** What stands in the frame: the figure with its title, notes, source and table. Nothing in it needs a script. */
export function EmbedPage({ page, charts }: EmbeddedFigure & { charts: ExploredChart[] }) {
	const link = (
		<p>
			<a href={page}>The full page, with where each figure was read</a>
		</p>
	);
	return (
		<main>
			{charts.map(({ drawn, explored }, index) => (
				<FigureFrame
					// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, and two scales can have one title
					key={index}
					chart={frameOf(drawn)}
					titleAs={index === 0 ? "h1" : "h2"}
					links={index === charts.length - 1 && link}
					table={<Table drawn={drawn} />}
				>
					<div className={drawn.kind === "people" ? "figure-stage figure-people" : "figure-stage"}>
						<Drawings layout={explored.layout} wide={explored.wide} />
					</div>
				</FigureFrame>
			))}
		</main>
	);
}

function Table({ drawn }: { drawn: AnyChart }) {
	switch (drawn.kind) {
		case "interval":
			return <IntervalTable chart={drawn.chart} />;
		case "course":
			return <ChartTable chart={courseTable(drawn.chart)} stacked />;
		case "synthesis":
			return <ChartTable chart={drawn.chart} />;
		case "pairs":
			return <PairTable chart={drawn.chart} />;
		case "timeline":
			return <ChartTable chart={timelineChartTable(drawn.chart)} stacked />;
		case "map":
			return <ChartTable chart={mapChartTable(drawn.chart)} stacked />;
		case "people":
			return null; // Its sentence says all of it.
	}
}

/** Why there is no figure, for whoever reads the page around the frame. */
export function EmbedProblem({ message, site }: { message: string; site: string }) {
	return (
		<main>
			<h1>This figure cannot be shown</h1>
			<p>{message}</p>
			<p>
				<a href={site}>Go to the library it is from</a>
			</p>
		</main>
	);
}
