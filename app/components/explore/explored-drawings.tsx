import { useEffect, useRef } from "react";
import type { ChartTip } from "#app/figures/chart-tips.ts";
import type { Figure } from "#app/figures/mark.ts";
import type { Drawn } from "../drawn/drawn.ts";
import { Drawings, Kept } from "../figure.tsx";
import { whenOnScreen } from "../when-on-screen.ts";

interface ExploredDrawingsProps {
	/** Stays the same for the same chart; absent as long as the chart is not here. */
	layout: ((width: number) => Figure) | undefined;
	wide?: number;
	/** What is told of each target, by its key; asked for when the figure comes on screen. Stays the same for the same chart. */
	tips: () => Promise<ReadonlyMap<string, ChartTip>>;
	/** How it stands in the page, where its chart may come later. */
	drawn?: Pick<Drawn<unknown>, "kept" | "ask">;
}

/** A figure's drawings, which tell what pointer or keyboard is on once their script has come; without it they stay as they are. */
export function ExploredDrawings({ layout, wide, tips, drawn }: ExploredDrawingsProps) {
	const stage = useRef<HTMLDivElement>(null);
	const ask = drawn?.ask;
	useEffect(() => {
		if (!layout) return whenOnScreen(stage.current, () => ask?.());
		let end = () => {};
		let isOver = false;
		const stop = whenOnScreen(stage.current, () => {
			Promise.all([import("./explore-figure.ts"), tips()]).then(
				([{ exploreFigure }, told]) => {
					if (!isOver && stage.current) end = exploreFigure(stage.current, layout, told);
				},
				() => {}, // The drawing and its table stay as they are.
			);
		});
		return () => {
			isOver = true;
			stop();
			end();
		};
	}, [layout, tips, ask]);
	const drawings = layout && <Drawings layout={layout} {...(wide !== undefined && { wide })} />;
	return (
		<div className="figure-stage" ref={stage}>
			{drawn ? <Kept kept={drawn.kept}>{drawings}</Kept> : drawings}
		</div>
	);
}
