import { against } from "./counter-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { MatchableArm, MatchableGroup } from "./matchable.ts";
import { isPlacebo, isShortOfAny, piecesOf, withoutPlacebos } from "./pieces.ts";
import type { Table } from "./table.ts";
import { withoutAmounts } from "./title-words.ts";

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
	const ofAll = (name: string) => [...names.values()].every((all) => all.has(name));
	const fitting = table.arms.filter((arm) => {
		const given = [...(names.get(arm) ?? [])];
		const said = pieces.map((piece) => given.filter(([, words]) => isNameOf(piece, words)));
		return (
			said.every(({ length }) => length === 1) &&
			given.every(([name]) => ofAll(name) || said.some(([own]) => own?.[0] === name)) &&
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

/** The words of each thing an arm is given, but placebos; what one name puts together, apart. */
function namesOf({ given = [] }: MatchableArm): ReadonlyMap<string, ReadonlySet<string>> {
	const things = given
		.filter((name) => !isPlacebo(name))
		.flatMap(piecesOf)
		.map(withoutAmounts)
		.filter(({ size }) => size > 0);
	return new Map(things.map((words) => [[...words].sort().join(" "), words]));
}

/** Whether a piece of a title is the name of what is given, in full or short. */
const isNameOf = (piece: ReadonlySet<string>, name: ReadonlySet<string>): boolean =>
	[...piece].every((word) => name.has(word) || isShortOfAny(word, name));
