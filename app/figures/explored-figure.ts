import { type CourseChart, nameOfSeries, printedPoint } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { type ChartTip, chartTips } from "./chart-tips.ts";
import { layoutCourse } from "./course/layout-course.ts";
import type { AnyChart } from "./draw-svg.ts";
import { interactiveRows } from "./interactive-rows.ts";
import { layoutIntervalChart, placeIntervalChart } from "./layout-interval-chart.ts";
import { layoutPeopleChart } from "./layout-people-chart.ts";
import { layoutSynthesisChart, usualWidth } from "./layout-synthesis-chart.ts";
import { layoutMap } from "./map/layout-map.ts";
import type { Figure, Target } from "./mark.ts";
import { layoutPairChart } from "./pairs/layout-pair-chart.ts";
import { pairTips } from "./pairs/pair-tips.ts";
import { layoutTimeline } from "./timeline/layout-timeline.ts";

/** A figure as a page that has nothing but it takes it: how it is drawn, and what is told of its rows and points. */
export interface ExploredFigure {
	/** Laid out as text of the page stands around it; with what a pointer can be on. */
	layout: (width: number) => Figure;
	/** The width of a desktop. */
	wide: number;
	/** By the keys of the targets. */
	tips: ReadonlyMap<string, ChartTip>;
}

const FRAME = { frame: "drawing" } as const;

export function exploredFigure(drawn: AnyChart): ExploredFigure {
	switch (drawn.kind) {
		case "synthesis": {
			const { chart } = drawn;
			return {
				layout: (width) => layoutSynthesisChart(chart, width, FRAME),
				...{ wide: usualWidth(chart), tips: chartTips(chart) },
			};
		}
		case "pairs":
			return {
				layout: (width) => layoutPairChart(drawn.chart, width, FRAME),
				...{ wide: 1000, tips: pairTips(drawn.chart) },
			};
		case "interval":
			return { layout: (width) => withRows(drawn.chart, width), wide: 888, tips: rowTips(drawn.chart) };
		case "course":
			return { layout: (width) => withPoints(drawn.chart, width), wide: 888, tips: pointTips(drawn.chart) };
		case "timeline":
			return { layout: (width) => layoutTimeline(drawn.chart, width, FRAME), wide: 888, tips: new Map() };
		case "map":
			return { layout: (width) => layoutMap(drawn.chart, width, FRAME), wide: 1080, tips: new Map() };
		case "people":
			return { layout: (width) => layoutPeopleChart(drawn.chart, width, FRAME), wide: 720, tips: new Map() };
	}
}

function withRows(chart: IntervalChart, width: number): Figure {
	const rows = interactiveRows(placeIntervalChart(chart, width, FRAME));
	const targets = rows.map(
		({ key, row: { top, bottom } }): Target => ({ key, x: 0, y: top, width, height: bottom - top }),
	);
	return { ...layoutIntervalChart(chart, width, FRAME), targets };
}

function rowTips(chart: IntervalChart): Map<string, ChartTip> {
	const rows = interactiveRows(placeIntervalChart(chart, 888, FRAME));
	return new Map(
		rows.map(({ key, group, label, printed, interval, basis }) => [
			key,
			{
				name: [group, label].filter(Boolean).join(" · "),
				figures: [
					{ label: chart.axis.label, value: printed },
					...(interval ? [{ label: "Interval", value: interval }] : []),
					...(basis === "derived" ? [{ label: "†", value: "derived, see the notes" }] : []),
				],
			},
		]),
	);
}

/** Of a point, in the drawing's units. */
const RADIUS = 9;
const keyOf = (series: number, time: number) => `${series} ${time}`;

function withPoints(chart: CourseChart, width: number): Figure {
	const { placed, ...figure } = layoutCourse(chart, width, FRAME);
	const targets = placed.series.flatMap(({ points }) =>
		points.map(
			({ series, point, x, y }): Target => ({
				...{ key: keyOf(series, point.time), round: true },
				...{ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS },
			}),
		),
	);
	return { ...figure, targets };
}

function pointTips({ series }: CourseChart): Map<string, ChartTip> {
	return new Map(
		series.flatMap((one, place) =>
			one.points.map((point): [string, ChartTip] => [
				keyOf(place, point.time),
				{
					name: `${nameOfSeries(one)} · ${point.when}`,
					figures: [
						{ label: "Figure", value: printedPoint(point) },
						...(point.interval ? [{ label: "Interval", value: point.interval }] : []),
					],
				},
			]),
		),
	);
}
