import { useMemo } from "react";
import { type MapChart, mapChartTable } from "#app/domain/topics/map-chart.ts";
import { layoutMap } from "#app/figures/map/layout-map.ts";
import { ChartTable } from "../chart-table.tsx";
import { Drawings, FigureFrame } from "../figure.tsx";
import { Share } from "../share/share.tsx";

const WIDE = 1080;

/** The map drawn, with the same in a table; on a phone as a list of what each condition has. */
export function MapFigure({ chart, search }: { chart: MapChart; search: string }) {
	const layout = useMemo(() => (width: number) => layoutMap(chart, width, { frame: "drawing" }), [chart]);
	return (
		<FigureFrame
			chart={chart}
			titleAs="hidden"
			links={<Share address={`/map${search}`} title={chart.title} />}
			table={<ChartTable chart={mapChartTable(chart)} stacked />}
		>
			<div className="figure-stage">
				<Drawings layout={layout} wide={WIDE} />
			</div>
		</FigureFrame>
	);
}
