import { isBareNumber, listNumbersOf } from "../list-number.ts";
import { against } from "./counter-evidence.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import type { Matching } from "./matching.ts";
import type { Table } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { readTitle, wordsOf } from "./title-words.ts";

/**
 * In a study of one arm, who took part was in it, unless a title says otherwise: a group alone in its table is
 * the arm, several are its parts. A randomised trial that lists one arm has others that it does not list:
 * there a group must have something in common with the arm.
 */
export function onlyArm(arm: MatchableArm, matching: Matching): void {
	const { table, open } = matching;
	const isAlone = table.groups.length === 1;
	for (const group of open) {
		const reason = otherwise(group, arm, table);
		if (reason) {
			matching.leaveOut(group, "none", reason);
			continue;
		}
		const isTotal =
			signIn("pooled", group.title) !== undefined || /^total of all/i.test(group.description ?? "");
		const isPart = !isTotal && (!isAlone || signIn("part", group.title) !== undefined);
		const why = "the study has one arm";
		matching.give(group, { arm, certainty: "only-one-left", score: 1, why }, isPart);
	}
}

function otherwise(group: MatchableGroup, arm: MatchableArm, table: Table): string | undefined {
	const texts = [arm.label, ...arm.aliases, ...(arm.given ?? []), arm.description];
	const other = signIn("others", group.title, texts) ?? signIn("comparator", group.title, texts);
	if (other) return `its title says “${other}”, which the only arm is not`;
	const reason = against(group, arm, table);
	if (reason || !table.facts.isControlled) return reason;
	const words = wordsOf(`${group.title} ${group.description ?? ""}`);
	const own = table.textWords(arm);
	if (signIn("pooled", group.title))
		return group.count !== undefined && group.count === arm.count
			? undefined
			: "it may hold people of arms that the record does not list";
	const isNeutral =
		isBareNumber(group.title) ||
		listNumbersOf(group.title).size > 0 ||
		readTitle(group.title).amounts.length > 0;
	if (isNeutral || [...words].some((word) => own.has(word))) return undefined;
	return "nothing in its words is of the only arm";
}
