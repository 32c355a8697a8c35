import { sameWords } from "#app/domain/checks/same-words.ts";
import type { MatchableArm, MatchableGroup } from "./match-groups.ts";
import { wordsOf } from "./title-words.ts";

const POOLED_TITLE =
	/^(?:the )?(?:grand |over-?all )?(?:total|overall|pooled|combined|all)\b|\b(?:combined|pooled|total|all (?:arms|groups|doses|treatments|participants|patients|subjects|cohorts))\b/i;
const POOLED_DESCRIPTION = /^total of all reporting groups/i;

/** Why a group is several arms together, or undefined where it is not. Only asked where there are several arms. */
export function isPooled(
	group: MatchableGroup,
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
): string | undefined {
	if (POOLED_DESCRIPTION.test(group.description ?? "")) return "it is the total of the other groups";
	if (POOLED_TITLE.test(group.title)) return "its title says that it puts several arms together";
	const others = groups.filter((other) => other !== group);
	const sum = others.reduce((total, { count }) => total + (count ?? Number.NaN), 0);
	if (others.length > 1 && group.count !== undefined && group.count === sum && groups.length > arms.length)
		return "it has as many people as all the other groups together";
	const named = namedArms(group, arms);
	if (named.length > 1 && !isCombination(named, arms) && !/\bthen\b/i.test(group.title))
		return "its title names several arms";
	return undefined;
}

/** Why a group is an order of treatments, as in a crossover trial, or undefined where it is not. */
export function isSequence(group: MatchableGroup, arms: readonly MatchableArm[]): string | undefined {
	if (arms.length < 2) return undefined;
	const saysOrder = /\bthen\b|\bfollowed by\b|\bsequence\b|\bfirst\b.*\bsecond\b|→|->/i.test(group.title);
	return saysOrder ? "it is a sequence of treatments" : undefined;
}

/** The arms that a title names whole; a name within the name of another arm does not count beside it. */
function namedArms({ title }: MatchableGroup, arms: readonly MatchableArm[]): MatchableArm[] {
	let rest = ` ${spaced(title)} `;
	return arms
		.toSorted((a, b) => b.label.length - a.label.length)
		.filter(({ label }) => {
			const name = ` ${spaced(label)} `;
			if (name.trim() === "" || !rest.includes(name)) return false;
			rest = rest.replaceAll(name, "  ");
			return true;
		});
}

/** Whether one arm gives what several others give singly: "A + B" beside "A" and "B". */
function isCombination(named: readonly MatchableArm[], arms: readonly MatchableArm[]): boolean {
	const words = named.flatMap(({ label }) => [...wordsOf(label)]);
	return arms.some(({ label }) => {
		const own = wordsOf(label);
		return words.every((word) => own.has(word));
	});
}

const spaced = (text: string) =>
	sameWords(text)
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
