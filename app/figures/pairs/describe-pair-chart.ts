import { counted } from "#app/domain/format/format.ts";
import { type PairChart, tellDifference, tellMark } from "#app/domain/views/pair-chart.ts";

/** More studies than this are left to the table beside the figure. */
const MOST_TOLD = 6;

/** "2 trials, both arms of each on one line. Finzi 2014: OnabotulinumtoxinA 52% (17/33), Placebo 15% (6/41); difference …" */
export function describePairChart({ panels, subtitle }: Pick<PairChart, "panels" | "subtitle">): string {
	const rows = panels.flatMap((panel) => panel.rows);
	const studies = new Set(rows.map(({ study }) => study)).size;
	const head = `${subtitle ? `${subtitle}. ` : ""}${counted(studies, "trial")}, the arms of each on one line.`;
	if (rows.length > MOST_TOLD) return `${head} The table lists every value.`;
	const told = rows.map(({ label, marks, difference }) => {
		const arms = marks.map((mark) => `${mark.label} ${tellMark(mark)}`).join(", ");
		return `${label === "" ? "" : `${label}: `}${arms}${difference ? `; difference ${tellDifference(difference)}` : ""}.`;
	});
	return [head, ...told].join(" ");
}
