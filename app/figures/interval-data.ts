import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { Basis } from "#app/domain/arms/arm-rate.ts";
import { joinParts } from "#app/domain/format/figure-parts.ts";
import type { IntervalChart } from "../domain/views/interval-chart.ts";

/**
 * One row of an interval chart as every drawing of it takes it: the SVG's layout, the interactive view and the
 * table. That they show the same numbers rests on this being the only reading of the view model.
 */
export interface IntervalDatum {
	/** Unique in the chart: "finzi-2014/placebo". */
	key: string;
	groupKey: string;
	group: string;
	/** Where the group's name leads. */
	href?: string;
	label: string;
	colour: ColourRole;
	value?: number;
	low?: number;
	high?: number;
	/** As printed, with † where derived: "52% (17/33)†". Where there is no value, why. */
	printed: string;
	/** The leading figure alone, "52%", and what stands behind it, "17/33" or "[1.57, 7.91]". */
	figure: string;
	detail?: string;
	/** "[35.2, 67.5]" */
	interval?: string;
	basis: Basis;
}

/** Stands behind every derived figure; the chart's footnotes explain it. */
const DERIVED_MARK = "†";

/** The rows of a chart in order. A value that is not a number counts as absent. */
export function intervalData(chart: IntervalChart): IntervalDatum[] {
	return chart.groups.flatMap((group) =>
		group.rows.map((row): IntervalDatum => {
			const value = numberOrAbsent(row.value);
			const mark = row.basis === "derived" && value !== undefined ? DERIVED_MARK : "";
			const { figure, detail } = row;
			return {
				key: `${group.key}/${row.key}`,
				groupKey: group.key,
				group: group.label,
				...(group.href !== undefined && { href: group.href }),
				label: row.label,
				colour: row.colour,
				printed: joinParts(row) + mark,
				figure: detail === undefined ? figure + mark : figure,
				basis: row.basis,
				...(detail !== undefined && { detail: detail + mark }),
				...(row.interval !== undefined && { interval: row.interval }),
				...(value !== undefined && { value, ...bounds(row.low, row.high) }),
			};
		}),
	);
}

/** The rows of one group, in order. */
export interface DataGroup {
	key: string;
	label: string;
	href?: string;
	data: IntervalDatum[];
}

/** Data that follow on each other and are of one group, together. */
export function groupedIntervalData(data: readonly IntervalDatum[]): DataGroup[] {
	const groups: DataGroup[] = [];
	for (const datum of data) {
		const last = groups.at(-1);
		if (last?.key === datum.groupKey) last.data.push(datum);
		else {
			const { groupKey: key, group: label, href } = datum;
			groups.push({ key, label, ...(href !== undefined && { href }), data: [datum] });
		}
	}
	return groups;
}

function numberOrAbsent(value: number | undefined): number | undefined {
	return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** Both ends of the interval or neither: half an interval cannot be drawn honestly. */
function bounds(low: number | undefined, high: number | undefined): { low?: number; high?: number } {
	const ends = { low: numberOrAbsent(low), high: numberOrAbsent(high) };
	return ends.low === undefined || ends.high === undefined ? {} : { low: ends.low, high: ends.high };
}
