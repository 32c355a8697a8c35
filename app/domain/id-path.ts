import { resultKey } from "./study/result-key.ts";

/** A path as zod gives it: keys, and positions in lists. */
export type IndexPath = readonly PropertyKey[];

/** The lists whose items are named by an id instead of their position. */
const WITH_IDS: ReadonlySet<PropertyKey> = new Set([
	...["reports", "arms", "groups", "outcomes", "timePoints", "adverseEvents", "results"],
]);

/**
 * The path of a finding for a path by positions: `outcomes, 0, results, 1, percent` → `outcomes.o1.results.a2.percent`.
 * Lists without ids (contrasts, identifiers, judgements) keep positions, and so does an item that has no
 * id yet, or one that another item before it has.
 * @param input the nested value that the positions are of, in whatever state it is
 */
export function toIdPath(path: IndexPath, input: unknown): string {
	let node = input;
	let list: PropertyKey | undefined;
	const segments: string[] = [];
	for (const key of path) {
		const item = member(node, key);
		segments.push(nameOf(node, key, list) ?? String(key));
		list = key;
		node = item;
	}
	return segments.join(".");
}

/**
 * The way back: `outcomes.o1.results.a2.percent` → `["outcomes", 0, "results", 1, "percent"]`. What a form
 * has not sent (a field left out) is taken as it stands.
 * @returns null when an item named in the path is not there
 */
export function toIndexPath(path: string, input: unknown): (string | number)[] | null {
	let node = input;
	let list: string | undefined;
	const keys: (string | number)[] = [];
	for (const segment of path === "" ? [] : path.split(".")) {
		let key: string | number = segment;
		if (Array.isArray(node)) {
			const named = node.findIndex((item) => idOf(item, list ?? "") === segment);
			key = /^\d+$/.test(segment) ? Number(segment) : named;
			if (key < 0 || key >= node.length) return null;
		}
		keys.push(key);
		list = segment;
		node = member(node, key);
	}
	return keys;
}

/** An own member of whatever this is; undefined where it has none. */
export function member(node: unknown, key: PropertyKey): unknown {
	return typeof node === "object" && node !== null && Object.hasOwn(node, key)
		? (node as Record<PropertyKey, unknown>)[key]
		: undefined;
}

/** The id by which a list's item is found again: its own, unless it has none or an item before it has the same. */
function nameOf(list: unknown, key: PropertyKey, name: PropertyKey | undefined): string | undefined {
	if (name === undefined || !Array.isArray(list)) return undefined;
	const id = idOf(member(list, key), name);
	const first = id === undefined ? -1 : list.findIndex((item) => idOf(item, name) === id);
	return first === key ? id : undefined;
}

/** Ids with a point in them would split the path; those that are no ids yet are passed over. */
function idOf(item: unknown, list: PropertyKey): string | undefined {
	if (!WITH_IDS.has(list)) return undefined;
	const id = list === "results" ? keyOfResult(item) : member(item, "id");
	return typeof id === "string" && /^[a-z][a-z0-9_-]*$/.test(id) ? id : undefined;
}

/** In whatever state it is. */
function keyOfResult(item: unknown): string | undefined {
	const [armId, groupId, timePointId] = ["armId", "groupId", "timePointId"].map((field) =>
		member(item, field),
	);
	const whose = armId ?? groupId;
	if (typeof whose !== "string") return undefined;
	return resultKey({ armId: whose, timePointId: typeof timePointId === "string" ? timePointId : undefined });
}
