import { FIELDS } from "../study/field-register.ts";
import { isRecord } from "./is-record.ts";
import { idOf } from "./lists.ts";

/** The fields that name an item elsewhere in the document, and the list it is in. */
const REFERENCES: Readonly<Record<string, string>> = Object.fromEntries(
	[...FIELDS.values()].flatMap(({ key, refersTo }) => (refersTo ? [[key, refersTo]] : [])),
);

/** What an item is named by, and the part of the document that names it: where that is, and all it says. */
export interface Reference {
	/** `arms.a2` */
	to: string;
	from: string;
}

/** Every reference within a document. */
export function* referencesIn(node: unknown, pattern = "", place = ""): Generator<Reference> {
	if (Array.isArray(node)) {
		for (const item of node) {
			yield* referencesIn(item, `${pattern}.*`, `${place}.${idOf(item, pattern) ?? ""}`);
		}
	} else if (isRecord(node)) {
		for (const [field, value] of Object.entries(node)) {
			const list = REFERENCES[field];
			if (list) yield { to: `${list}.${value}`, from: `${place} ${JSON.stringify(node)}` };
			yield* referencesIn(value, pattern === "" ? field : `${pattern}.${field}`, `${place}.${field}`);
		}
	}
}

/** New ids for items, by list and old id: `arms.a3` → `a3-2`. */
export type Renames = ReadonlyMap<string, string>;

/** The same value with items renamed wherever they are named, in answers to findings about them too. */
export function renamed<T>(node: T, renames: Renames, list = ""): T {
	if (renames.size === 0) return node;
	if (Array.isArray(node)) return node.map((item) => renamed(item, renames, list)) as T;
	if (!isRecord(node)) return node;
	const entries = Object.entries(node).map(([field, value]) => {
		const target = field === "id" ? list : REFERENCES[field];
		if (target !== undefined) return [field, renames.get(`${target}.${value}`) ?? value];
		if (field === "finding") return [field, renamedFinding(String(value), renames)];
		return [field, renamed(value, renames, field)];
	});
	return Object.fromEntries(entries) as T;
}

function renamedFinding(finding: string, renames: Renames): string {
	const [code, path = ""] = finding.split(" ");
	const segments = path.split(".").map((segment, at, all) => {
		const list = all[at - 1] === "results" ? "arms" : all[at - 1];
		return renames.get(`${list}.${segment}`) ?? segment;
	});
	return path === "" ? finding : `${code} ${segments.join(".")}`;
}

/**
 * The document without what names an item that is not there: results, contrasts and judgements go; a source
 * keeps its other words.
 */
export function withoutDangling<T>(root: T): T {
	const there = new Set<string>();
	for (const list of new Set(Object.values(REFERENCES))) {
		const items = isRecord(root) ? root[list] : [];
		for (const item of Array.isArray(items) ? items : []) there.add(`${list}.${idOf(item, list)}`);
	}
	const dangles = (node: unknown) =>
		isRecord(node) &&
		Object.entries(node).some(([field, value]) => {
			const list = REFERENCES[field];
			return list !== undefined && value !== undefined && !there.has(`${list}.${value}`);
		});
	const cleaned = (node: unknown): unknown => {
		if (Array.isArray(node)) return node.filter((item) => !dangles(item)).map(cleaned);
		if (!isRecord(node)) return node;
		const { reportId, ...rest } = node;
		const kept = dangles(node) && reportId !== undefined ? rest : node;
		return Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, cleaned(value)]));
	};
	return cleaned(root) as T;
}
