import { member } from "../id-path.ts";
import { FIELDS } from "../study/field-register.ts";
import { alignLists, type Row } from "./align-lists.ts";

/** A place where versions of a document differ. */
export interface Difference {
	/** A field; an item that not every version has; or the order of a list. */
	kind: "field" | "item" | "order";
	/** The place with `*` for items of lists. */
	pattern: string;
	/** The place by ids; in lists without ids by position in the first version, then in what the others add. */
	path: string;
	/** The place as each version counts positions; undefined where it lacks the item that holds it. */
	paths: (string | undefined)[];
	/** What stands there in each version; for an order, the list. */
	values: unknown[];
	/** For an order: the items in all versions. */
	rows: Row[];
}

/** Where a walk through the versions is. */
export type Place = Pick<Difference, "pattern" | "path" | "paths">;

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export type Structure = "list" | "record" | "field";

/** How what stands at a place in the versions is taken apart. */
export function structureOf({ pattern }: Place, versions: readonly unknown[]): Structure {
	const known = versions.filter((version) => version !== undefined);
	if (known.length === 0 || FIELDS.get(pattern)?.whole) return "field";
	if (known.every(Array.isArray)) return "list";
	return known.every((version) => typeof version === "object" && version !== null) ? "record" : "field";
}

/** The fields of a record, each alone or with those it must change with; the first gives the place its name. */
export function fieldsOf({ pattern }: Place, versions: readonly unknown[]): string[][] {
	const joint = jointFields(pattern, versions);
	const fields = new Set(versions.flatMap((version) => Object.keys(version ?? {})));
	const alone = [...fields].filter((field) => !joint.flat().includes(field));
	const rank = (field: string) => RANKS.get(pattern === "" ? field : `${pattern}.${field}`) ?? -1;
	return [...joint, ...alone.toSorted((a, b) => rank(a) - rank(b)).map((field) => [field])];
}

/** Where each field comes in the document, whichever versions have it. */
const RANKS = new Map([...FIELDS.keys()].map((pattern, rank) => [pattern, rank]));

/**
 * What a contrast compares is one thing. The figures of an outcome depend on its kind, so where two sides have
 * it of different kinds, the results of both cannot be mixed.
 */
function jointFields(pattern: string, versions: readonly unknown[]): string[][] {
	if (pattern === "outcomes.*.contrasts.*") return [["armId", "referenceArmId"]];
	if (pattern === "outcomes.*.timePoints.*") return [["value", "unit"]];
	const kinds = new Set(versions.slice(1).map((version) => member(version, "kind")));
	return pattern === "outcomes.*" && kinds.size > 1 ? [["kind", "results"]] : [];
}

/** What a record has in some of its fields: the value of one, a smaller record of several. */
export function fieldValue(record: unknown, fields: readonly string[]): unknown {
	if (record === undefined) return undefined;
	const [first = ""] = fields;
	if (fields.length === 1) return member(record, first);
	return Object.fromEntries(fields.map((field) => [field, member(record, field)]));
}

export function inField({ pattern, path, paths }: Place, field: string): Place {
	const within = (place: string) => (place === "" ? field : `${place}.${field}`);
	return {
		pattern: within(pattern),
		path: within(path),
		paths: paths.map((place) => (place === undefined ? undefined : within(place))),
	};
}

export function inRow({ pattern, path, paths }: Place, row: Row): Place {
	const isById = !/^\d+$/.test(row.segment);
	return {
		pattern: `${pattern}.*`,
		path: `${path}.${row.segment}`,
		paths: paths.map((place, version) => {
			const position = row.positions[version];
			if (place === undefined || position === undefined) return undefined;
			return `${place}.${isById ? row.segment : position}`;
		}),
	};
}

/** Whether an item is compared part by part: where every version has it, or at least all but the first of three. */
export function isTakenApart({ items }: Row): boolean {
	return (
		items.filter((item) => item !== undefined).length >= 2 &&
		items.slice(1).every((item) => item !== undefined)
	);
}

export const root = (versions: readonly unknown[]): Place => ({
	pattern: "",
	path: "",
	paths: versions.map(() => ""),
});

/** Every place where versions of a document differ, in the order of the document. */
export function* differences(versions: readonly unknown[], place = root(versions)): Generator<Difference> {
	const [first] = versions;
	if (versions.every((version) => same(version, first))) return;
	const structure = structureOf(place, versions);
	if (structure === "record") {
		for (const fields of fieldsOf(place, versions)) {
			const values = versions.map((version) => fieldValue(version, fields));
			if (fields.length === 1) yield* differences(values, inField(place, fields[0] ?? ""));
			else if (!values.every((value) => same(value, values[0]))) {
				yield { kind: "field", ...inField(place, fields[0] ?? ""), values, rows: [] };
			}
		}
	} else if (structure === "list") {
		const lists = versions.map((version) => (version ?? []) as unknown[]);
		const rows = alignLists(place.pattern, lists);
		for (const row of rows) {
			const at = inRow(place, row);
			if (isTakenApart(row)) yield* differences(row.items, at);
			else yield { kind: "item", ...at, values: row.items, rows: [] };
		}
		yield { kind: "order", ...place, values: lists, rows };
	} else {
		yield { kind: "field", ...place, values: [...versions], rows: [] };
	}
}
