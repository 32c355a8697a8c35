import { formatWhole } from "#app/domain/format/format.ts";
import { type PairPanel, tellDifference } from "#app/domain/views/pair-chart.ts";
import { widestText } from "../measure-text.ts";
import type { Canvas } from "../place-frame.ts";
import { ARMS, DIFFERENCE, NAME, PEOPLE } from "./pair-styles.ts";

/** Where the columns of all panels stand, so that their rows line up. */
export interface PanelColumns {
	/** How wide the names are. */
	name: number;
	plot: [number, number];
	/** Right edge of the number of people; the difference ends at the canvas's right. */
	people: number;
	difference: number;
}

const GAP = 16;
/** Room at the ends of the plot for the figure beside an outermost mark. */
export const BESIDE = 50;

/** The figures take what they need, the drawing four tenths at least, and the names the rest. */
export function panelColumns(panels: readonly PairPanel[], { left, right, narrow }: Canvas): PanelColumns {
	const inner = right - left;
	if (narrow) return { name: inner, plot: [left + BESIDE, right - BESIDE], people: right, difference: inner };
	const rows = panels.flatMap((panel) => panel.rows);
	const heads = panels.flatMap(({ compares }) => compares ?? []);
	const figures = rows.flatMap(({ difference }) => (difference ? tellDifference(difference) : []));
	const difference = Math.min(0.3 * inner, Math.ceil(widestText([...figures, ...heads], DIFFERENCE)));
	const people = Math.ceil(
		widestText(["People", ...rows.map((row) => formatWhole(row.people ?? 0))], PEOPLE),
	);
	const names = Math.max(
		widestText(
			rows.map(({ label }) => label),
			NAME,
		),
		widestText(
			rows.map(({ arms, isJoined }) => (isJoined ? arms : "")),
			ARMS,
		),
	);
	const rest = inner - (difference > 0 ? difference + GAP : 0) - people - 2 * GAP;
	const name = Math.min(Math.ceil(names), Math.floor(Math.max(0.22 * inner, rest - 0.4 * inner)));
	const peopleRight = right - (difference > 0 ? difference + GAP : 0);
	return {
		name,
		plot: [left + name + GAP + BESIDE, peopleRight - people - GAP - BESIDE],
		people: peopleRight,
		difference,
	};
}
