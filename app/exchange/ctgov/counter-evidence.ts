import { type Amount, isTime, written } from "./amounts.ts";
import { isBareNumber, isSameSeries, listNumbersOf } from "./list-number.ts";
import { type MatchableArm, type MatchableGroup, titlesOf } from "./matchable.ts";
import { oppositeWords } from "./opposites.ts";
import { isPlacebo, partsFrom, withoutPlacebos } from "./pieces.ts";
import type { Table } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { readTitle, withoutAmounts, wordsOf } from "./title-words.ts";
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

/** What an arm goes by whose people were not treated. */
const GETS_NOTHING =
	/\bcontrols?\b|\bno (?:treatment|intervention|therapy|vaccine)\b|\bobservation\b|\bwait/i;

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

/** Doses or times that the arm does not have, or more of them than it has. */
function otherAmounts(group: MatchableGroup, arm: MatchableArm, table: Table): string | undefined {
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

function otherPeople(title: string, arm: MatchableArm, table: Table): string | undefined {
	const labels = [arm.label, ...arm.aliases];
	const people = signIn("others", title, labels);
	const isOfArm =
		/^un|^not /i.test(people ?? "") && (arm.role === "no-intervention" || GETS_NOTHING.test(arm.label));
	if (people && !isOfArm) return `its title names other people: “${people}”`;
	const phase = signIn(
		"phase",
		table.facts.isOpenLabel || isOpenAlone(arm, table)
			? title.replace(/\bopen[\s-]label(?:ed)?\b/gi, " ")
			: title,
		labels,
	);
	return phase ? `its title names a phase of its own: “${phase}”` : laterTime(title, arm, table);
}

/** Whether an arm is open-label by its own words, and not all arms are. */
function isOpenAlone(arm: MatchableArm, { arms }: Table): boolean {
	const isOpen = ({ description = "" }: MatchableArm) => /\bopen[\s-]label\b/i.test(description);
	return isOpen(arm) && !arms.every(isOpen);
}

/** What people come to one after another: "Treatment 2" of the same drug. */
const OF_TIME = new Set(["treatment", "period"]);

/** Of groups called the same but for a number, all but the first are later times: "Drug - Treatment 2". */
function laterTime(title: string, { label }: MatchableArm, { groups }: Table): string | undefined {
	const own = listNumbersOf(label);
	for (const [kind, number] of listNumbersOf(title)) {
		if (!OF_TIME.has(kind) || own.has(kind) || !/^\d$/.test(number)) continue;
		const isSame = (other: string) => wordsOf(other).symmetricDifference(wordsOf(title)).size === 0;
		const before = groups.find(
			(other) => isSame(other.title) && Number(listNumbersOf(other.title).get(kind)) < Number(number),
		);
		if (before && wordsOf(title).size > 0) return `“${before.title}” has the same name and an earlier number`;
	}
	return undefined;
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
