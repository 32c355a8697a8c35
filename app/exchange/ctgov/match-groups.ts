import { sameWords } from "#app/domain/checks/same-words.ts";
import { isPooled, isSequence } from "./not-an-arm.ts";
import { type ArmWords, armWords, likeness, wordsOf } from "./title-words.ts";

/** How sure it is that a group is an arm, from the surest down; the labels are what people read. */
export const CERTAINTIES = {
	confirmed: "Confirmed by a person",
	"exact-title": "Same title",
	"same-words": "Same words in the title",
	"similar-words": "Similar words in the title",
	description: "Similar description",
	numbers: "Same number of people",
	"only-one-left": "The only one left",
	position: "Same place in the list",
	none: "No arm fits",
	"not-an-arm": "Not an arm",
} as const;
export type Certainty = keyof typeof CERTAINTIES;

/** An arm as groups are matched with it; each further title it is known by is an alias. */
export interface MatchableArm {
	id: string;
	label: string;
	description?: string | undefined;
	/** Names of its interventions and other titles it goes by. */
	aliases: string[];
	/** How many people started in it, where that is known. */
	count?: number | undefined;
}

/** A group of one of the record's tables. */
export interface MatchableGroup {
	id: string;
	title: string;
	description?: string | undefined;
	count?: number | undefined;
}

export interface MatchedGroup {
	id: string;
	armId: string | undefined;
	certainty: Certainty;
	/** Why, in a sentence. */
	why: string;
}

/** From a group's key to what a person says it is: an arm's id, or `null` for no arm. */
export type Overrides = Readonly<Record<string, string | null>>;

interface Pair {
	group: MatchableGroup;
	arm: MatchableArm;
	certainty: Certainty;
	score: number;
}

const LEAST_LIKENESS = 0.5;
/** How much better than the next arm a title must fit. */
const LEAST_LEAD = 0.12;

/**
 * Says which arm each group of one table is. The same arm bears different titles in each part of a record, so
 * exact titles go first, then the same words, similar words that fit one arm better than the others, the
 * description, the number of people, what is left over, and the place in the list. An arm is given to one
 * group, but for titles that add something to its name ("Sertraline: week 1"), which all belong to it.
 * @param confirmed by group id, what a person said; an arm's id, or null for none
 */
export function matchGroups(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	confirmed: Readonly<Record<string, string | null | undefined>> = {},
): MatchedGroup[] {
	const found = new Map<string, MatchedGroup>();
	const settle = (group: MatchableGroup, armId: string | undefined, certainty: Certainty, why: string) =>
		found.set(group.id, { id: group.id, armId, certainty, why });
	for (const group of groups) {
		const said = Object.hasOwn(confirmed, group.id) ? confirmed[group.id] : undefined;
		if (said === null) settle(group, undefined, "confirmed", "a person said that it is no arm");
		else if (said !== undefined && arms.some(({ id }) => id === said))
			settle(group, said, "confirmed", "a person said so");
	}
	const taken = () => new Set([...found.values()].flatMap(({ armId }) => armId ?? []));
	const open = () => groups.filter(({ id }) => !found.has(id));
	const words = armWords(arms);

	const exact = open().flatMap((group) =>
		arms
			.filter((arm) => titlesOf(arm).some((title) => sameTitle(title, group.title)))
			.map((arm) => ({ group, arm })),
	);
	for (const { group, arm } of exact) {
		if (found.has(group.id) || taken().has(arm.id)) continue;
		settle(group, arm.id, "exact-title", `the arm is called “${arm.label}” too`);
	}
	for (const group of open()) {
		const reason = arms.length > 1 ? (isPooled(group, arms, groups) ?? isSequence(group, arms)) : undefined;
		if (reason) settle(group, undefined, "not-an-arm", reason);
	}
	for (const { group, arm, certainty } of bestPairs(open(), arms, words)) {
		if (found.has(group.id) || taken().has(arm.id)) continue;
		settle(group, arm.id, certainty, whyOf(certainty, arm));
	}
	// Titles that say an arm's name and more, where that arm has a group already: parts of it.
	for (const group of open()) {
		const arm = partOf(group, arms);
		if (arm && taken().has(arm.id))
			settle(group, arm.id, "similar-words", `its title names the arm “${arm.label}”`);
	}
	byNumbers(
		open(),
		arms.filter(({ id }) => !taken().has(id)),
		settle,
	);
	const left = arms.filter(({ id }) => !taken().has(id));
	const [arm] = left;
	const waiting = open();
	const [group] = waiting;
	if (arm && group && left.length === 1 && waiting.length === 1)
		settle(group, arm.id, "only-one-left", "it is the only group and the only arm that are left");
	else if (left.length === waiting.length && groups.length === arms.length) {
		for (const [index, candidate] of waiting.entries()) {
			const at = left[index];
			if (at) settle(candidate, at.id, "position", "nothing but its place in the list speaks for it");
		}
	}
	for (const rest of open())
		settle(rest, undefined, "none", "no arm has a title, description or number like it");
	return groups.flatMap(({ id }) => found.get(id) ?? []);
}

const titlesOf = (arm: MatchableArm) => [arm.label, ...arm.aliases];
const bare = (title: string) =>
	sameWords(title)
		.replace(/[^\p{L}\p{N}%+<>=/.]+/gu, " ")
		.trim();
const sameTitle = (one: string, other: string) => bare(one) === bare(other) && bare(one) !== "";

const names = (text: string, title: string) =>
	bare(title) !== "" && ` ${bare(text)} `.includes(` ${bare(title)} `);

/** Every group with the arm its words fit best, the surest first. */
function bestPairs(
	groups: readonly MatchableGroup[],
	arms: readonly MatchableArm[],
	words: ArmWords,
): Pair[] {
	const pairs = groups.flatMap((group) => {
		const byTitle = arms
			.map((arm) => ({ arm, score: likeness(group.title, arm, words) }))
			.sort((a, b) => b.score - a.score);
		const [best, next] = byTitle;
		if (!best) return [];
		const lead = best.score - (next?.score ?? 0);
		if (best.score >= LEAST_LIKENESS && lead >= LEAST_LEAD) {
			const certainty: Certainty = best.score > 0.999 ? "same-words" : "similar-words";
			return [{ group, arm: best.arm, certainty, score: best.score + 1 }];
		}
		return byDescription(group, arms, words);
	});
	return pairs.sort((a, b) => b.score - a.score);
}

function byDescription(group: MatchableGroup, arms: readonly MatchableArm[], words: ArmWords): Pair[] {
	const { description } = group;
	if (!description) return [];
	const named = arms.filter((arm) => titlesOf(arm).some((title) => names(description, title)));
	const [only] = named;
	if (only && named.length === 1) return [{ group, arm: only, certainty: "description", score: 0.9 }];
	const ranked = arms
		.map((arm) => ({ arm, score: likeDescriptions(description, arm, words) }))
		.sort((a, b) => b.score - a.score);
	const [best, next] = ranked;
	if (!best || best.score < LEAST_LIKENESS || best.score - (next?.score ?? 0) < LEAST_LEAD) return [];
	return [{ group, arm: best.arm, certainty: "description", score: best.score }];
}

function likeDescriptions(description: string, arm: MatchableArm, words: ArmWords): number {
	if (arm.description && sameWords(arm.description) === sameWords(description)) return 1;
	const given = wordsOf(description);
	const own = wordsOf(`${arm.label} ${arm.description ?? ""}`);
	const all = new Set([...given, ...own]);
	let shared = 0;
	let total = 0;
	for (const word of all) {
		const weight = words.weightOf(word);
		total += weight;
		if (given.has(word) && own.has(word)) shared += weight;
	}
	return total === 0 ? 0 : shared / total;
}

/** The arm whose whole name a longer title contains; undefined where it names several. */
function partOf(group: MatchableGroup, arms: readonly MatchableArm[]): MatchableArm | undefined {
	const named = arms.filter((arm) => names(group.title, arm.label));
	return named.length === 1 ? named[0] : undefined;
}

function byNumbers(
	groups: readonly MatchableGroup[],
	arms: readonly MatchableArm[],
	settle: (group: MatchableGroup, armId: string, certainty: Certainty, why: string) => void,
): void {
	for (const group of groups) {
		if (!group.count) continue;
		const alike = arms.filter(({ count }) => count === group.count);
		const rivals = groups.filter(({ count }) => count === group.count);
		const [arm] = alike;
		if (arm && alike.length === 1 && rivals.length === 1)
			settle(group, arm.id, "numbers", `it has ${group.count} people, as only that arm has`);
	}
}

function whyOf(certainty: Certainty, arm: MatchableArm): string {
	if (certainty === "same-words") return `the arm “${arm.label}” is called by the same words`;
	if (certainty === "similar-words") return `of all arms its title is most like “${arm.label}”`;
	return `of all arms its description is most like that of “${arm.label}”`;
}
