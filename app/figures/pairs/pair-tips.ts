import { formatWhole } from "#app/domain/format/format.ts";
import { type PairChart, tellDifference, tellMark } from "#app/domain/views/pair-chart.ts";
import type { ChartTip } from "../chart-tips.ts";

/** What is told of each trial's row: its arms with their intervals, the people, the difference. By the rows' keys. */
export function pairTips({ panels }: Pick<PairChart, "panels">): Map<string, ChartTip> {
	return new Map(
		panels.flatMap(({ rows, compares = "" }) => {
			// A study's further rows go by its name too.
			let name = "";
			return rows.map((row): [string, ChartTip] => {
				if (row.label !== "") name = row.label;
				return [
					row.key,
					{
						name,
						figures: [
							...row.marks.map((mark) => ({ label: mark.label, value: tellMark(mark) })),
							...(row.people === undefined ? [] : [{ label: "People", value: formatWhole(row.people) }]),
							...(row.difference ? [{ label: compares, value: tellDifference(row.difference) }] : []),
							...(row.note ? [{ label: "Note", value: row.note }] : []),
						],
						links: { href: row.href, sources: [] },
					},
				];
			});
		}),
	);
}
