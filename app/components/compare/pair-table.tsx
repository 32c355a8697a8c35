import { formatWhole } from "#app/domain/format/format.ts";
import {
	type PairChart,
	type PairPanel,
	type PairRow,
	tellDifference,
} from "#app/domain/views/pair-chart.ts";

/** A pair chart as a table: every arm with its interval, and the difference; names lead to the studies, figures to their sources. */
export function PairTable({ chart }: { chart: PairChart }) {
	return (
		<details className="figure-more">
			<summary>Show as table</summary>
			{chart.panels.map((panel) => (
				<Panel key={panel.key} panel={panel} title={[chart.title, panel.label].filter(Boolean).join(", ")} />
			))}
		</details>
	);
}

function Panel({ panel, title }: { panel: PairPanel; title: string }) {
	return (
		<table className="figure-table figure-table-stacked">
			<caption>{title}</caption>
			<thead>
				<tr>
					<th scope="col">Study</th>
					<th scope="col">Arm</th>
					<th scope="col" className="figure-number">
						{panel.axis.label}
					</th>
					<th scope="col" className="figure-number">
						Interval
					</th>
					<th scope="col" className="figure-number">
						People in both
					</th>
					{panel.compares && (
						<th scope="col" className="figure-number">
							{panel.compares}
						</th>
					)}
				</tr>
			</thead>
			{panel.rows.map((row) => (
				<Row key={row.key} row={row} panel={panel} />
			))}
		</table>
	);
}

function Row({ row, panel }: { row: PairRow; panel: PairPanel }) {
	const lines = Math.max(1, row.marks.length);
	return (
		<tbody>
			{row.marks.map((mark, index) => (
				<tr key={mark.key}>
					{index === 0 && (
						<th scope="rowgroup" rowSpan={lines}>
							{row.label === "" ? (
								<span className="text-muted">{row.arms}</span>
							) : (
								<a href={row.href}>{row.label}</a>
							)}
							{row.note && <span className="block text-muted">{row.note}</span>}
						</th>
					)}
					<th scope="row">{mark.label}</th>
					<td
						data-label={panel.axis.label}
						className={mark.value === undefined ? "figure-number figure-missing" : "figure-number"}
					>
						<a href={mark.href}>
							{mark.figure}
							{mark.detail && !mark.detail.startsWith("[") ? ` (${mark.detail})` : ""}
							{mark.basis === "derived" && mark.value !== undefined ? "†" : ""}
						</a>
					</td>
					<td className="figure-number" data-label="Interval">
						{mark.value === undefined ? "" : (mark.interval ?? "–")}
					</td>
					{index === 0 && (
						<>
							<td className="figure-number" rowSpan={lines} data-label="People">
								{row.people === undefined ? "–" : formatWhole(row.people)}
							</td>
							{panel.compares && (
								<td className="figure-number" rowSpan={lines} data-label={panel.compares}>
									{row.difference ? tellDifference(row.difference) : "–"}
								</td>
							)}
						</>
					)}
				</tr>
			))}
		</tbody>
	);
}
