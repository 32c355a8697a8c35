import type { z } from "zod";
import { type IndexPath, member } from "../id-path.ts";
import { FIELDS } from "./field-register.ts";

type Issue = z.core.$ZodIssue;

/** Stands where an item was taken out of a list, until the round is over and positions may change. */
const DROPPED = Symbol("dropped");

/** Text that a document cannot be without, and which another field cannot be checked without. */
const NAMES = new Set<PropertyKey>(["title", "label", "term", "domain"]);

/** Lists of texts: reading them drops blank and repeated ones, so positions in them mean nothing. */
const TEXT_LISTS = new Set<PropertyKey>(
	[...FIELDS.values()].filter(({ kind }) => kind === "texts" || kind === "choices").map(({ key }) => key),
);

/** Without these an item of a list cannot be placed. */
const IDS = new Set<PropertyKey>(["id", "armId", "referenceArmId", "kind"]);

/**
 * An input with what its schema refused taken out, round by round, so that the rest can be read. The input
 * itself is not touched: containers are copied as they change.
 */
export class PrunedInput {
	#root: unknown;
	readonly #copies = new WeakSet<object>();
	/** For a list that lost items, where each that is left stood in the input. */
	readonly #origins = new WeakMap<object, number[]>();
	#names = 0;
	/** Whether anything in a list stands elsewhere than in the input. */
	hasMoved = false;

	constructor(input: unknown) {
		this.#root = input;
	}

	get value(): unknown {
		return this.#root;
	}

	/** Takes out what these issues of the current value are about. @returns false when nothing could be done */
	prune(issues: readonly Issue[]): boolean {
		const lists = new Set<unknown[]>();
		let changed = false;
		for (const issue of issues) changed = this.#repair(issue, lists) || changed;
		for (const list of lists) this.#close(list);
		return changed;
	}

	/** Where a path of the pruned value is in the input. */
	inInput(path: IndexPath): PropertyKey[] {
		let node = this.#root;
		return path.map((key) => {
			const origins = typeof node === "object" && node !== null ? this.#origins.get(node) : undefined;
			node = member(node, key);
			return typeof key === "number" ? (origins?.[key] ?? key) : key;
		});
	}

	#repair(issue: Issue, lists: Set<unknown[]>): boolean {
		const { path } = issue;
		if (this.#isDropped(path)) return true;
		const value = path.reduce<unknown>(member, this.#root);
		if (issue.code === "unrecognized_keys") {
			const holder = this.#copyAt(path);
			return issue.keys.filter((key) => Reflect.deleteProperty(holder, key)).length > 0;
		}
		const last = path.at(-1);
		if (last === undefined) return false;
		const above = path.slice(0, -1);
		if (issue.code === "too_big" && Array.isArray(value)) {
			this.#copyAt(above)[last] = value.slice(0, Number(issue.maximum));
			return true;
		}
		const list = above.at(-1);
		if (typeof last === "number" && list !== undefined && TEXT_LISTS.has(list)) {
			return Reflect.deleteProperty(this.#copyAt(above.slice(0, -1)), list);
		}
		if (typeof last === "number" || (IDS.has(last) && above.length > 0)) return this.#drop(path, lists);
		if (value !== undefined) return Reflect.deleteProperty(this.#copyAt(above), last);
		if (!NAMES.has(last)) return this.#drop(path, lists);
		this.#copyAt(above)[last] = `(no ${String(last)} yet, ${++this.#names})`;
		return true;
	}

	#isDropped(path: IndexPath): boolean {
		let node = this.#root;
		for (const key of path) {
			node = member(node, key);
			if (node === DROPPED) return true;
		}
		return false;
	}

	/** Takes out the innermost list item that the path goes through. */
	#drop(path: IndexPath, lists: Set<unknown[]>): boolean {
		const at = path.findLastIndex((key) => typeof key === "number");
		const list = this.#copyAt(path.slice(0, Math.max(0, at)));
		if (at < 0 || !Array.isArray(list)) return false;
		list[Number(path[at])] = DROPPED;
		lists.add(list);
		return true;
	}

	/** Closes the gaps of a list, and keeps where its items stood. */
	#close(list: unknown[]): void {
		this.hasMoved = true;
		const before = this.#origins.get(list);
		const kept = list.flatMap((item, index) => (item === DROPPED ? [] : [{ item, index }]));
		this.#origins.set(
			list,
			kept.map(({ index }) => before?.[index] ?? index),
		);
		list.splice(0, list.length, ...kept.map(({ item }) => item));
	}

	/** The container at a path, copied with all that hold it unless it is a copy already. */
	#copyAt(path: IndexPath): Record<PropertyKey, unknown> {
		this.#root = this.#copied(this.#root);
		let node = this.#root as Record<PropertyKey, unknown>;
		for (const key of path) {
			const copy = this.#copied(node[key]) as Record<PropertyKey, unknown>;
			node[key] = copy;
			node = copy;
		}
		return node;
	}

	#copied(node: unknown): unknown {
		if (typeof node !== "object" || node === null || this.#copies.has(node)) return node;
		const copy = Array.isArray(node) ? [...node] : { ...node };
		this.#copies.add(copy);
		const origins = this.#origins.get(node);
		if (origins) this.#origins.set(copy, origins);
		return copy;
	}
}
