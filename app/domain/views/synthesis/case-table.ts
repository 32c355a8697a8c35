import type { ChartTable } from "./chart.ts";

/** The figures of each study of a plot as a table, which heads its columns with their names. */
export function caseTable<Case extends { index: number; label: string }>(
	cases: readonly Case[],
	figures: readonly string[],
	cellsOf: (each: Case) => string[],
): ChartTable {
	return {
		columns: [{ label: "Study", numeric: false }, ...figures.map((label) => ({ label, numeric: true }))],
		rows: cases.map((each) => ({ key: `row-${each.index}`, header: each.label, cells: cellsOf(each) })),
	};
}

/** A linear axis of figures without a unit. */
export const plainAxis = (label: string, domain: [number, number]) => ({
	...{ scale: "linear" as const, unit: "" },
	...{ label, domain },
});
