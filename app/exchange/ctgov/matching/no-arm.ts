import { sameWords } from "#app/domain/same-words.ts";
import { namesSeveralNumbers } from "../list-number.ts";
import { moreThanStarted } from "./counter-evidence.ts";
import { bare, type MatchableArm, type MatchableGroup, titlesOf } from "./matchable.ts";
import { amountsByUnit } from "./other-amounts.ts";
import { spelled } from "./spelling.ts";
import type { Table } from "./table.ts";
import { signIn, withoutSign } from "./title-signs.ts";
import { readTitle, withoutAmounts, wordsOf } from "./title-words.ts";
import { isSequence } from "./treatment-order.ts";

/** Why a group is no arm whatever the arms are: several together, or an order of treatments. Only where there are several arms. @param tolerance by how much more people than started in an arm are still it */
export function noArm(group: MatchableGroup, table: Table, tolerance: number): string | undefined {
	return (
		isPooled(group, table, tolerance) ??
		(table.areOrders || isDescribedAlike(group, table)
			? undefined
			: isSequence(group.title, table.arms, table.words))
	);
}

/** Whether a group has the description of one arm, word for word, and no other group has it. */
function isDescribedAlike({ description }: MatchableGroup, { arms, groups }: Table): boolean {
	const isSame = (other: { description?: string | undefined }) =>
		other.description !== undefined && sameWords(other.description) === sameWords(description ?? "");
	return !!description && arms.filter(isSame).length === 1 && groups.filter(isSame).length === 1;
}

function isPooled(group: MatchableGroup, table: Table, tolerance: number): string | undefined {
	const { arms, groups, facts } = table;
	const { title, description = "", count } = group;
	if (/^total of all reporting groups/i.test(description)) return "it is the total of the other groups";
	if (signIn("pooled", title, arms.flatMap(titlesOf)) && !isAllOfOne(group, arms))
		return "its title says that it puts several arms together";
	if (namesSeveralNumbers(title) && !arms.some(({ label }) => namesSeveralNumbers(label)))
		return "its title names several arms by their numbers";
	const others = groups.filter((other) => other !== group);
	const sum = others.reduce((total, other) => total + (other.count ?? Number.NaN), 0);
	if (others.length > 1 && count !== undefined && count > 0 && count === sum && groups.length > arms.length)
		return "it has as many people as all the other groups together";
	if (count !== undefined && arms.every((arm) => moreThanStarted(group, arm, tolerance)))
		return `it has ${count} people, more than started in any arm`;
	if (
		count !== undefined &&
		arms.length > 1 &&
		facts.enrolled !== undefined &&
		count > facts.enrolled &&
		facts.enrolled > 0
	)
		return `it has ${count} people, more than the ${facts.enrolled} who were enrolled`;
	const named = namedIn(title, arms);
	if (named.length > 1 && !isCombination(named, arms) && !/\bthen\b/i.test(title))
		return "its title names several arms";
	if (addsUp(title, arms)) return "its title gives the doses of several arms";
	const tells = [...wordsOf(title)].some(
		(word) => table.words.holders(word) > 0 && table.words.holders(word) < arms.length,
	);
	if (!tells || isTied(title, table)) {
		if (addsUp(description, arms)) return "its description gives the doses of several arms";
		const described = namedIn(description, arms);
		if (
			described.length > 1 &&
			!isCombination(described, arms) &&
			/\b(?:both|either|all|any|or|each|and)\b/i.test(description)
		)
			return "its description names several arms";
	}
	return undefined;
}

/** Whether a title says "pooled" of the one arm that goes by the rest of it, and has as many people as started there. */
function isAllOfOne({ title, count }: MatchableGroup, arms: readonly MatchableArm[]): boolean {
	const rest = bare(withoutSign("pooled", title));
	const named = arms.filter((arm) => titlesOf(arm).some((own) => bare(own) === rest));
	return named.length === 1 && count !== undefined && named[0]?.count === count;
}

/** Whether a title is as like one arm as another. */
function isTied(title: string, { arms, words }: Table): boolean {
	const given = wordsOf(title);
	const holders = arms.filter((arm) => words.of(arm).some((own) => given.isSubsetOf(own)));
	return holders.length > 1;
}

/** The arms that a text names whole; a name within the name of another arm does not count beside it. */
function namedIn(text: string, arms: readonly MatchableArm[]): MatchableArm[] {
	let rest = ` ${spaced(text)} `;
	return arms
		.toSorted((a, b) => b.label.length - a.label.length)
		.filter(({ label }) => {
			const name = ` ${spaced(label)} `;
			if (name.trim().length < 2 || !rest.includes(name)) return false;
			rest = rest.replaceAll(name, "  ");
			return true;
		});
}

/** Whether one arm gives what several others give singly: "A + B" beside "A" and "B". */
function isCombination(named: readonly MatchableArm[], arms: readonly MatchableArm[]): boolean {
	const names = named.map(({ label }) => withoutAmounts(wordsOf(label)));
	const areOfDifferentThings = names.every(
		(own) => !names.some((other) => other !== own && own.isSubsetOf(other)),
	);
	return arms.some(({ label }) => {
		const own = wordsOf(label);
		const given = areOfDifferentThings ? names : named.map((arm) => wordsOf(arm.label));
		return given.every((words) => words.isSubsetOf(own));
	});
}

/** Whether a text gives doses of several arms side by side, none of which has them all: "2 mg + 4 mg". */
function addsUp(text: string, arms: readonly MatchableArm[]): boolean {
	for (const { unit, values, form } of readTitle(text).amounts) {
		if (form !== "several") continue;
		const owned = arms.flatMap(({ label }) => amountsByUnit(readTitle(label).amounts).get(unit) ?? []);
		if (owned.some((own) => values.every((value) => own.values.includes(value)))) continue;
		if (
			new Set(
				values.filter((value) => owned.some((own) => own.values.length === 1 && own.values[0] === value)),
			).size > 1
		)
			return true;
	}
	const [rhythms, routes] = [readTitle(text).rhythms, readTitle(text).routes];
	return [rhythms, routes].some((said, index) => {
		const of = (label: string) => (index === 0 ? readTitle(label).rhythms : readTitle(label).routes);
		return (
			said.size > 1 &&
			!arms.some(({ label }) => said.isSubsetOf(of(label))) &&
			[...said].every((word) => arms.some(({ label }) => of(label).has(word)))
		);
	});
}

const spaced = (text: string) =>
	spelled(text.slice(0, 2000))
		.replace(/[^\p{L}\p{N}_]+/gu, " ")
		.trim();
