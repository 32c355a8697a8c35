import { against } from "./counter-evidence.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import type { Table } from "./table.ts";
import { wordsOf } from "./title-words.ts";

/** The one arm whose name a title says whole, with more that is of no other arm. */
export function namedWhole(group: MatchableGroup, table: Table): MatchableArm | undefined {
	const { arms, words } = table;
	const given = wordsOf(group.title);
	const named = arms.filter((arm) => words.of(arm).some((own) => own.size > 0 && own.isSubsetOf(given)));
	const [arm, another] = named.filter(
		(one) => !named.some((other) => other !== one && isWithin(one, other, table)),
	);
	if (!arm || another || against(group, arm, table)) return undefined;
	const more = [...given].filter((word) => !words.of(arm).some((own) => own.has(word)));
	return more.some((word) => words.holders(word) > 0) ? undefined : arm;
}

const isWithin = (arm: MatchableArm, other: MatchableArm, { words }: Table): boolean =>
	words
		.of(arm)
		.some((own) => words.of(other).some((longer) => own.size < longer.size && own.isSubsetOf(longer)));
