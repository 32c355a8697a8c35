import { betterNote, computedNote } from "./compare-notes.ts";
import type { DrawnScale } from "./compare-scale.ts";
import type { PairChart, PairRow } from "./pair-chart.ts";
import { NO_INTERVAL, sidesOf, sidesTell } from "./pair-panel.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** The scales' panels as one chart, with what its marks and figures are. */
export function pairsOf(drawn: DrawnScale[], frame: ChartFrame, notes: string[], asked?: string): PairChart {
	const groups = drawn.flatMap((scale) => scale.groups);
	const tell = sidesTell(groups, asked);
	const panels = drawn.flatMap(({ panel }) => {
		if (!panel || panel.rows.length === 0) return [];
		return tell ? { ...panel, rows: withoutArms(panel.rows) } : panel;
	});
	const rows = panels.flatMap((panel) => panel.rows);
	const bases = (basis: string) => rows.some(({ difference }) => difference?.basis === basis);
	const sides = sidesOf(groups, asked);
	const from = drawn[0]?.chart.footnotes.filter((note) => note.startsWith("†")) ?? [];
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		panels,
		sides,
		footnotes: [
			...(bases("derived") ? [computedNote(sides, frame.level)] : []),
			...(rows.some(({ difference }) => difference?.detail === NO_INTERVAL)
				? ["No interval: the spread of these means is not recorded here."]
				: []),
			...(bases("reported") ? ["Differences without † are as their sources report them."] : []),
			...from,
			...betterNote(groups),
			...markNotes(rows),
			...notes,
		],
		provenance: frame.provenance,
	};
}

/** Rows of studies that have one each do not say which arms they are of. */
function withoutArms(rows: PairRow[]): PairRow[] {
	const ofStudy = Map.groupBy(rows, ({ study }) => study);
	return rows.map((row) =>
		row.isJoined && ofStudy.get(row.study)?.length === 1 ? { ...row, arms: "" } : row,
	);
}

/** What marks are that the legend does not show: it has the first arm of each side. */
function markNotes(rows: readonly PairRow[]): string[] {
	const colours = rows.flatMap(({ marks }) => marks.map(({ colour }) => colour));
	return [
		...(colours.some((colour) => !colour.endsWith("-1"))
			? ["Squares and other shapes: further arms of the same trial."]
			: []),
		...(colours.some((colour) => colour.startsWith("neutral"))
			? ["Violet: arms not recorded as experimental or comparator."]
			: []),
	];
}
