import { isBareNumber, listNumberOf, listNumbersOf, sharedKinds } from "../list-number.ts";
import { against } from "./counter-evidence.ts";
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
/** How much better than the next arm a title must fit. */
export const LEAST_LEAD = 0.12;

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
