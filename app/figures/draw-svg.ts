import type { MapChart } from "#app/domain/topics/map-chart.ts";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import type { PeopleChart } from "#app/domain/views/people-chart.ts";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import { layoutCourse } from "./course/layout-course.ts";
import { layoutIntervalChart } from "./layout-interval-chart.ts";
import { layoutPeopleChart } from "./layout-people-chart.ts";
import { layoutSynthesisChart } from "./layout-synthesis-chart.ts";
import { layoutMap } from "./map/layout-map.ts";
import type { Figure } from "./mark.ts";
import { layoutPairChart } from "./pairs/layout-pair-chart.ts";
import { renderSvg } from "./render-svg.ts";
import { stackFigures } from "./stack-figures.ts";
import type { Theme } from "./theme.ts";
import { layoutTimeline } from "./timeline/layout-timeline.ts";

export type AnyChart =
	| { kind: "interval"; chart: IntervalChart }
	| { kind: "pairs"; chart: PairChart }
	| { kind: "course"; chart: CourseChart }
	| { kind: "timeline"; chart: TimelineChart }
	| { kind: "map"; chart: MapChart }
	| { kind: "people"; chart: PeopleChart }
	| { kind: "synthesis"; chart: SynthesisChart };

/** A figure of several drawings, below each other. */
export interface StackedCharts {
	kind: "stacked";
	charts: readonly [AnyChart, ...AnyChart[]];
}

/** The drawings of a figure, one or several. */
export const chartsOf = (drawn: AnyChart | StackedCharts): readonly [AnyChart, ...AnyChart[]] =>
	drawn.kind === "stacked" ? drawn.charts : [drawn];

/** How wide a figure is drawn, and in which colours. */
export interface DrawingOptions {
	width: number;
	theme: Theme;
	/** Where links to this site lead, for files that are read elsewhere; paths alone when absent. */
	site?: string;
}

/** A figure as the text of an SVG. */
export function drawSvg(
	drawn: AnyChart | StackedCharts,
	{ width, theme, site = "" }: DrawingOptions,
): string {
	return renderSvg(layoutAll(drawn, width), { theme, site });
}

function layoutAll(drawn: AnyChart | StackedCharts, width: number): Figure {
	const [first, ...others] = chartsOf(drawn);
	if (others.length === 0) return layout(first, width);
	return stackFigures([layout(first, width), ...others.map((chart) => layout(chart, width))]);
}

function layout(drawn: AnyChart, width: number): Figure {
	switch (drawn.kind) {
		case "course":
			return layoutCourse(drawn.chart, width);
		case "timeline":
			return layoutTimeline(drawn.chart, width);
		case "map":
			return layoutMap(drawn.chart, width);
		case "people":
			return layoutPeopleChart(drawn.chart, width);
		case "pairs":
			return layoutPairChart(drawn.chart, width);
		case "interval":
			return layoutIntervalChart(drawn.chart, width);
		case "synthesis":
			return layoutSynthesisChart(drawn.chart, width);
	}
}
