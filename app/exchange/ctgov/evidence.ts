import { sameWords } from "#app/domain/checks/same-words.ts";
import { against } from "./counter-evidence.ts";
import { isBareNumber, listNumberOf, listNumbersOf, sharedKinds } from "./list-number.ts";
import { bare, type Certainty, type MatchableArm, type MatchableGroup } from "./matchable.ts";
import { isPlacebo, piecesOf, withoutPlacebos } from "./pieces.ts";
import type { Table } from "./table.ts";
import { likeness, withoutAmounts, wordsOf } from "./title-words.ts";
import { saysOrder } from "./treatment-order.ts";

/** What speaks for a group's being an arm: how surely, how strongly among its kind, and why. */
export interface Evidence {
	arm: MatchableArm;
	certainty: Certainty;
	score: number;
	why: string;
}

const LEAST_LIKENESS = 0.5;
const LEAST_TEXT = 0.55;
/** How much better than the next arm a title must fit. */
const LEAST_LEAD = 0.12;

/** How like each arm a title is, the most like first; the placebos of either may be left out. */
export function byLikeness({ title }: MatchableGroup, table: Table): { arm: MatchableArm; score: number }[] {
	const { arms, words } = table;
	const core = isPlacebo(title) ? "placebo" : withoutPlacebos(title);
	return arms
		.map((arm) => {
			const scores = [0.9 * likeness(core, arm, table.givenWords)];
			// What a title gives as a placebo is no word for an arm that gives it.
			if (core === title || isPlacebo(title) || /placebo|sham/i.test(arm.label))
				scores.push(likeness(title, arm, words));
			// "Placebo of part 1" says more than placebo; "Aspirin Placebo + Vitamin E Placebo" does not.
			const most = isPlacebo(title) && piecesOf(title).length === 1 ? 0.9 : 0.99;
			if (core !== title) scores.push(Math.min(most, likeness(core, arm, words)));
			if (isCalledWithoutPlacebos(core, core !== title, arm, table)) scores.push(0.98);
			return { arm, score: Math.max(...scores) };
		})
		.sort((a, b) => b.score - a.score);
}

/**
 * Whether a title is the name of an arm without its placebos: "Aspirin" for "Aspirin + Placebo". Beside an arm
 * that gives aspirin with something else, only where another group is that arm.
 */
function isCalledWithoutPlacebos(core: string, isSaid: boolean, arm: MatchableArm, table: Table): boolean {
	const label = withoutPlacebos(arm.label);
	const given = wordsOf(core);
	if (label === arm.label || given.size === 0 || given.symmetricDifference(wordsOf(label)).size > 0)
		return false;
	if (isSaid) return true;
	const wider = table.arms.filter(
		(other) =>
			other !== arm && !isPlacebo(other.label) && given.isSubsetOf(wordsOf(withoutPlacebos(other.label))),
	);
	return wider.every((other) =>
		table.groups.some(({ title }) => wordsOf(withoutPlacebos(other.label)).isSubsetOf(wordsOf(title))),
	);
}

/** What a title is listed under before its name: "Arm 2: Placebo". */
const LISTED_AS = /^\s*(?:arm|group|cohort|treatment|regimen)\s+(?:[A-H]|[IVX]{1,4}|\d{1,2})\s*[:.)–-]\s*/i;

/** An arm that goes by the same title, or was found to in another table. */
export function sameTitle(group: MatchableGroup, table: Table): Evidence[] {
	const title = bare(group.title);
	if (title === "") return [];
	const named = bare(group.title.replace(LISTED_AS, ""));
	return table.arms.flatMap((arm): Evidence[] => {
		const at = { arm, score: 1 };
		const isNamed = listNumbersOf(arm.label).size === 0 && bare(arm.label) === named;
		if (isNamed || [arm.label, ...arm.aliases].some((own) => bare(own) === title))
			return [{ ...at, certainty: "exact-title", why: `the arm is called “${arm.label}” too` }];
		const before = [...(arm.learned ?? [])].find(([own]) => bare(own) === title);
		return before
			? [
					{
						...at,
						certainty: before[1],
						why: `it has the title that another part of the record has for “${arm.label}”`,
					},
				]
			: [];
	});
}

/** The arm that a title is clearly most like, of those that nothing speaks against. */
export function likeTitle(group: MatchableGroup, table: Table): Evidence | undefined {
	const ranked = byLikeness(group, table);
	const open = withoutOrders(
		group.title,
		ranked.filter(({ arm }) => against(group, arm, table) === undefined),
	);
	const [best, next] = open;
	if (!best || best.score < LEAST_LIKENESS || best.score - (next?.score ?? 0) < LEAST_LEAD) return undefined;
	const isSame = best.score > 0.97;
	if (
		!isSame &&
		isAmbiguous(
			group.title,
			best.arm,
			open.map(({ arm }) => arm),
			table,
		)
	)
		return undefined;
	return {
		...best,
		certainty: isSame ? "same-words" : "similar-words",
		why: isSame
			? `the arm “${best.arm.label}” is called by the same words`
			: `of all arms its title is most like “${best.arm.label}”`,
	};
}

/** Arms as likely for a title that is no order of treatments: after one that is none either, those that are none. */
function withoutOrders<Ranked extends { arm: MatchableArm }>(
	title: string,
	ranked: readonly Ranked[],
): Ranked[] {
	const [best] = ranked;
	if (!best || saysOrder(title) || saysOrder(best.arm.label)) return [...ranked];
	return ranked.filter(({ arm }) => !saysOrder(arm.label));
}

/** Whether all that a title has of an arm's words is another's too, and it leaves out some of the arm's. */
function isAmbiguous(
	title: string,
	arm: MatchableArm,
	rivals: readonly MatchableArm[],
	{ words }: Table,
): boolean {
	const given = new Set([...wordsOf(title)].filter((word) => words.holders(word) > 0));
	if (given.size === 0) return false;
	const isWhole = words.of(arm).some((own) => own.isSubsetOf(given));
	const has = (other: MatchableArm) => words.of(other).some((own) => given.isSubsetOf(own));
	const isName = words.of(arm).some((own) => given.symmetricDifference(withoutAmounts(own)).size === 0);
	const isNameOf = (other: MatchableArm) =>
		words.of(other).some((own) => given.symmetricDifference(withoutAmounts(own)).size === 0);
	return (
		!isWhole && has(arm) && rivals.some((other) => other !== arm && (isName ? isNameOf(other) : has(other)))
	);
}

/** The arm that is listed under the same number, where neither list has it twice. */
export function sameNumber(group: MatchableGroup, table: Table): Evidence | undefined {
	const kinds = sharedKinds(table.arms.map(({ label }) => label));
	const number = listNumberOf(group.title, kinds);
	const isOnly = (titles: readonly string[]) =>
		titles.filter((title) => listNumberOf(title, kinds) === number).length === 1;
	const arm = table.arms.find(({ label }) => listNumberOf(label, kinds) === number);
	if (number === undefined || !arm) return undefined;
	if (!isOnly(table.groups.map(({ title }) => title)) || !isOnly(table.arms.map(({ label }) => label)))
		return undefined;
	if (saysOrder(arm.label) !== saysOrder(group.title) && !isBareNumber(group.title)) return undefined;
	const [best] = byLikeness(group, table);
	const speaksOtherwise =
		best &&
		best.arm !== arm &&
		best.score >= LEAST_LIKENESS &&
		byLikeness(group, table)[1] !== undefined &&
		best.score - (byLikeness(group, table).find((other) => other.arm === arm)?.score ?? 0) >= LEAST_LEAD;
	if (speaksOtherwise || against(group, arm, table)) return undefined;
	return { arm, certainty: "list-number", score: 1, why: `both are listed under “${number}”` };
}

/** The arm that a description is clearly most like, where no other group of the table has the same. */
export function likeDescription(group: MatchableGroup, table: Table): Evidence | undefined {
	const description = group.description ?? "";
	const isShared = table.groups.some(
		(other) => other !== group && sameWords(other.description ?? "") === sameWords(description),
	);
	if (description === "" || isShared || table.arms.length < 2) return undefined;
	const ranked = table.arms
		.filter((arm) => against(group, arm, table) === undefined)
		.map((arm) => ({ arm, score: likenessOfTexts(description, arm, table) }))
		.sort((a, b) => b.score - a.score);
	const [best, next] = ranked;
	// One group for itself may be everybody: then a description has to be the arm's own.
	const least = table.groups.length > 1 ? LEAST_TEXT : 0.9;
	if (!best || best.score < least || best.score - (next?.score ?? 0) < 0.2) return undefined;
	// A title that is more like another arm is not overruled.
	const titles = byLikeness(group, table);
	const own = titles.find(({ arm }) => arm === best.arm)?.score ?? 0;
	if (titles.some(({ arm, score }) => arm !== best.arm && score - own >= LEAST_LEAD && score >= 0.3))
		return undefined;
	return {
		...best,
		certainty: "description",
		why: `of all arms its description is most like that of “${best.arm.label}”`,
	};
}

function likenessOfTexts(description: string, arm: MatchableArm, table: Table): number {
	if (arm.description && sameWords(arm.description) === sameWords(description)) return 1;
	const given = wordsOf(description);
	const telling = table.telling(arm);
	const weightElsewhere = new Map(table.arms.flatMap((other) => [...table.telling(other)]));
	let [own, shared, ofAny] = [0, 0, 0];
	for (const [word, weight] of telling) {
		own += weight;
		if (given.has(word)) shared += weight;
	}
	for (const [word, weight] of weightElsewhere) if (given.has(word)) ofAny += weight;
	if (own === 0 || ofAny === 0) return 0;
	return (shared / ofAny) * Math.min(1, shared / own / 0.4) * 0.99;
}

/** The arm whose texts have the words and the doses of a title, clearly more than any other's. */
export function saidOf(group: MatchableGroup, table: Table): Evidence | undefined {
	if (table.arms.length < 2 || table.groups.length < 2) return undefined;
	// What all arms or all groups have says nothing of which it is.
	const given = [...wordsOf(group.title)].filter(
		(word) => !table.background.has(word) && table.arms.some((arm) => !table.textWords(arm).has(word)),
	);
	const weights = new Map(table.arms.flatMap((arm) => [...table.telling(arm)]));
	const known = given.filter((word) => weights.has(word));
	const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
	if (!known.some((word) => word.length > 1) || known.length * 2 < given.length) return undefined;
	// What arms are called by is no word of an arm that does not have it.
	const naming = given.filter((word) => table.words.holders(word) > 0);
	const [best, next] = table.arms
		.filter((arm) => against(group, arm, table) === undefined)
		.filter((arm) => naming.every((word) => table.textWords(arm).has(word)))
		.map((arm) => ({
			arm,
			score: weigh(known.filter((word) => table.telling(arm).has(word))) / weigh(known),
		}))
		.sort((a, b) => b.score - a.score);
	if (!best || best.score < 0.6 || best.score - (next?.score ?? 0) < 0.4) return undefined;
	return {
		...best,
		certainty: "description",
		why: `its words are in the description of “${best.arm.label}”, and hardly in those of the others`,
	};
}

const ROLE_WORDS: readonly [RegExp, readonly string[]][] = [
	[/\b(?:placebos?|vehicle)\b/i, ["placebo-comparator"]],
	[/\bsham\b/i, ["sham-comparator"]],
	[
		/\b(?:controls?|standard|usual|routine|conventional|comparators?|comparison|wait(?:ing)?[\s-]?list)\b/i,
		["active-comparator", "no-intervention", "placebo-comparator", "sham-comparator"],
	],
	[/\b(?:experimental|interventions?|investigational|active|treatment|treated|test)\b/i, ["experimental"]],
];

/** The one arm that is there for what a title says: "Control Group" beside one comparator. */
export function sameRole(group: MatchableGroup, table: Table): Evidence | undefined {
	const meant = (title: string) => ROLE_WORDS.find(([pattern]) => pattern.test(title))?.[1];
	if (table.groups.length < 2) return undefined;
	const roles = meant(group.title);
	const fitting = table.arms.filter(({ role }) => role !== undefined && roles?.includes(role));
	const [arm] = fitting;
	const rivals = table.groups.filter(({ title }) => meant(title) === roles);
	if (!roles || !arm || fitting.length !== 1 || rivals.length !== 1 || against(group, arm, table))
		return undefined;
	// Its other words may name something else: "Control Drug X" is the control only where X is.
	const strangers = [...wordsOf(group.title)].filter(
		(word) => !table.background.has(word) && !ROLE_WORDS.some(([pattern]) => pattern.test(word)),
	);
	const known = table.textWords(arm);
	if (
		strangers.some(
			(word) =>
				!known.has(word) && table.arms.some((other) => other !== arm && table.textWords(other).has(word)),
		)
	)
		return undefined;
	if (strangers.length > 0 && !strangers.some((word) => known.has(word))) return undefined;
	return {
		arm,
		certainty: "role",
		score: 1,
		why: `“${arm.label}” is the only arm with that part in the trial`,
	};
}
