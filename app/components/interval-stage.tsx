import { type ComponentType, useEffect, useRef, useState } from "react";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { Drawn } from "./drawn/drawn.ts";
import { IntervalDrawings, Kept } from "./figure.tsx";
import { ViewBoundary } from "./interactive-interval-chart-boundary.tsx";
import type { IntervalChartViewProps } from "./interactive-interval-chart-view.tsx";
import { whenOnScreen } from "./when-on-screen.ts";

/**
 * The drawings of an interval chart and, once they are on screen and the script has come, the view with tooltips and
 * keyboard focus that covers them, place for place.
 */
export function IntervalStage({ drawn: { data: chart, kept, ask } }: { drawn: Drawn<IntervalChart> }) {
	const stage = useRef<HTMLDivElement>(null);
	const View = useViewOnScreen(stage, ask);
	const [covered, setCovered] = useState(false);
	return (
		<div className="figure-stage" ref={stage}>
			<Kept kept={kept} className={covered ? "figure-covered" : undefined}>
				{chart && <IntervalDrawings chart={chart} />}
			</Kept>
			{View && chart && (
				<ViewBoundary onError={() => setCovered(false)}>
					<View chart={chart} stage={stage} onReady={setCovered} />
				</ViewBoundary>
			)}
		</div>
	);
}

/** The view's component once the stage has come near the screen and the chunk has arrived. */
function useViewOnScreen(
	stage: { current: HTMLElement | null },
	ask: () => void,
): ComponentType<IntervalChartViewProps> | null {
	const [View, setView] = useState<ComponentType<IntervalChartViewProps> | null>(null);
	useEffect(() => {
		let left = false;
		const stop = whenOnScreen(stage.current, () => {
			ask();
			import("./interactive-interval-chart-view.tsx").then(
				(module) => {
					if (!left) setView(() => module.IntervalChartView);
				},
				() => {}, // The SVG stays.
			);
		});
		return () => {
			left = true;
			stop();
		};
	}, [stage, ask]);
	return View;
}
