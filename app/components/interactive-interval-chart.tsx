import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { type ArmToggle, armToggles, hiddenToggles, withoutArms } from "#app/figures/arm-toggles.ts";
import { drawnHere } from "./drawn/drawn.ts";
import { FigureFrame, type FigureFrameProps, useFigureId } from "./figure.tsx";
import { IntervalStage } from "./interval-stage.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { ArmSwatch } from "./study/arm-swatch.tsx";

export interface MeasureChart {
	key: string;
	/** "Response rate", "Risk ratio" */
	label: string;
	chart: IntervalChart;
}

interface InteractiveIntervalChartProps extends FigureFrameProps {
	/** The same data by one measure or several; the first is drawn on the server. */
	charts: [MeasureChart, ...MeasureChart[]];
	/** How the table stands below; folded unless said. */
	table?: "folded" | "open";
	/** The choice of measure and arms, where the page's address keeps it. */
	choice?: ChartChoice;
}

export interface ChartChoice {
	/** The measure's key; the first where it is absent. */
	measure?: string | undefined;
	/** Keys of the rows that are hidden. */
	hidden: readonly string[];
	choose: (next: { measure: string; hidden: string[] }) => void;
}

/**
 * An interval chart that a reader can explore. The server sends the SVG; when that comes on screen, the view
 * with tooltips and keyboard focus is loaded and covers it, place for place. Without JavaScript, or when the
 * view cannot be loaded, the SVG stays.
 */
export function InteractiveIntervalChart({
	charts,
	table = "folded",
	choice,
	...frame
}: InteractiveIntervalChartProps) {
	const own = useState({ measure: charts[0].key, hidden: new Set<string>() as ReadonlySet<string> });
	const measure = choice ? (choice.measure ?? charts[0].key) : own[0].measure;
	const whole = (charts.find(({ key }) => key === measure) ?? charts[0]).chart;
	const toggles = useMemo(() => armToggles(whole), [whole]);
	const hidden = useMemo(
		() => (choice ? hiddenToggles(toggles, choice.hidden) : own[0].hidden),
		[choice, toggles, own[0].hidden],
	);
	const chart = useMemo(() => withoutArms(whole, hidden), [whole, hidden]);
	const drawn = useMemo(() => drawnHere(chart), [chart]);

	function chooseMeasure(next: string) {
		if (choice) choice.choose({ measure: next, hidden: [...choice.hidden] });
		else own[1]({ ...own[0], measure: next });
	}

	function toggle(key: string) {
		const next = new Set(hidden);
		if (!next.delete(key)) next.add(key);
		if (!choice) return own[1]({ ...own[0], hidden: next });
		choice.choose({ measure, hidden: toggles.flatMap((one) => (next.has(one.key) ? one.rows : [])) });
	}

	const controls = (charts.length > 1 || toggles.length > 0) && (
		<Controls charts={charts} measure={measure} onMeasure={chooseMeasure}>
			{toggles.length > 0 && (
				<ArmToggles toggles={toggles} hidden={hidden} mark={whole.mark} onToggle={toggle} />
			)}
		</Controls>
	);
	return (
		<FigureFrame
			chart={chart}
			{...frame}
			controls={controls}
			table={<IntervalTable chart={chart} show={table} />}
		>
			{chart.groups.length === 0 && whole.groups.length > 0 ? (
				<p className="figure-stage">Choose at least one arm.</p>
			) : (
				<IntervalStage drawn={drawn} />
			)}
		</FigureFrame>
	);
}

interface ControlsProps {
	charts: MeasureChart[];
	measure: string;
	onMeasure: (key: string) => void;
	children: ReactNode;
}

/** In place from the start, so that nothing moves; usable once the page's script runs. */
function Controls({ charts, measure, onMeasure, children }: ControlsProps) {
	const name = useFigureId();
	const [running, setRunning] = useState(false);
	useEffect(() => setRunning(true), []);
	return (
		<div className="figure-controls">
			{charts.length > 1 && (
				<fieldset disabled={!running}>
					<legend>Measure</legend>
					{charts.map(({ key, label }) => (
						<label key={key}>
							<input type="radio" name={name} checked={key === measure} onChange={() => onMeasure(key)} />
							{label}
						</label>
					))}
				</fieldset>
			)}
			{children && <fieldset disabled={!running}>{children}</fieldset>}
		</div>
	);
}

interface ArmTogglesProps {
	toggles: ArmToggle[];
	hidden: ReadonlySet<string>;
	/** What the chart has for an arm. */
	mark: IntervalChart["mark"];
	onToggle: (key: string) => void;
}

function ArmToggles({ toggles, hidden, mark, onToggle }: ArmTogglesProps) {
	return (
		<>
			<legend>Show</legend>
			{toggles.map(({ key, label, colour }) => (
				<label key={key}>
					<input type="checkbox" checked={!hidden.has(key)} onChange={() => onToggle(key)} />
					<ArmSwatch colour={colour} mark={mark} />
					{label}
				</label>
			))}
		</>
	);
}
