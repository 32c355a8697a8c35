import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { IntervalChart, IntervalRow } from "../domain/views/interval-chart.ts";
import { chooseDomain } from "./axis-scale.ts";
import { intervalData } from "./interval-data.ts";
import { isComparatorRole } from "./interval-marks.ts";

/** Switching arms of a chart on and off. */

export interface ArmToggle {
	key: string;
	label: string;
	colour: ColourRole;
}

/** With more arms than this, one toggle stands for each family of arms. */
const MOST_TOGGLES = 6;

const FAMILIES: ArmToggle[] = [
	{ key: "experimental", label: "Experimental arms", colour: "experimental-1" },
	{ key: "comparator", label: "Comparators", colour: "comparator-1" },
	{ key: "neutral", label: "Arms without a role", colour: "neutral-1" },
];

const armKey = ({ label, colour }: IntervalRow) => `${colour} ${label}`;
/** "experimental" of "experimental-1". */
const familyKey = ({ colour }: IntervalRow): string => colour.slice(0, colour.lastIndexOf("-"));

function byFamily(chart: IntervalChart): boolean {
	return new Set(chart.groups.flatMap(({ rows }) => rows.map(armKey))).size > MOST_TOGGLES;
}

/**
 * The toggles of a chart, one for each arm by name and colour, experimental ones first; none where there is
 * nothing to choose between.
 */
export function armToggles(chart: IntervalChart): ArmToggle[] {
	const rows = chart.groups.flatMap((group) => group.rows);
	if (byFamily(chart)) {
		const present = new Set(rows.map(familyKey));
		const families = FAMILIES.filter(({ key }) => present.has(key));
		return families.length > 1 ? families : [];
	}
	const toggles = new Map<string, ArmToggle>();
	for (const row of rows)
		toggles.set(armKey(row), { key: armKey(row), label: row.label, colour: row.colour });
	if (toggles.size < 2) return [];
	return [...toggles.values()].sort(
		(a, b) => Number(isComparatorRole(a.colour)) - Number(isComparatorRole(b.colour)),
	);
}

/** The chart without some arms, by their toggles' keys. Its axis stays where it was, so that bars do not move. */
export function withoutArms(chart: IntervalChart, hidden: ReadonlySet<string>): IntervalChart {
	if (hidden.size === 0) return chart;
	const keyOf = byFamily(chart) ? familyKey : armKey;
	const groups = chart.groups
		.map((group) => ({ ...group, rows: group.rows.filter((row) => !hidden.has(keyOf(row))) }))
		.filter((group) => group.rows.length > 0);
	return { ...chart, groups, axis: { ...chart.axis, domain: chooseDomain(chart, intervalData(chart)) } };
}
