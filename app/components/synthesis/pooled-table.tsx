import type { PooledView } from "#app/domain/views/synthesis/pooled-view.ts";
import { Cell, DataTable, RowHead } from "./table.tsx";

/** The pooled numbers with the method named; a changed analysis stands beside the published one. */
export function PooledTable({
	pooled,
	published,
}: {
	pooled: PooledView;
	published?: PooledView | undefined;
}) {
	const labels = [...new Set([...pooled.lines, ...(published?.lines ?? [])].map(({ label }) => label))];
	const valueIn = (view: PooledView | undefined, label: string) =>
		view?.lines.find((line) => line.label === label)?.value ?? "";
	const head = published ? ["Figure", "With your choices", "As published"] : ["Figure", "Value"];
	return (
		<>
			<DataTable caption="Pooled result" head={head}>
				{labels.map((label) => (
					<tr key={label}>
						<RowHead>{label}</RowHead>
						<Cell of={head[1]}>{valueIn(pooled, label)}</Cell>
						{published && <Cell of={head[2]}>{valueIn(published, label)}</Cell>}
					</tr>
				))}
				<tr>
					<RowHead>Method</RowHead>
					<Cell of={head[1]}>{pooled.method}</Cell>
					{published && <Cell of={head[2]}>{published.method}</Cell>}
				</tr>
			</DataTable>
			{pooled.warnings.length > 0 && (
				<ul className="mt-2 list-disc pl-5 text-sm text-muted">
					{pooled.warnings.map((warning) => (
						<li key={warning}>{warning}.</li>
					))}
				</ul>
			)}
		</>
	);
}
