import { useMemo } from "react";
import type { PeopleChart } from "#app/domain/views/people-chart.ts";
import { layoutPeopleChart } from "#app/figures/layout-people-chart.ts";
import { Drawings, FigureFrame, type FigureFrameProps } from "./figure.tsx";

/** A people chart in the page. Its description says all that it shows. */
export default function PeopleFigure({ chart, ...frame }: FigureFrameProps & { chart: PeopleChart }) {
	const layout = useMemo(
		() => (width: number) => layoutPeopleChart(chart, width, { frame: "drawing" }),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame}>
			<div className="figure-stage figure-people">
				<Drawings layout={layout} />
			</div>
		</FigureFrame>
	);
}
