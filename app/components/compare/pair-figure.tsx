import { useCallback, useMemo } from "react";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import { layoutPairChart } from "#app/figures/pairs/layout-pair-chart.ts";
import type { Framed } from "#app/figures/place-frame.ts";
import type { Drawn } from "../drawn/drawn.ts";
import { ExploredDrawings } from "../explore/explored-drawings.tsx";
import { FigureFrame, type FigureFrameProps, Kept } from "../figure.tsx";
import { PairTable } from "./pair-table.tsx";

/** Broad, so that names, marks and figures have room beside each other. */
const WIDE = 1000;

interface PairFigureProps extends FigureFrameProps {
	frame: Framed;
	drawn: Drawn<PairChart>;
}

/** Both arms of each trial on one line, with the same in a table. Names lead to the studies, marks to their sources. */
export function PairFigure({ frame, drawn, ...around }: PairFigureProps) {
	const { data: chart } = drawn;
	const layout = useMemo(
		() => chart && ((width: number) => layoutPairChart(chart, width, { frame: "drawing" })),
		[chart],
	);
	const tips = useCallback(
		() => import("#app/figures/pairs/pair-tips.ts").then(({ pairTips }) => pairTips(chart ?? { panels: [] })),
		[chart],
	);
	return (
		<FigureFrame
			chart={frame}
			{...around}
			table={<Kept kept={drawn.kept}>{chart && <PairTable chart={chart} />}</Kept>}
		>
			<ExploredDrawings layout={layout} wide={WIDE} tips={tips} drawn={drawn} />
		</FigureFrame>
	);
}
