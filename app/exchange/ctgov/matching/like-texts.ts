import { sameWords } from "#app/domain/same-words.ts";
import { against } from "./counter-evidence.ts";
import { byLikeness, type Evidence, LEAST_LEAD } from "./evidence.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import type { Table } from "./table.ts";
import { wordsOf } from "./title-words.ts";

const LEAST_TEXT = 0.55;

/** The arm that a description is clearly most like, where no other group of the table has the same. */
export function likeDescription(group: MatchableGroup, table: Table): Evidence | undefined {
	const description = group.description ?? "";
	const isShared = table.groups.some(
		(other) => other !== group && sameWords(other.description ?? "") === sameWords(description),
	);
	if (description === "" || isShared || table.arms.length < 2) return undefined;
	const ranked = table.arms
		.filter((arm) => against(group, arm, table) === undefined)
		.map((arm) => ({ arm, score: likenessOfTexts(description, arm, table) }))
		.sort((a, b) => b.score - a.score);
	const [best, next] = ranked;
	// One group for itself may be everybody: then a description has to be the arm's own.
	const least = table.groups.length > 1 ? LEAST_TEXT : 0.9;
	if (!best || best.score < least || best.score - (next?.score ?? 0) < 0.2) return undefined;
	// A title that is more like another arm is not overruled.
	const titles = byLikeness(group, table);
	const own = titles.find(({ arm }) => arm === best.arm)?.score ?? 0;
	if (titles.some(({ arm, score }) => arm !== best.arm && score - own >= LEAST_LEAD && score >= 0.3))
		return undefined;
	return {
		...best,
		certainty: "description",
		why: `of all arms its description is most like that of “${best.arm.label}”`,
	};
}

function likenessOfTexts(description: string, arm: MatchableArm, table: Table): number {
	if (arm.description && sameWords(arm.description) === sameWords(description)) return 1;
	const given = wordsOf(description);
	const telling = table.telling(arm);
	const weightElsewhere = new Map(table.arms.flatMap((other) => [...table.telling(other)]));
	let [own, shared, ofAny] = [0, 0, 0];
	for (const [word, weight] of telling) {
		own += weight;
		if (given.has(word)) shared += weight;
	}
	for (const [word, weight] of weightElsewhere) if (given.has(word)) ofAny += weight;
	if (own === 0 || ofAny === 0) return 0;
	return (shared / ofAny) * Math.min(1, shared / own / 0.4) * 0.99;
}

/** The arm whose texts have the words and the doses of a title, clearly more than any other's. */
export function saidOf(group: MatchableGroup, table: Table): Evidence | undefined {
	if (table.arms.length < 2 || table.groups.length < 2) return undefined;
	// What all arms or all groups have says nothing of which it is.
	const given = [...wordsOf(group.title)].filter(
		(word) => !table.background.has(word) && table.arms.some((arm) => !table.textWords(arm).has(word)),
	);
	const weights = new Map(table.arms.flatMap((arm) => [...table.telling(arm)]));
	const known = given.filter((word) => weights.has(word));
	const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
	if (!known.some((word) => word.length > 1) || known.length * 2 < given.length) return undefined;
	// What arms are called by is no word of an arm that does not have it.
	const naming = given.filter((word) => table.words.holders(word) > 0);
	const [best, next] = table.arms
		.filter((arm) => against(group, arm, table) === undefined)
		.filter((arm) => naming.every((word) => table.textWords(arm).has(word)))
		.map((arm) => ({
			arm,
			score: weigh(known.filter((word) => table.telling(arm).has(word))) / weigh(known),
		}))
		.sort((a, b) => b.score - a.score);
	if (!best || best.score < 0.6 || best.score - (next?.score ?? 0) < 0.4) return undefined;
	return {
		...best,
		certainty: "description",
		why: `its words are in the description of “${best.arm.label}”, and hardly in those of the others`,
	};
}
