import type { RegressionView } from "#app/domain/views/synthesis/regression-view.ts";
import { Part } from "../study/part.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

/** What numbers of the studies explain of their differences, one number at a time. */
export function Regressions({ regression }: { regression: RegressionView }) {
	return (
		<Part id="regression" title="Meta-regression">
			<DataTable
				caption="Meta-regression on each moderator by itself"
				head={["Moderator", "Comparisons", "Slope", "p", "Residual τ²", "R²"]}
				numbers={[1, 2, 3, 4, 5]}
			>
				{regression.lines.map(({ moderator, k, slope, p, tau2, R2 }) => (
					<tr key={moderator}>
						<RowHead>{moderator}</RowHead>
						<Cell number>{k}</Cell>
						<Cell number>{slope}</Cell>
						<Cell number>{p}</Cell>
						<Cell number>{tau2}</Cell>
						<Cell number>{R2}</Cell>
					</tr>
				))}
			</DataTable>
			<p className="mt-2 max-w-3xl text-sm text-muted">
				{regression.note} R² is the share of τ² that the moderator explains. Studies were not assigned to
				their moderators by chance, so this shows what goes together, not what causes what.
			</p>
		</Part>
	);
}
