import type { ChartTableRow, TabledChart } from "#app/domain/views/synthesis/chart.ts";

interface ChartTableProps {
	chart: TabledChart;
	/** Folded under "Show as table" (default), open in the page, for screen readers alone, or told elsewhere. */
	show?: "folded" | "open" | "hidden" | "none";
	/** On a phone each row becomes a block with a line for each cell. */
	stacked?: boolean;
}

/** A synthesis' figure as a table: every printed figure of it in the same order. */
export function ChartTable({ chart, show = "folded", stacked = false }: ChartTableProps) {
	if (show === "none") return null;
	if (show === "hidden") {
		return (
			<div className="figure-hidden">
				<Table chart={chart} stacked={stacked} />
			</div>
		);
	}
	const table = (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
		<section className="figure-scroll" aria-label={captionOf(chart)} tabIndex={0}>
			<Table chart={chart} stacked={stacked} />
		</section>
	);
	if (show === "open") return table;
	return (
		<details className="figure-more">
			<summary>Show as table</summary>
			{table}
		</details>
	);
}

function captionOf({ title, subtitle }: TabledChart): string {
	return [title, subtitle].filter(Boolean).join(". ");
}

function Table({ chart, stacked = false }: Pick<ChartTableProps, "chart" | "stacked">) {
	const { columns, rows } = chart.table;
	return (
		<table className={stacked ? "figure-table figure-table-stacked" : "figure-table"}>
			<caption>{captionOf(chart)}</caption>
			<thead>
				<tr>
					{columns.map(({ label, numeric }, i) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own and never move
						<th key={i} scope="col" className={numeric ? "figure-number" : undefined}>
							{label}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<Row key={row.key} row={row} columns={columns} />
				))}
			</tbody>
		</table>
	);
}

function Row({ row, columns }: { row: ChartTableRow; columns: TabledChart["table"]["columns"] }) {
	if (row.cells.length === 0) {
		return (
			<tr>
				<th scope="row" colSpan={columns.length}>
					{row.header}
				</th>
			</tr>
		);
	}
	return (
		<tr className={row.kind === "total" ? "figure-total" : undefined}>
			<th scope="row">
				<Cell text={row.header} href={row.hrefs?.[0]} />
			</th>
			{row.cells.map((cell, i) => (
				<td
					// biome-ignore lint/suspicious/noArrayIndexKey: cells stand in their columns' order
					key={i}
					data-label={columns[i + 1]?.label}
					className={columns[i + 1]?.numeric ? "figure-number" : undefined}
				>
					<Cell text={cell} href={row.hrefs?.[i + 1]} />
				</td>
			))}
		</tr>
	);
}

const Cell = ({ text, href }: { text: string; href: string | undefined }) =>
	href === undefined ? text : <a href={href}>{text}</a>;
