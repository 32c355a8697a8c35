import { useMemo } from "react";
import { joinSentences } from "#app/domain/format/format.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { groupedIntervalData, type IntervalDatum, intervalData } from "#app/figures/interval-data.ts";

interface IntervalTableProps {
	chart: IntervalChart;
	/** Folded under "Show as table" (default), open in the page, or for screen readers alone. */
	show?: "folded" | "open" | "hidden";
}

/** A chart as a table: the same rows in the same order with every printed figure, and what † means. */
export function IntervalTable({ chart, show = "folded" }: IntervalTableProps) {
	if (show === "open") return <Table chart={chart} />;
	if (show === "hidden") {
		return (
			<div className="figure-hidden">
				<Table chart={chart} />
			</div>
		);
	}
	return (
		<details className="figure-more">
			<summary>Show as table</summary>
			<Table chart={chart} />
		</details>
	);
}

function Table({ chart }: { chart: IntervalChart }) {
	const data = useMemo(() => intervalData(chart), [chart]);
	const groups = groupedIntervalData(data);
	const has = {
		group: data.some(({ group }) => group !== ""),
		label: data.some(({ label }) => label !== ""),
		interval: data.some(({ interval }) => interval !== undefined),
	};
	const dagger = chart.footnotes.filter((note) => note.startsWith("†"));
	return (
		<table className="figure-table figure-table-stacked">
			<caption>{joinSentences([chart.title, chart.subtitle, ...dagger])}</caption>
			<thead>
				<tr>
					{has.group && <th scope="col">Study</th>}
					{has.label && <th scope="col">{chart.mark === "bar" ? "Arm" : "Row"}</th>}
					<th scope="col" className="figure-number">
						{chart.axis.label}
					</th>
					{has.interval && (
						<th scope="col" className="figure-number">
							Interval
						</th>
					)}
				</tr>
			</thead>
			{groups.map((group) => (
				<tbody key={group.key}>
					{group.data.map((datum, i) => (
						<tr key={datum.key}>
							{has.group && i === 0 && (
								<th scope={has.label ? "rowgroup" : "row"} rowSpan={group.data.length}>
									{group.label}
								</th>
							)}
							{has.label && <th scope="row">{datum.label}</th>}
							<FigureCells datum={datum} label={chart.axis.label} withInterval={has.interval} />
						</tr>
					))}
				</tbody>
			))}
		</table>
	);
}

/** The figure and its interval, or in place of both why there is none. */
function FigureCells({
	datum,
	label,
	withInterval,
}: {
	datum: IntervalDatum;
	label: string;
	withInterval: boolean;
}) {
	const missing = datum.value === undefined;
	return (
		<>
			<td data-label={label} className={missing ? "figure-number figure-missing" : "figure-number"}>
				{datum.printed}
			</td>
			{withInterval && (
				<td data-label="Interval" className="figure-number">
					{missing ? "" : datum.interval}
				</td>
			)}
		</>
	);
}
