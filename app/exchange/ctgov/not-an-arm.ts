import { sameWords } from "#app/domain/checks/same-words.ts";
import { namesSeveralNumbers } from "./list-number.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import { addsUpDoses } from "./title-numbers.ts";
import { wordsOf } from "./title-words.ts";

const POOLED_TITLE =
	/^(?:the )?(?:grand |over-?all )?(?:total|overall|pooled|combined|all|any)\b|\b(?:combined|pooled|total|all (?:arms|groups|doses|treatments|participants|patients|subjects|cohorts))\b/i;
const POOLED_DESCRIPTION = /^total of all reporting groups/i;

/** Why a group is several arms together, or undefined where it is not. Only asked where there are several arms. */
export function isPooled(
	group: MatchableGroup,
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
): string | undefined {
	if (POOLED_DESCRIPTION.test(group.description ?? "")) return "it is the total of the other groups";
	if (POOLED_TITLE.test(group.title)) return "its title says that it puts several arms together";
	if (namesSeveralNumbers(group.title) && !arms.some(({ label }) => namesSeveralNumbers(label)))
		return "its title names several arms by their numbers";
	const others = groups.filter((other) => other !== group);
	const sum = others.reduce((total, { count }) => total + (count ?? Number.NaN), 0);
	if (others.length > 1 && group.count !== undefined && group.count === sum && groups.length > arms.length)
		return "it has as many people as all the other groups together";
	const title = withoutDummies(group.title, arms);
	const named = namedArms(title, arms);
	if (named.length > 1 && !isCombination(named, arms) && !/\bthen\b/i.test(title))
		return "its title names several arms";
	const words = arms.map(({ label }) => wordsOf(label));
	return addsUpDoses(wordsOf(title), words) ? "its title gives the doses of several arms" : undefined;
}

/**
 * A title without the placebos that keep a trial blind: “Rivaroxaban + Warfarin Placebo” is the arm of
 * rivaroxaban, and “Placebo for Pregabalin” is the placebo arm.
 */
export function withoutDummies(title: string, arms: readonly MatchableArm[]): string {
	if (!/placebo|dummy|sham/i.test(title)) return title;
	let rest = ` ${sameWords(title)} `;
	for (const { label, aliases } of arms) {
		for (const name of [label, ...aliases].map(sameWords)) {
			if (name === "" || /placebo|dummy|sham/.test(name)) continue;
			const text = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
			rest = rest
				.replace(
					new RegExp(
						`(placebos?|dummy|sham)[\\s-]+(?:for|of|to match|matching|matched to)\\s+${text}(?=[\\s),;])`,
						"g",
					),
					"$1",
				)
				.replace(
					new RegExp(`(?<=[\\s(])${text}[\\s-]+(?:matching |matched )?(placebos?|dummy)(?=[\\s),;])`, "g"),
					"$1",
				);
		}
	}
	return rest.trim() === sameWords(title) ? title : rest.trim();
}

/** The arms that a title names whole; a name within the name of another arm does not count beside it. */
function namedArms(title: string, arms: readonly MatchableArm[]): MatchableArm[] {
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
