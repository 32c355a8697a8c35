import type { TableAnswers, TableQuestion } from "#app/domain/views/import/table-notes.ts";
import { isRatio } from "#app/domain/vocabulary.ts";
import type { ColumnMatches } from "./column-match.ts";
import type { RowFacts } from "./table-rows.ts";

/**
 * A standard error beside a ratio is of its logarithm to most who print one, and of the ratio to some: asked, unless
 * the column's name says it or an interval stands beside it. One of the ratio itself is kept apart from that of the
 * logarithm.
 */
export function settleErrors(
	facts: readonly RowFacts[],
	{ columns }: ColumnMatches,
	{ errorScale }: TableAnswers,
): TableQuestion[] {
	const column = columns.find(({ target }) => target.field === "estimateSe");
	if (!column || /log|ln/i.test(column.name)) return [];
	const open = facts.filter(
		({ shared: { estimateSe, estimateLow, measure } }) =>
			estimateSe !== undefined && estimateLow === undefined && isRatio(measure),
	);
	if (open.length === 0 || errorScale === "log") return [];
	if (errorScale === "natural") {
		for (const { shared } of open) {
			shared.naturalSe = shared.estimateSe as string;
			delete shared.estimateSe;
		}
		return [];
	}
	const measure = String(open[0]?.shared.measure);
	return [
		{
			name: "errorScale",
			column: column.name,
			text: `Is the standard error in “${column.name}” of the logarithm of the ${measure}, or of the ${measure} itself?`,
			choices: [
				{ value: "log", label: `Of the logarithm of the ${measure}` },
				{ value: "natural", label: `Of the ${measure} itself` },
			],
			option: "--error-scale log (or natural)",
			advice: `Choose, or name the column “SE of log ${measure}”`,
		},
	];
}
