import { joinSentences } from "../domain/format/format.ts";
import type { RowLinks, SynthesisChart } from "../domain/views/synthesis/chart.ts";
import { forestTable } from "../domain/views/synthesis/forest-table.ts";

/** What is told of one row or point of a figure: the figures that its table has, under their heads. */
export interface ChartTip {
	name: string;
	figures: { label: string; value: string }[];
	links?: RowLinks;
}

/** By the keys of the rows. */
export function chartTips(chart: SynthesisChart): Map<string, ChartTip> {
	// A page's forest has its table elsewhere, with boxes for leaving studies out.
	const { columns, rows } = chart.kind === "forest" ? forestTable(chart) : chart.table;
	return new Map(
		rows.map(({ key, header, cells }) => {
			const figures = cells.flatMap((value, i) =>
				value === "" ? [] : [{ label: columns[i + 1]?.label ?? "", value }],
			);
			const links = chart.links?.[key];
			return [key, { name: header, figures, ...(links && { links }) }];
		}),
	);
}

/** "Aronson 1948. BCG vaccine n/N: 4/123. RR [95% CI]: 0.41 [0.13, 1.26]." */
export function tellTip({ name, figures }: ChartTip): string {
	return `${joinSentences([name, ...figures.map(({ label, value }) => `${label}: ${value}`)])}.`;
}
