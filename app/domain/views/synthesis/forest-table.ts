import type { ChartTable, ChartTableRow, ForestChart, ForestRow } from "./chart.ts";

/** A forest as a table: the same rows in the same order with every printed figure. */
export function forestTable({
	headings,
	columns,
	rows,
	bias,
}: Pick<ForestChart, "headings" | "columns" | "rows" | "bias">): ChartTable {
	const weighted = headings.weight !== undefined;
	const domains = bias?.domains ?? [];
	const blank = (count: number) => Array.from({ length: count }, () => "");
	const after = (weight: string | undefined, lights: Extract<ForestRow, { kind: "study" }>["lights"]) => [
		...(weighted ? [weight ?? ""] : []),
		...domains.map((_, i) => lights?.[i]?.label ?? ""),
	];
	const line = (row: ForestRow): ChartTableRow => {
		const { key, label: header } = row;
		switch (row.kind) {
			case "heading":
			case "note":
				return { key, header, cells: [], kind: "group" };
			case "study":
				return {
					key,
					header,
					cells: [...row.cells, row.effect.shown, ...after(row.weightShown, row.lights)],
				};
			case "unpooled":
				return { key, header, cells: [...row.cells, row.reason, ...after("", row.lights)] };
			case "diamond": {
				const filled = row.cells.length > 0 ? row.cells : blank(columns.length);
				const cells = [...filled, row.effect.shown, ...after(row.weightShown, undefined)];
				return { key, header: [header, ...row.notes].join(". "), cells, kind: "total" };
			}
			case "prediction":
				return {
					key,
					header,
					cells: [...blank(columns.length), row.effect.shown, ...after("", undefined)],
					kind: "total",
				};
		}
	};
	return {
		columns: [
			{ label: headings.study, numeric: false },
			...columns.map(({ label, sub }) => ({ label: `${label} ${sub}`.trim(), numeric: true })),
			{ label: headings.effect, numeric: true },
			...(weighted ? [{ label: headings.weight ?? "", numeric: true }] : []),
			...domains.map(({ label }) => ({ label, numeric: false })),
		],
		rows: rows.map(line),
	};
}
