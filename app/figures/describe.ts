import { counted, formatWhole } from "#app/domain/format/format.ts";
import type { IntervalChart } from "../domain/views/interval-chart.ts";
import type { PeopleChart } from "../domain/views/people-chart.ts";
import { type IntervalDatum, intervalData } from "./interval-data.ts";

/** Figures in words, for whoever cannot see them. */

/** More rows than this are left to the table beside the figure. */
const MOST_TOLD = 6;

/** "Bars with intervals. OnabotulinumtoxinA: 52% (17/33), interval [35.2, 67.5]. Placebo: 15% (6/41), …" */
export function describeIntervalChart(chart: IntervalChart): string {
	const data = intervalData(chart);
	const kind = chart.mark === "bar" ? "Bars with intervals" : "Points with intervals";
	const subtitle = chart.subtitle ? `${chart.subtitle}. ` : "";
	if (data.length > MOST_TOLD) {
		const groups = chart.groups.length > 1 ? ` in ${counted(chart.groups.length, "group")}` : "";
		return `${subtitle}${kind}: ${counted(data.length, "row")}${groups}. The table lists every value.`;
	}
	return `${subtitle}${kind}. ${data.map(tellRow).join(" ")}`.trim();
}

function tellRow({ group, label, printed, value, interval }: IntervalDatum): string {
	const name = [group, label].filter((part) => part !== "").join(", ");
	const range = value !== undefined && interval ? `, interval ${interval}` : "";
	return `${name}${name === "" ? "" : ": "}${printed}${range}.`;
}

/** "100 people for each arm. OnabotulinumtoxinA: 52 of 100 respond. Placebo: 15 of 100 respond." */
export function describePeopleChart({ grids, of = 100 }: PeopleChart): string {
	return `${formatWhole(of)} people for each arm. ${grids.map(({ label, caption }) => `${label}: ${caption}.`).join(" ")}`;
}
