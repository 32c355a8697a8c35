import { against } from "./counter-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { MatchableGroup } from "./matchable.ts";
import type { Table } from "./table.ts";
import { wordsOf } from "./title-words.ts";

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
