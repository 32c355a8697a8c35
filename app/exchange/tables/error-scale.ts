import type { TableAnswers, TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import { isRatio } from "#app/domain/vocabulary.ts";
import type { ColumnMatches } from "./column-match.ts";
import { plain } from "./column-names.ts";
import type { RowFacts } from "./table-rows.ts";

/**
 * A standard error, or a variance, beside a ratio is of its logarithm to most who print one, and of the ratio to some:
 * asked, unless the column's name says it or an interval stands beside it. One of the ratio itself is kept apart from
 * that of the logarithm.
 */
export function settleErrors(
	facts: readonly RowFacts[],
	{ columns }: ColumnMatches,
	{ errorScale }: TableAnswers,
): TableQuestion[] {
	const column = columns.find(
		({ target: { field } }) => field === "estimateSe" || field === "estimateVariance",
	);
	if (!column || /log|ln/i.test(column.name)) return [];
	const field = column.target.field === "estimateSe" ? "estimateSe" : "estimateVariance";
	const open = facts.filter(
		({ shared }) =>
			shared[field] !== undefined && shared.estimateLow === undefined && isRatio(shared.measure),
	);
	if (open.length === 0 || errorScale === "log") return [];
	if (errorScale === "natural") {
		for (const { shared } of open) {
			shared.naturalSe = field === "estimateSe" ? String(shared[field]) : rootOf(shared[field]);
			delete shared[field];
		}
		return [];
	}
	const measure = String(open[0]?.shared.measure);
	const [what, short] = field === "estimateSe" ? ["standard error", "SE"] : ["variance", "Variance"];
	return [
		{
			name: "errorScale",
			column: column.name,
			text: `Is the ${what} in “${column.name}” of the logarithm of the ${measure}, or of the ${measure} itself?`,
			choices: [
				{ value: "log", label: `Of the logarithm of the ${measure}` },
				{ value: "natural", label: `Of the ${measure} itself` },
			],
			option: "--error-scale log (or natural)",
			advice: `Choose, or name the column “${short} of log ${measure}”`,
		},
	];
}

/** A variance's root, to more digits than any figure is judged by. */
export const rootOf = (variance: unknown): string =>
	String(Number(Math.sqrt(Number(variance)).toPrecision(10)));

/** R's packages call the estimate on the scale it is pooled on so: of a ratio that is its logarithm. */
const ON_ITS_SCALE = /^(?:yi|te)$/;

/** A line whose estimate can be two things, and what to do about it. */
interface OpenEstimate {
	fact: RowFacts;
	column: number;
	reason: string;
}

/**
 * What an estimate is whose column and measure both say it: “log RR” of RR is the logarithm. What `yi` is beside a column
 * that says its measure is a ratio: its logarithm where one is below 0, as no ratio is; else it can be either.
 */
export function settleEstimates(
	facts: readonly RowFacts[],
	{ columns }: ColumnMatches,
): { open: OpenEstimate[]; remarks: TableRemark[] } {
	const column = columns.find(({ target }) => target.field === "estimate");
	if (!column) return { open: [], remarks: [] };
	const named = facts.filter(
		({ shared: { logOf, measure } }) => logOf !== undefined && measure !== undefined,
	);
	const contrary = named.filter(({ shared }) => shared.logOf !== shared.measure);
	for (const { shared } of named) delete shared.measure;
	if (!ON_ITS_SCALE.test(plain(column.name))) {
		const reason = `The column’s name and the line’s measure disagree: “${column.name}” is of another`;
		return { open: contrary.map((fact) => ({ fact, column: column.column, reason })), remarks: [] };
	}
	const ratios = facts.filter(({ shared }) => shared.estimate !== undefined && isRatio(shared.measure));
	if (!ratios.some(({ shared }) => Number(shared.estimate) < 0)) {
		const open = ratios.map((fact) => {
			const { estimate, measure } = fact.shared;
			const reason = `“${String(estimate)}” can be the ${String(measure)} or its logarithm: name the column “${String(measure)}” or “log ${String(measure)}”`;
			return { fact, column: column.column, reason };
		});
		return { open, remarks: [] };
	}
	for (const { shared } of ratios) {
		Object.assign(shared, { logOf: shared.measure, measureReported: `log ${String(shared.measure)}` });
		delete shared.measure;
	}
	const text = "is read as the logarithm of the ratio, as some are below 0";
	return { open: [], remarks: [{ text: `“${column.name}” ${text}` }] };
}
