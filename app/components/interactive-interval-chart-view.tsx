import { type KeyboardEvent, type RefObject, useEffect, useMemo } from "react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { withinAxis } from "#app/figures/axis-scale.ts";
import { describeIntervalChart } from "#app/figures/describe.ts";
import { type InteractiveRow, interactiveRows } from "#app/figures/interactive-rows.ts";
import { barMarks, pointMarks } from "#app/figures/interval-marks.ts";
import { type PlacedIntervalChart, placeIntervalChart } from "#app/figures/layout-interval-chart.ts";
import type { Mark } from "#app/figures/mark.ts";
import { patternsOf, renderMarks } from "#app/figures/render-svg.ts";
import { useFigureId } from "./figure.tsx";
import { ActiveRow } from "./interactive-interval-chart-tip.tsx";
import { useShownDrawing } from "./shown-drawing.ts";

/**
 * The interactive view of an interval chart, with Recharts. It is only loaded when a chart is on screen, and
 * nothing outside its chunk may import Recharts. Rows, axis and texts are those of the SVG's own layout; what
 * Recharts adds is the pointer, the keyboard and the tooltip.
 */

export interface IntervalChartViewProps {
	chart: IntervalChart;
	/** Holds the drawing that the view covers. */
	stage: RefObject<HTMLElement | null>;
	/** Told whether the view covers the drawing. */
	onReady: (ready: boolean) => void;
}

export function IntervalChartView({ chart, stage, onReady }: IntervalChartViewProps) {
	const shown = useShownDrawing(stage);
	useEffect(() => {
		onReady(shown !== null);
		return () => onReady(false);
	}, [shown, onReady]);
	const placed = useMemo(
		() => shown && placeIntervalChart(chart, shown.width, { frame: "drawing" }),
		[chart, shown],
	);
	if (!placed || !shown) return null;
	const { width, height } = placed;
	return (
		<div
			className="figure-live"
			style={{ width, height, transform: `scale(${shown.scale})` }}
			onKeyDownCapture={turnArrowKeys}
		>
			<Rows chart={chart} placed={placed} />
		</div>
	);
}

/**
 * Recharts knows only left and right, and in a chart of rows its left leads down. So down and right go to the
 * next row, up and left to the one before.
 */
const TURNED: Record<string, string> = {
	ArrowDown: "ArrowLeft",
	ArrowRight: "ArrowLeft",
	ArrowUp: "ArrowRight",
	ArrowLeft: "ArrowRight",
};

function turnArrowKeys(event: KeyboardEvent<HTMLElement>) {
	const key = TURNED[event.key];
	if (!key || !event.nativeEvent.isTrusted) return;
	event.preventDefault();
	event.stopPropagation();
	event.target.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true }));
}

function Rows({ chart, placed }: { chart: IntervalChart; placed: PlacedIntervalChart }) {
	const id = useFigureId();
	const { width, height, axis, plot, grid, furniture, rows } = placed;
	const marksOf = chart.mark === "bar" ? barMarks : pointMarks;
	const data = useMemo(() => interactiveRows(placed), [placed]);
	return (
		<BarChart
			layout="vertical"
			width={width}
			height={height}
			margin={{ left: plot.left, right: width - plot.right, top: 0, bottom: 0 }}
			data={data}
			accessibilityLayer
			aria-label={`${chart.title}. ${describeIntervalChart(chart)} Arrow keys move from row to row.`}
		>
			<Markup of={`<defs>${patternsOf(marksOf(rows), id).join("")}</defs>`} />
			<Drawn marks={grid} id={id} />
			<XAxis
				type="number"
				hide
				domain={axis.domain}
				scale={axis.scale}
				ticks={axis.ticks.map(({ value }) => value)}
			/>
			<YAxis type="number" dataKey="y" domain={[0, height]} hide />
			<ActiveRow data={data} width={width} />
			<Bar
				dataKey={({ value = 0 }: InteractiveRow) => withinAxis(axis, value)}
				isAnimationActive={false}
				shape={({ payload }: { payload?: InteractiveRow }) => (
					<Drawn marks={payload ? marksOf([payload.row]) : []} id={id} />
				)}
			/>
			<Drawn marks={furniture} id={id} />
		</BarChart>
	);
}

function Drawn({ marks, id }: { marks: readonly Mark[]; id: string }) {
	return <Markup of={renderMarks(marks, id)} />;
}

function Markup({ of }: { of: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer of every figure, which escapes all text
	return <g dangerouslySetInnerHTML={{ __html: of }} />;
}
