import { isComparator } from "../arms/arm-colours.ts";
import { sameWords } from "../same-words.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart } from "./interval-chart.ts";

/** What arms are by their roles, as an address leaves them out. */
const ARM_FAMILIES = {
	experimental: "Experimental arms",
	comparator: "Comparators",
	neutral: "Arms without a role",
} as const;

const familyOf = (arm: Pick<Arm, "role">): keyof typeof ARM_FAMILIES =>
	isComparator(arm) ? "comparator" : arm.role === "experimental" ? "experimental" : "neutral";

/** Whether an arm is among those left out, by its name or by what it is. */
export function isHidden(arm: Pick<Arm, "role" | "label">, hidden: readonly string[]): boolean {
	if (hidden.length === 0) return false;
	const family = familyOf(arm);
	const name = sameWords(arm.label);
	return hidden.some((each) => each === family || sameWords(each) === name);
}

/** A chart without the rows of arms that are left out, effects of such arms included. */
export function withoutHidden(
	chart: IntervalChart,
	groups: readonly { key: string; arms: Arm[] }[],
	hidden: readonly string[],
): IntervalChart {
	if (hidden.length === 0) return chart;
	const gone = new Map(
		groups.map(({ key, arms }) => [
			key,
			new Set(arms.filter((arm) => isHidden(arm, hidden)).map(({ id }) => id)),
		]),
	);
	const isGone = (group: string, row: string) => row.split(" ").some((id) => gone.get(group)?.has(id));
	return {
		...chart,
		groups: chart.groups.map((group) => ({
			...group,
			rows: group.rows.filter((row) => !isGone(group.key, row.key)),
		})),
	};
}

/** More names than this are no choice anybody can read; then arms are left out by what they are. */
const MOST_NAMES = 8;

/** The arms that can be left out of a comparison, each as the address names it and as it is called. */
export function hideChoices(studies: readonly { arms: Arm[] }[]): { key: string; label: string }[] {
	const arms = studies.flatMap((study) => study.arms);
	const names = new Map(arms.map(({ label }) => [sameWords(label), label]));
	if (names.size < 2) return [];
	if (names.size <= MOST_NAMES) return [...names].map(([key, label]) => ({ key, label }));
	const families = new Set(arms.map(familyOf));
	return Object.entries(ARM_FAMILIES)
		.filter(([key]) => families.size > 1 && families.has(key as keyof typeof ARM_FAMILIES))
		.map(([key, label]) => ({ key, label }));
}
