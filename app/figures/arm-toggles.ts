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
	/** Keys of the rows that it stands for. */
	rows: string[];
}

/** With more arms than this, one toggle stands for each family of arms. */
const MOST_TOGGLES = 6;

const FAMILIES: Omit<ArmToggle, "rows">[] = [
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
	const keysOf = (keyOf: (row: IntervalRow) => string, key: string) => [
		...new Set(rows.filter((row) => keyOf(row) === key).map((row) => row.key)),
	];
	if (byFamily(chart)) {
		const families = FAMILIES.map((family) => ({ ...family, rows: keysOf(familyKey, family.key) }));
		const present = families.filter((family) => family.rows.length > 0);
		return present.length > 1 ? present : [];
	}
	const toggles = new Map<string, ArmToggle>();
	for (const row of rows) {
		const key = armKey(row);
		toggles.set(key, { key, label: row.label, colour: row.colour, rows: keysOf(armKey, key) });
	}
	if (toggles.size < 2) return [];
	return [...toggles.values()].sort(
		(a, b) => Number(isComparatorRole(a.colour)) - Number(isComparatorRole(b.colour)),
	);
}

/** The toggles that are off where these rows are hidden. */
export function hiddenToggles(toggles: readonly ArmToggle[], hiddenRows: readonly string[]): Set<string> {
	return new Set(
		toggles.filter(({ rows }) => rows.every((row) => hiddenRows.includes(row))).map(({ key }) => key),
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

/** The same by the keys of rows, as an address names arms; where nothing can be chosen, all of it. */
export const withoutRows = (chart: IntervalChart, hiddenRows: readonly string[]): IntervalChart =>
	withoutArms(chart, hiddenToggles(armToggles(chart), hiddenRows));
