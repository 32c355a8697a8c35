import { type Amount, isTime, written } from "./amounts.ts";
import { type MatchableArm, type MatchableGroup, titlesOf } from "./matchable.ts";
import type { Table } from "./table.ts";
import { readTitle, withoutAmounts, wordsOf } from "./title-words.ts";

/** Doses or times that the arm does not have, or more of them than it has. */
export function otherAmounts(group: MatchableGroup, arm: MatchableArm, table: Table): string | undefined {
	const own = amountsByUnit(
		titlesOf({ ...arm, learned: new Map() }).flatMap((title) => readTitle(title).amounts),
	);
	for (const [unit, given] of amountsByUnit(readTitle(group.title).amounts)) {
		const mine = own.get(unit);
		if (mine === undefined || fits(given, mine, group, arm, table)) continue;
		return `its title says ${written(given)}, and “${arm.label}” ${written(mine)}`;
	}
	return undefined;
}

/** Amounts of one unit together, with all their values. */
export function amountsByUnit(amounts: readonly Amount[]): Map<string, Amount> {
	const byUnit = new Map<string, Amount>();
	for (const amount of amounts) {
		const before = byUnit.get(amount.unit);
		if (!before) byUnit.set(amount.unit, amount);
		else {
			const values = [...new Set([...before.values, ...amount.values])];
			const form = [before.form, amount.form].includes("range")
				? "range"
				: values.length > 1
					? "several"
					: before.form;
			byUnit.set(amount.unit, {
				unit: amount.unit,
				values,
				form: before.form === amount.form || values.length === 1 ? before.form : form,
			});
		}
	}
	return byUnit;
}

function fits(given: Amount, own: Amount, group: MatchableGroup, arm: MatchableArm, table: Table): boolean {
	const [here, there] = [new Set(given.values), new Set(own.values)];
	if (here.isSubsetOf(there)) return given.form !== "range" || own.form === "range" || own.values.length > 1;
	if (given.form === "range" && own.form !== "range") return startsAt(given, own, group, table);
	if (isTime(given.unit)) return !here.isDisjointFrom(there);
	if (!there.isSubsetOf(here)) return false;
	// A loading dose, or that of something else: but not that of another arm.
	const extra = here.difference(there);
	return !table.arms.some(
		(other) =>
			other !== arm &&
			amountsByUnit(readTitle(other.label).amounts)
				.get(given.unit)
				?.values.some((value) => extra.has(value)),
	);
}

/**
 * A range of doses is the arm that it starts at, where another group is the arm that it ends at: else it
 * might be both arms together. Where no arm starts there, it is the arm that it ends at.
 */
function startsAt(given: Amount, own: Amount, group: MatchableGroup, table: Table): boolean {
	const [start, end] = [given.values[0], given.values.at(-1)];
	const dose = own.values.length === 1 ? own.values[0] : undefined;
	const names = withoutAmounts(wordsOf(group.title));
	const akin = table.arms.filter(({ label }) => !withoutAmounts(wordsOf(label)).isDisjointFrom(names));
	const isDose = (value: number | undefined) =>
		(akin.length > 0 ? akin : table.arms).some(({ label }) => {
			const amount = amountsByUnit(readTitle(label).amounts).get(given.unit);
			return amount !== undefined && value !== undefined && amount.values.includes(value);
		});
	const isCovered = table.groups.some(
		(other) =>
			other !== group && amountsByUnit(readTitle(other.title).amounts).get(given.unit)?.values[0] === end,
	);
	if (isDose(start)) return dose === start && (!isDose(end) || isCovered);
	return dose === end;
}
