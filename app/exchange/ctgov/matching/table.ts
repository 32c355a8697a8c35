import type { MatchableArm, MatchableGroup, TrialFacts } from "./matchable.ts";
import { titlesOf } from "./matchable.ts";
import { type ArmWords, armWords, wordsOf } from "./title-words.ts";
import { areOrders } from "./treatment-order.ts";

/** A table of groups on its way to being matched with the arms. */
export interface Table {
	arms: readonly MatchableArm[];
	groups: readonly MatchableGroup[];
	facts: TrialFacts;
	words: ArmWords;
	/** The same of the names of the arms' interventions. */
	givenWords: ArmWords;
	/** Words that the titles of all its groups have. */
	background: ReadonlySet<string>;
	/** Whether the arms are orders of treatments. */
	areOrders: boolean;
	/** The words of an arm's titles, description and interventions. */
	textWords(arm: MatchableArm): ReadonlySet<string>;
	/** The words of an arm's texts that not every arm has, by how few have them. */
	telling(arm: MatchableArm): ReadonlyMap<string, number>;
}

export function tableOf(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	facts: TrialFacts,
): Table {
	const texts = new Map(
		arms.map((arm) => [
			arm,
			new Set(
				[...titlesOf(arm), ...(arm.given ?? []), arm.description ?? ""].flatMap((text) => [...wordsOf(text)]),
			),
		]),
	);
	const holders = new Map<string, number>();
	for (const words of texts.values())
		for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
	const [first, ...rest] = groups.map(({ title }) => wordsOf(title));
	const empty: ReadonlySet<string> = new Set();
	return {
		arms,
		groups,
		facts,
		words: armWords(arms),
		givenWords: wordsOfGiven(arms),
		background:
			first && rest.length > 0 ? rest.reduce((shared, words) => shared.intersection(words), first) : empty,
		areOrders: areOrders(arms),
		textWords: (arm) => texts.get(arm) ?? empty,
		telling: (arm) =>
			new Map(
				[...(texts.get(arm) ?? empty)].flatMap((word) => {
					const count = holders.get(word) ?? 1;
					return count === arms.length && arms.length > 1 ? [] : [[word, 1 / count ** 2]];
				}),
			),
	};
}

/** Where all arms are given the same, its name tells none of them. */
function wordsOfGiven(arms: readonly MatchableArm[]): ArmWords {
	const names = arms.map(({ given = [] }) => given.toSorted().join(" "));
	const areAlike = arms.length > 1 && new Set(names).size === 1;
	const named = new Map(
		arms.map((arm, index) => [
			arm,
			{ ...arm, label: areAlike ? "" : (names[index] ?? ""), aliases: [], learned: new Map() },
		]),
	);
	const words = armWords([...named.values()]);
	return { ...words, of: (arm) => words.of(named.get(arm) ?? arm) };
}
