import { Tooltip, useActiveTooltipLabel } from "recharts";
import type { InteractiveRow } from "#app/figures/interactive-rows.ts";
import { widestText } from "#app/figures/measure-text.ts";

/** Part of the interactive view's chunk: the row that pointer or keyboard is on, and what is said of it. */

const WIDEST = 300;
const GAP = 14;

function tipTexts({ group, label, printed, interval, basis }: InteractiveRow) {
	return {
		name: [group, label].filter((part) => part !== "").join(" · "),
		value: printed,
		notes: [interval && `Interval ${interval}`, basis === "derived" && "† derived, see the notes"].filter(
			(note) => typeof note === "string",
		),
	};
}

/** Behind the end of the row's interval where there is room, else below the row. */
function tipPlace(row: InteractiveRow, width: number) {
	const { name, value, notes } = tipTexts(row);
	const texts = widestText([name, ...notes], { size: 13.5, weight: 500 });
	const tip = Math.min(WIDEST, 26 + Math.max(texts, widestText([value], { size: 17, weight: 600 })));
	const { interval, x = 0, y, bottom } = row.row;
	const end = Math.max(x, interval?.high ?? 0) + GAP;
	if (end + tip <= width) return { x: end, y: y - 36 };
	return { x: Math.max(0, Math.min(x, width - tip)), y: bottom + 4 };
}

/** The active row's band and tooltip, inside a Recharts chart whose vertical axis is the rows' `y`. */
export function ActiveRow({ data, width }: { data: readonly InteractiveRow[]; width: number }) {
	const label = useActiveTooltipLabel();
	const active = data.find(({ y }) => y === label);
	return (
		<>
			{active && (
				<rect
					className="figure-band"
					x={-4}
					y={active.row.top}
					width={width + 8}
					height={active.row.bottom - active.row.top}
					rx={3}
				/>
			)}
			<Tooltip
				isAnimationActive={false}
				cursor={false}
				allowEscapeViewBox={{ x: true, y: true }}
				{...(active && { position: tipPlace(active, width) })}
				content={({ active: open }) => (open && active ? <Tip row={active} /> : null)}
			/>
		</>
	);
}

function Tip({ row }: { row: InteractiveRow }) {
	const { name, value, notes } = tipTexts(row);
	return (
		<div className="figure-tip" role="status">
			{name !== "" && <div>{name}</div>}
			<div className="figure-tip-value">{value}</div>
			{notes.map((note) => (
				<div key={note} className="figure-tip-note">
					{note}
				</div>
			))}
		</div>
	);
}
