import { against } from "./counter-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import { isPlacebo, isShortOfAny, piecesOf, withoutPlacebos } from "./pieces.ts";
import type { Table } from "./table.ts";
import { withoutAmounts, wordsOf } from "./title-words.ts";

/**
 * The one arm that is given just what a title puts together: "Len + Dex" of lenalidomide and dexamethasone. What
 * all arms are given may go without saying, and so may placebos.
 */
export function sameGiven(group: MatchableGroup, table: Table): Evidence | undefined {
	if (isPlacebo(group.title) || table.arms.length < 2) return undefined;
	const pieces = piecesOf(withoutPlacebos(group.title))
		.map(withoutAmounts)
		.filter(({ size }) => size > 0);
	const names = new Map(table.arms.map((arm) => [arm, namesOf(arm)]));
	const ofAll = (name: string) => [...names.values()].every((all) => all.includes(name));
	const fitting = table.arms.filter((arm) => {
		const given = names.get(arm) ?? [];
		const said = pieces.map((piece) => given.filter((name) => isNameOf(piece, name)));
		return (
			said.every(({ length }) => length === 1) &&
			given.every((name) => ofAll(name) || said.some(([own]) => own === name)) &&
			new Set(said.flat()).size === pieces.length
		);
	});
	const [arm] = fitting;
	if (!arm || fitting.length > 1 || pieces.length === 0 || against(group, arm, table)) return undefined;
	return {
		arm,
		certainty: "similar-words",
		score: 0.9,
		why: `it names just what is given in “${arm.label}”`,
	};
}

/** What an arm is given but placebos, each once. */
const namesOf = ({ given = [] }: MatchableArm): string[] => [
	...new Set(given.filter((name) => !isPlacebo(name)).map((name) => name.toLowerCase())),
];

/** Whether a piece of a title is the name of an intervention, in full or short. */
function isNameOf(piece: ReadonlySet<string>, name: string): boolean {
	const own = withoutAmounts(wordsOf(name));
	return own.size > 0 && [...piece].every((word) => own.has(word) || isShortOfAny(word, own));
}
