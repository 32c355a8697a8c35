import { isBareNumber, isSameSeries, listNumbersOf } from "../list-number.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import { oppositeWords } from "./opposites.ts";
import { otherAmounts } from "./other-amounts.ts";
import { otherPeople } from "./other-people.ts";
import { isPlacebo, partsFrom, withoutPlacebos } from "./pieces.ts";
import type { Table } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { readTitle, wordsOf } from "./title-words.ts";
import { isSameOrder, saysOrder } from "./treatment-order.ts";

/** What speaks against a group's being an arm, in words; undefined where nothing does. */
export function against(group: MatchableGroup, arm: MatchableArm, table: Table): string | undefined {
	return (
		otherNumber(group.title, arm) ??
		otherAmounts(group, arm, table) ??
		otherRegimen(group.title, arm) ??
		denial(group.title, arm) ??
		contrary(group.title, arm) ??
		otherPeople(group.title, arm, table) ??
		otherOrder(group.title, arm, table) ??
		otherPieces(group.title, arm, table) ??
		otherRole(group.title, arm)
	);
}

/** Titles that both say a number of one kind, and not the same. */
function otherNumber(title: string, { label }: MatchableArm): string | undefined {
	const [given, own] = [listNumbersOf(title), listNumbersOf(label)];
	for (const [kind, number] of given) {
		const other = own.get(kind) ?? (isBareNumber(label) ? own.get("leading") : undefined);
		if (other !== undefined && other !== number && (number === "several" || isSameSeries(number, other)))
			return `its title says ${number === "several" ? "several numbers" : `“${number}”`}, and the arm is “${label}”`;
	}
	return undefined;
}

function otherRegimen(title: string, arm: MatchableArm): string | undefined {
	const given = readTitle(title);
	const own = readTitle(arm.label);
	const differ = (one: Set<string>, other: Set<string>) =>
		one.size > 0 &&
		other.size > 0 &&
		(one.isDisjointFrom(other) || (other.isSubsetOf(one) && one.size > other.size));
	for (const [one, other] of [
		[given.rhythms, own.rhythms],
		[given.routes, own.routes],
	] as const) {
		if (differ(one, other))
			return `its title says ${[...one].join(" and ")}, and “${arm.label}” ${[...other].join(" and ")}`;
	}
	return undefined;
}

/** A word that one title denies and the other says: "no drain" and "drain". */
function denial(title: string, arm: MatchableArm): string | undefined {
	const [given, own] = [wordsOf(title), wordsOf(arm.label)];
	const denied = (words: Set<string>, others: Set<string>) =>
		[...words]
			.find((word) => word.startsWith("no_") && others.has(word.slice(3)) && !others.has(word))
			?.slice(3);
	const word = denied(given, own) ?? denied(own, given);
	return word === undefined ? undefined : `one of the titles denies “${word}”`;
}

function contrary(title: string, { label }: MatchableArm): string | undefined {
	const words = oppositeWords(title, label);
	return words && `its title says “${words[0]}”, and “${label}” “${words[1]}”`;
}

function otherOrder(title: string, { label }: MatchableArm, table: Table): string | undefined {
	// Among orders of treatments "A/B" and "A - B" are orders too.
	const order = table.areOrders ? title.replace(/\s*\/\s*|\s+[-–]\s+/g, " then ") : title;
	if (table.areOrders && !saysOrder(order) && listNumbersOf(title).size === 0)
		return "the arms are orders of treatments, and it is none";
	const areSomeOrders = saysOrder(title) && table.arms.some((other) => saysOrder(other.label));
	if (areSomeOrders && !saysOrder(label) && !isBareNumber(label))
		return `its title is an order of treatments, and “${label}” is none`;
	return isSameOrder(order, label) ? undefined : "it has the treatments in another order";
}

function otherPieces(title: string, arm: MatchableArm, table: Table): string | undefined {
	// The only arm of a study gets whatever its groups are called after.
	if (table.arms.length === 1 && !table.facts.isControlled) return undefined;
	const own = { label: arm.label, words: table.textWords(arm), telling: table.telling(arm) };
	const elsewhere = new Set(
		table.arms.flatMap((other) => (other === arm ? [] : [...table.textWords(other)])),
	);
	return partsFrom(title, own, table.background, elsewhere);
}

const GIVES_NOTHING = /placebo|sham|dummy|vehicle|control|saline|sugar|inactive|comparator/i;

/** A placebo is no arm without one; nor is a comparator the arm under trial. */
function otherRole(title: string, arm: MatchableArm): string | undefined {
	const texts = [arm.label, ...arm.aliases, ...(arm.given ?? []), arm.description ?? ""].join(" ");
	if (isPlacebo(title) && !GIVES_NOTHING.test(texts) && !/placebo|sham|no-intervention/.test(arm.role ?? ""))
		return "its title says placebo or sham, which the arm is not";
	const comparator = signIn("comparator", isPlacebo(title) ? title : withoutPlacebos(title), [texts]);
	if (comparator === undefined || arm.role !== "experimental") return undefined;
	const own = wordsOf(arm.label);
	return [...wordsOf(title)].some((word) => own.has(word))
		? undefined
		: `its title says “${comparator}”, and the arm is the one under trial`;
}

/** More people than started in an arm are not that arm. */
export function moreThanStarted(
	{ count }: MatchableGroup,
	{ count: started, label }: MatchableArm,
	tolerance: number,
): string | undefined {
	if (count === undefined || started === undefined || count <= started * (1 + tolerance)) return undefined;
	return `it has ${count} people, and ${started} started in “${label}”`;
}
