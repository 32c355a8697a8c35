import { isBareNumber } from "../list-number.ts";
import { against } from "./counter-evidence.ts";
import type { Matching } from "./matching.ts";
import { signIn } from "./title-signs.ts";
import { wordsOf } from "./title-words.ts";

/**
 * The last arm and the last group of a table, which is no reason by itself: the table has one group for each
 * arm, each of the others is its arm, all people are in them, and the texts of the two have something in common.
 */
export function byExclusion(matching: Matching): void {
	const { table, open, found } = matching;
	const [group] = open;
	const free = table.arms.filter((arm) => matching.isFree(arm));
	const [arm] = free;
	if (!group || !arm || open.length !== 1 || free.length !== 1 || table.arms.length < 2) return;
	const pooled = new Set(found.filter(({ certainty }) => certainty === "not-an-arm").map(({ id }) => id));
	const single = table.groups.filter(({ id }) => !pooled.has(id));
	if (single.length !== table.arms.length || against(group, arm, table)) return;
	if ((["others", "pooled", "part"] as const).some((sign) => signIn(sign, group.title) !== undefined)) return;
	const total = single.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0);
	const isWhole = arm.count === undefined ? total === table.facts.enrolled : group.count === arm.count;
	const own = table.textWords(arm);
	const isAkin = [...wordsOf(`${group.title} ${group.description ?? ""}`)].some((word) => own.has(word));
	const isComparator =
		signIn("comparator", group.title) !== undefined && arm.role !== undefined && arm.role !== "experimental";
	if (!isWhole || !(isAkin || isComparator || isBareNumber(group.title) || isBareNumber(arm.label))) return;
	const why = "as many groups as arms hold all who started, and each of the others is another arm";
	matching.give(group, { arm, certainty: "only-one-left", score: 1, why });
}
