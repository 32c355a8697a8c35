import { FIELDS } from "../study/field-register.ts";
import { atTimePoint, splitKey } from "../study/result-key.ts";
import { isRecord } from "./is-record.ts";
import { idOf } from "./lists.ts";

/** The fields that name an item elsewhere in the document, and the list it is in. */
const REFERENCES: Readonly<Record<string, string>> = Object.fromEntries(
	[...FIELDS.values()].flatMap(({ key, refersTo }) => (refersTo ? [[key, refersTo]] : [])),
);

/** Parts of a registry record whose figures name groups of their own. */
const WITH_OWN_GROUPS: ReadonlySet<string> = new Set(["flow", "baseline", "adverseEventReporting"]);

/** The list that a field names an item of; within a part that has groups of its own, none of the study's groups. */
const listNamed = (field: string, hasOwnGroups: boolean): string | undefined =>
	hasOwnGroups && field === "groupId" ? undefined : REFERENCES[field];

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
			const list = listNamed(field, WITH_OWN_GROUPS.has(pattern.split(".")[0] ?? ""));
			if (list) yield { to: `${list}.${value}`, from: `${place} ${JSON.stringify(node)}` };
			yield* referencesIn(value, pattern === "" ? field : `${pattern}.${field}`, `${place}.${field}`);
		}
	}
}

/** New ids for items, by list and old id: `arms.a3` → `a3-2`. */
export type Renames = ReadonlyMap<string, string>;

/** The same value with items renamed wherever they are named, in answers to findings about them too. */
export function renamed<T>(node: T, renames: Renames, list = "", hasOwnGroups = false): T {
	if (renames.size === 0) return node;
	if (Array.isArray(node)) return node.map((item) => renamed(item, renames, list, hasOwnGroups)) as T;
	if (!isRecord(node)) return node;
	const entries = Object.entries(node).map(([field, value]) => {
		const target =
			field === "id" && !(hasOwnGroups && list === "groups") ? list : listNamed(field, hasOwnGroups);
		if (target !== undefined) return [field, renames.get(`${target}.${value}`) ?? value];
		if (field === "finding") return [field, renamedFinding(String(value), renames)];
		return [field, renamed(value, renames, field, hasOwnGroups || WITH_OWN_GROUPS.has(field))];
	});
	return Object.fromEntries(entries) as T;
}

function renamedFinding(finding: string, renames: Renames): string {
	const [code, path = ""] = finding.split(" ");
	const segments = path.split(".").map((segment, at, all) => {
		if (all[at - 1] !== "results") return renames.get(`${all[at - 1]}.${segment}`) ?? segment;
		const { id, timePointId } = splitKey(segment);
		return atTimePoint(renames.get(`arms.${id}`) ?? renames.get(`groups.${id}`) ?? id, timePointId);
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
	const dangles = (node: unknown, hasOwnGroups: boolean) =>
		isRecord(node) &&
		Object.entries(node).some(([field, value]) => {
			const list = listNamed(field, hasOwnGroups);
			return list !== undefined && value !== undefined && !there.has(`${list}.${value}`);
		});
	const cleaned = (node: unknown, hasOwn: boolean): unknown => {
		if (Array.isArray(node))
			return node.filter((item) => !dangles(item, hasOwn)).map((item) => cleaned(item, hasOwn));
		if (!isRecord(node)) return node;
		if (Array.isArray(node.timePoints)) return withoutLostTimes(cleanedFields(node, hasOwn));
		const { reportId, ...rest } = node;
		return cleanedFields(dangles(node, hasOwn) && reportId !== undefined ? rest : node, hasOwn);
	};
	const cleanedFields = (node: Record<string, unknown>, hasOwn: boolean) =>
		Object.fromEntries(
			Object.entries(node).map(([field, value]) => [
				field,
				cleaned(value, hasOwn || WITH_OWN_GROUPS.has(field)),
			]),
		);
	return cleaned(root, false) as T;
}

/** An outcome without what was measured at time points that it no longer has. */
function withoutLostTimes(outcome: Record<string, unknown>): Record<string, unknown> {
	const there = new Set((outcome.timePoints as unknown[]).map((time) => isRecord(time) && time.id));
	const isThere = (row: unknown) =>
		!isRecord(row) || row.timePointId === undefined || there.has(String(row.timePointId)) || there.size === 0;
	const rows = (list: unknown) => (Array.isArray(list) ? list.filter(isThere) : list);
	return { ...outcome, results: rows(outcome.results), contrasts: rows(outcome.contrasts) };
}
