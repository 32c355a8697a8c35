import { useMemo } from "react";
import { formatWhole } from "#app/domain/format/format.ts";
import { formatPartialDate } from "#app/domain/format/format-date.ts";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import { layoutTimeline } from "#app/figures/timeline/layout-timeline.ts";
import { Drawings, FigureFrame, type FigureFrameProps } from "../figure.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";

const WIDE = 1000;

/** When a topic’s studies began, ended and reported, with the same in a table. */
export function TimelineFigure({ chart, ...frame }: FigureFrameProps & { chart: TimelineChart }) {
	const layout = useMemo(
		() => (width: number) => layoutTimeline(chart, width, { frame: "drawing" }),
		[chart],
	);
	return (
		<FigureFrame chart={chart} {...frame} table={<TimelineTable chart={chart} />}>
			<div className="figure-stage">
				<Drawings layout={layout} wide={WIDE} />
			</div>
		</FigureFrame>
	);
}

function TimelineTable({ chart }: { chart: TimelineChart }) {
	const date = (text: string | undefined) => (text === undefined ? "–" : formatPartialDate(text));
	return (
		<details className="chart-table">
			<summary>Show as table</summary>
			<ScrollRegion label={`${chart.title}, as a table`}>
				<table className="w-full border-collapse text-left">
					<TableHead
						columns={["Study", "People", "Started", "Ended", "Reported", "Results here"]}
						numbers={[1]}
					/>
					<tbody className="divide-y divide-line">
						{chart.rows.map((row) => (
							<tr key={row.slug}>
								<th scope="row" className="py-1.5 pr-4 font-normal">
									{row.name}
								</th>
								<td className="tabular py-1.5 pr-4 text-right">
									{row.people === undefined ? "–" : formatWhole(row.people)}
								</td>
								<td className="py-1.5 pr-4">{date(row.start)}</td>
								<td className="py-1.5 pr-4">
									{date(row.end)}
									{row.expected && " (expected)"}
								</td>
								<td className="py-1.5 pr-4">{date(row.reported)}</td>
								<td className="py-1.5">{row.hasResults ? "Yes" : row.overdue ? "No, overdue" : "No"}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</details>
	);
}
