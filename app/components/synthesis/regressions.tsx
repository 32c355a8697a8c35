import type { RegressionView, TogetherView } from "#app/domain/views/synthesis/regression-view.ts";
import { Part } from "../study/part.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

const ONE_AT_A_TIME = ["Moderator, one at a time", "Comparisons", "Slope", "p", "Residual τ²", "R²"];

/** What is known of the studies explains of their differences: moderators together, and each by itself. */
export function Regressions({ regression }: { regression: RegressionView }) {
	const { lines, together } = regression;
	return (
		<Part id="regression" title="Meta-regression">
			{together && <Together together={together} />}
			{lines.length > 0 && (
				<DataTable
					caption="Meta-regression on each moderator by itself"
					head={ONE_AT_A_TIME}
					numbers={[1, 2, 3, 4, 5]}
				>
					{lines.map(({ moderator, k, slope, p, tau2, R2 }) => (
						<tr key={moderator}>
							<RowHead>{moderator}</RowHead>
							<Cell of={ONE_AT_A_TIME[1]} number>
								{k}
							</Cell>
							<Cell of={ONE_AT_A_TIME[2]} number>
								{slope}
							</Cell>
							<Cell of={ONE_AT_A_TIME[3]} number>
								{p}
							</Cell>
							<Cell of={ONE_AT_A_TIME[4]} number>
								{tau2}
							</Cell>
							<Cell of={ONE_AT_A_TIME[5]} number>
								{R2}
							</Cell>
						</tr>
					))}
				</DataTable>
			)}
			<p className="mt-2 max-w-3xl text-sm text-muted">
				{regression.note} R² is the share of τ² that the moderator explains. Studies were not assigned to
				their moderators by chance, so this shows what goes together, not what causes what.
			</p>
		</Part>
	);
}

/** One model of several moderators: its coefficients, their test, and what is left. */
function Together({ together }: { together: TogetherView }) {
	const { reason, method, terms, statistic, ratios, sentences } = together;
	if (reason !== undefined) {
		return <p className="mb-4 max-w-3xl">There is no regression on the moderators chosen. {reason}.</p>;
	}
	const head = ["Term", "Coefficient", ...(ratios ? ["As a ratio"] : []), statistic, "p"];
	return (
		<div className="mb-6">
			<DataTable caption="Coefficients of the meta-regression" head={head} numbers={[1, 2, 3, 4]}>
				{terms.map(({ term, estimate, ratio, statistic: value, p }) => (
					<tr key={term}>
						<RowHead>{term}</RowHead>
						<Cell of={head[1]} number>
							{estimate}
						</Cell>
						{ratios && (
							<Cell of={head[2]} number>
								{ratio}
							</Cell>
						)}
						<Cell of={statistic} number>
							{value}
						</Cell>
						<Cell of="p" number>
							{p}
						</Cell>
					</tr>
				))}
			</DataTable>
			<p className="mt-2 max-w-3xl">{sentences.join(" ")}</p>
			<p className="mt-1 text-sm text-muted">{method}.</p>
		</div>
	);
}
