import { FIELDS } from "../study/field-register.ts";
import { idOf, keyOf } from "./lists.ts";

/** One item in several versions of a list. */
export interface Row {
	/** How a path names it: by its id, or by its position in the first version, then in the order of appearance. */
	segment: string;
	/** The item in each version; undefined where it is not. */
	items: unknown[];
	positions: (number | undefined)[];
}

/**
 * Finds the items of a list again in its other versions: by id; without ids by what they are about, the
 * second of a kind being the second in each; and, in some lists, by where they stood when that changed.
 * @param lists the versions; rows come in the order of the first, then of what the others add
 */
export function alignLists(list: string, lists: readonly (readonly unknown[])[]): Row[] {
	const rows = new Map<string, Row>();
	for (const [version, items] of lists.entries()) {
		const seen = new Map<string, number>();
		for (const [position, item] of items.entries()) {
			const key = keyOf(item, list);
			const occurrence = seen.get(key) ?? 0;
			seen.set(key, occurrence + 1);
			const name = `${occurrence} ${key}`;
			const row = rows.get(name) ?? emptyRow(lists.length);
			row.items[version] = item;
			row.positions[version] = position;
			rows.set(name, row);
		}
	}
	const aligned = [...rows.values()];
	const joined = FIELDS.get(list)?.byPosition ? joinedByPosition(aligned, lists.length) : aligned;
	for (const [index, row] of joined.entries()) {
		row.segment =
			idOf(
				row.items.find((item) => item !== undefined),
				list,
			) ?? String(index);
	}
	return joined;
}

function emptyRow(versions: number): Row {
	return { segment: "", items: Array(versions).fill(undefined), positions: Array(versions).fill(undefined) };
}

/** Joins an item that only one later version has to the item of the first that stood there and that it lacks. */
function joinedByPosition(rows: Row[], versions: number): Row[] {
	const joined = new Set<Row>();
	for (let version = 1; version < versions; version++) {
		for (const row of rows) {
			const isAlone = row.positions.every((position, at) => (position !== undefined) === (at === version));
			if (!isAlone) continue;
			const position = row.positions[version];
			const home = rows.find((candidate) => candidate.positions[0] === position);
			if (!home || home.positions[version] !== undefined) continue;
			home.items[version] = row.items[version];
			home.positions[version] = position;
			joined.add(row);
		}
	}
	return rows.filter((row) => !joined.has(row));
}
