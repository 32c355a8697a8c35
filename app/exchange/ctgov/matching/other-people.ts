import { listNumbersOf } from "../list-number.ts";
import type { MatchableArm } from "./matchable.ts";
import type { Table } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { wordsOf } from "./title-words.ts";

/** What an arm goes by whose people were not treated. */
const GETS_NOTHING =
	/\bcontrols?\b|\bno (?:treatment|intervention|therapy|vaccine)\b|\bobservation\b|\bwait/i;

/** Other people than the arm's, or another time of theirs. */
export function otherPeople(title: string, arm: MatchableArm, table: Table): string | undefined {
	const labels = [arm.label, ...arm.aliases];
	const people = signIn("others", title, labels);
	const isOfArm =
		/^un|^not /i.test(people ?? "") && (arm.role === "no-intervention" || GETS_NOTHING.test(arm.label));
	if (people && !isOfArm) return `its title names other people: “${people}”`;
	const phase = signIn(
		"phase",
		table.facts.isOpenLabel || isOpenAlone(arm, table)
			? title.replace(/\bopen[\s-]label(?:ed)?\b/gi, " ")
			: title,
		labels,
	);
	return phase ? `its title names a phase of its own: “${phase}”` : laterTime(title, arm, table);
}

/** Whether an arm is open-label by its own words, and not all arms are. */
function isOpenAlone(arm: MatchableArm, { arms }: Table): boolean {
	const isOpen = ({ description = "" }: MatchableArm) => /\bopen[\s-]label\b/i.test(description);
	return isOpen(arm) && !arms.every(isOpen);
}

/** What people come to one after another: "Treatment 2" of the same drug. */
const OF_TIME = new Set(["treatment", "period"]);

/** Of groups called the same but for a number, all but the first are later times: "Drug - Treatment 2". */
function laterTime(title: string, { label }: MatchableArm, { groups }: Table): string | undefined {
	const own = listNumbersOf(label);
	for (const [kind, number] of listNumbersOf(title)) {
		if (!OF_TIME.has(kind) || own.has(kind) || !/^\d$/.test(number)) continue;
		const isSame = (other: string) => wordsOf(other).symmetricDifference(wordsOf(title)).size === 0;
		const before = groups.find(
			(other) => isSame(other.title) && Number(listNumbersOf(other.title).get(kind)) < Number(number),
		);
		if (before && wordsOf(title).size > 0) return `“${before.title}” has the same name and an earlier number`;
	}
	return undefined;
}
