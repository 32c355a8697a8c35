import { useCallback, useMemo } from "react";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import { layoutPairChart } from "#app/figures/pairs/layout-pair-chart.ts";
import { ExploredDrawings } from "../explore/explored-drawings.tsx";
import { FigureFrame, type FigureFrameProps } from "../figure.tsx";
import { PairTable } from "./pair-table.tsx";

/** Broad, so that names, marks and figures have room beside each other. */
const WIDE = 1000;

/** Both arms of each trial on one line, with the same in a table. Names lead to the studies, marks to their sources. */
export function PairFigure({ chart, ...frame }: FigureFrameProps & { chart: PairChart }) {
	const layout = useMemo(
		() => (width: number) => layoutPairChart(chart, width, { frame: "drawing" }),
		[chart],
	);
	const tips = useCallback(
		() => import("#app/figures/pairs/pair-tips.ts").then(({ pairTips }) => pairTips(chart)),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame} table={<PairTable chart={chart} />}>
			<ExploredDrawings layout={layout} wide={WIDE} tips={tips} />
		</FigureFrame>
	);
}
