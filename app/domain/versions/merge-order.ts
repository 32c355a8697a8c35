import type { Row } from "./align-lists.ts";
import { same } from "./differences.ts";
import type { Side } from "./sides.ts";

/**
 * Who changed the order of the items that theirs and mine both have; undefined where theirs and mine have the
 * same. Both, too, where each put something new in another place.
 */
export function orderChangedBy(rows: readonly Row[]): "both" | Side | undefined {
	const common = rows.filter(({ positions: [, theirs, mine] }) => theirs !== undefined && mine !== undefined);
	if (same(inOrder(common, 1), inOrder(common, 2))) return undefined;
	const known = common.filter(({ positions: [base] }) => base !== undefined);
	const [theirs, mine] = [1, 2].map((version) => !same(inOrder(known, version), inOrder(known, 0)));
	if (theirs === mine) return "both";
	return theirs ? "theirs" : "mine";
}

function inOrder(rows: readonly Row[], version: number): string[] {
	const at = (row: Row) => row.positions[version] ?? 0;
	return rows
		.filter(({ positions }) => positions[version] !== undefined)
		.toSorted((a, b) => at(a) - at(b))
		.map(({ segment }) => segment);
}

/**
 * The order of a merged list: that of one side, with what only the other has after the item it follows there
 * (and after what the first side added at that place).
 * @param kept the items that are in the merged list
 */
export function mergedOrder(rows: readonly Row[], kept: ReadonlySet<Row>, side: Side): Row[] {
	const [first, second] = side === "theirs" ? [1, 2] : [2, 1];
	const at = (row: Row, version: number) => row.positions[version] ?? -1;
	const of = (version: number) =>
		rows
			.filter((row) => kept.has(row) && row.positions[version] !== undefined)
			.toSorted((a, b) => at(a, version) - at(b, version));
	const merged = of(first);
	let after = -1;
	for (const row of of(second)) {
		const place = merged.indexOf(row);
		if (place >= 0) {
			after = place;
			continue;
		}
		after++;
		while (after < merged.length && merged[after]?.positions[second] === undefined) after++;
		merged.splice(after, 0, row);
	}
	return [...merged, ...rows.filter((row) => kept.has(row) && !merged.includes(row))];
}
