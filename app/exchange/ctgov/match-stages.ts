import { sameWords } from "#app/domain/checks/same-words.ts";
import { isBareNumber, listNumberOf } from "./list-number.ts";
import {
	bare,
	type Finding,
	type MatchableArm,
	type MatchableGroup,
	type Matching,
	titlesOf,
} from "./matchable.ts";
import { type ArmWords, likeness, wordsOf } from "./title-words.ts";
import { isSameOrder, otherPhase, saysOrder } from "./treatment-order.ts";

const LEAST_LIKENESS = 0.5;
/** How much better than the next arm a title must fit. */
const LEAST_LEAD = 0.12;

interface Scored {
	arm: MatchableArm;
	score: number;
}

/** The arm that is most like something, where it is like it at all and clearly more than every other. */
function clearBest(
	arms: readonly MatchableArm[],
	scoreOf: (arm: MatchableArm) => number,
): Scored | undefined {
	const [best, next] = arms.map((arm) => ({ arm, score: scoreOf(arm) })).sort((a, b) => b.score - a.score);
	if (!best || best.score < LEAST_LIKENESS || best.score - (next?.score ?? 0) < LEAST_LEAD) return undefined;
	return best;
}

const bestByTitle = ({ title }: MatchableGroup, { arms, words }: Matching): Scored | undefined =>
	clearBest(arms, (arm) => likeness(title, arm, words) * (isSameOrder(title, arm.label) ? 1 : 0.3));

/** Groups whose titles fit one arm best, the surest first; those that name a phase of their own go last. */
export function byWords(matching: Matching): Finding[] {
	const pairs = matching.open.flatMap((group) => {
		const best = bestByTitle(group, matching);
		if (!best) return [];
		const { arm, score } = best;
		const isSame = score > 0.999;
		const finding: Finding = {
			...{ group, arm, certainty: isSame ? "same-words" : "similar-words" },
			why: isSame
				? `the arm “${arm.label}” is called by the same words`
				: `of all arms its title is most like “${arm.label}”`,
		};
		return [{ finding, score: score - (otherPhase(group.title, arm) ? 1 : 0) }];
	});
	return pairs.sort((a, b) => b.score - a.score).map(({ finding }) => finding);
}

/** Groups that name an arm, or are most like one, that another group was given to. */
export function leftOver(matching: Matching): { group: MatchableGroup; arm: MatchableArm }[] {
	const { open, arms, free } = matching;
	return open.flatMap((group) => {
		const named = arms.filter((arm) => names(group.title, arm.label));
		const arm = named.length === 1 ? named[0] : bestByTitle(group, matching)?.arm;
		return arm && !free.includes(arm) && !isJoined(group.title, arm.label) ? [{ group, arm }] : [];
	});
}

/** Whether something else is given with what the arm is called after: "Sertraline + Lithium". */
function isJoined(title: string, label: string): boolean {
	const at = title.toLowerCase().indexOf(label.toLowerCase());
	if (at < 0) return false;
	const joint = "\\+|/|\\bplus\\b|\\band\\b|\\bwith\\b";
	const [before, after] = [title.slice(0, at), title.slice(at + label.length)];
	return (
		new RegExp(`(?:${joint})\\s*$`, "i").test(before) || new RegExp(`^\\s*(?:${joint})`, "i").test(after)
	);
}

const names = (text: string, title: string) =>
	bare(title) !== "" && ` ${bare(text)} `.includes(` ${bare(title)} `);

/** Groups whose description names one arm, or is most like that of one. */
export function byDescription({ open, arms, words }: Matching): Finding[] {
	const pairs = open.flatMap((group) => {
		const { description } = group;
		if (!description) return [];
		const named = arms.filter((arm) => titlesOf(arm).some((title) => names(description, title)));
		const [only] = named;
		const best =
			only && named.length === 1
				? { arm: only, score: 0.9 }
				: clearBest(arms, (arm) => likeDescriptions(description, arm, words));
		if (!best) return [];
		const why = `of all arms its description is most like that of “${best.arm.label}”`;
		return [{ finding: { group, arm: best.arm, certainty: "description" as const, why }, score: best.score }];
	});
	return pairs.sort((a, b) => b.score - a.score).map(({ finding }) => finding);
}

function likeDescriptions(description: string, arm: MatchableArm, words: ArmWords): number {
	if (arm.description && sameWords(arm.description) === sameWords(description)) return 1;
	const given = wordsOf(description);
	const own = wordsOf(`${arm.label} ${arm.description ?? ""}`);
	let shared = 0;
	let total = 0;
	for (const word of given.union(own)) {
		const weight = words.weightOf(word);
		total += weight;
		if (given.has(word) && own.has(word)) shared += weight;
	}
	return total === 0 ? 0 : shared / total;
}

/** Groups that are listed under the number of one arm: "Arm II" and "2: Carboplatin". */
export function byListNumber({ open, arms, groups }: Matching): Finding[] {
	const isOnly = (number: string, among: readonly string[]) =>
		among.filter((title) => listNumberOf(title) === number).length === 1;
	return open.flatMap((group) => {
		const number = listNumberOf(group.title);
		if (
			number === undefined ||
			!isOnly(
				number,
				groups.map(({ title }) => title),
			)
		)
			return [];
		const arm = arms.find(({ label }) => listNumberOf(label) === number);
		if (
			!arm ||
			!isOnly(
				number,
				arms.map(({ label }) => label),
			) ||
			saysOrder(arm.label) !== saysOrder(group.title)
		)
			return [];
		return [{ group, arm, certainty: "list-number", why: `both are listed under “${number}”` }];
	});
}

const ROLE_WORDS: readonly [RegExp, readonly string[]][] = [
	[/\b(?:placebo|vehicle)\b/i, ["placebo-comparator"]],
	[/\bsham\b/i, ["sham-comparator"]],
	[
		/\b(?:controls?|standard|usual|routine|conventional|comparator|wait(?:ing)?[\s-]?list)\b/i,
		["active-comparator", "no-intervention", "placebo-comparator", "sham-comparator"],
	],
	[/\b(?:experimental|intervention|new|investigational)\b/i, ["experimental"]],
];

/** Groups whose titles say what one arm only is there for: "Control Group" beside one comparator. */
export function byRole({ open, arms, groups }: Matching): Finding[] {
	const meant = (title: string) => ROLE_WORDS.find(([pattern]) => pattern.test(title))?.[1] ?? [];
	return open.flatMap((group) => {
		const roles = meant(group.title);
		const fitting = arms.filter(({ role }) => role !== undefined && roles.includes(role));
		const [arm] = fitting;
		const rivals = groups.filter(({ title }) => meant(title) === roles);
		if (!arm || fitting.length !== 1 || rivals.length !== 1) return [];
		return [
			{ group, arm, certainty: "role", why: `“${arm.label}” is the only arm with that part in the trial` },
		];
	});
}

/** Groups with as many people as one arm, where that holds for every group that is left. */
export function byNumbers({ open, free }: Matching): Finding[] {
	const counted = open.filter(({ count }) => count !== undefined && count > 0);
	const findings = counted.flatMap((group): Finding[] => {
		const alike = free.filter(({ count }) => count === group.count);
		const rivals = open.filter(({ count }) => count === group.count);
		const [arm] = alike;
		if (!arm || alike.length !== 1 || rivals.length !== 1) return [];
		return [{ group, arm, certainty: "numbers", why: `it has ${group.count} people, as only that arm has` }];
	});
	return findings.length === counted.length ? findings : [];
}

/**
 * The last group and arm that are left; and groups by their place in the list where neither list is longer and
 * one of them has nothing but numbers for titles, so that no words speak against it.
 */
export function byPosition({ open, free, groups, arms }: Matching): Finding[] {
	const isOrder = (title: string) => saysOrder(title);
	const agree = (group: MatchableGroup, arm: MatchableArm) => isOrder(group.title) === isOrder(arm.label);
	const [group] = open;
	const [arm] = free;
	if (open.length === 1 && free.length === 1 && group && arm && arms.length > 1 && agree(group, arm)) {
		const why = "it is the only group and the only arm that are left";
		return [{ group, arm, certainty: "only-one-left", why }];
	}
	if (free.length !== open.length || groups.length !== arms.length) return [];
	const isNeutral =
		open.every(({ title }) => isBareNumber(title)) || free.every(({ label }) => isBareNumber(label));
	if (!isNeutral) return [];
	return open.flatMap((waiting, index) => {
		const at = free[index];
		if (!at || !agree(waiting, at)) return [];
		const why = "nothing but its place in the list speaks for it";
		return [{ group: waiting, arm: at, certainty: "position", why }];
	});
}
