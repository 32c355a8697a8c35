import { member } from "../id-path.ts";
import { FIELDS } from "../study/field-register.ts";
import { type ResultOf, resultKey } from "../study/result-key.ts";

/** The field that names an item for life; the rows of a synthesis have one too. */
const idField = (list: string) => FIELDS.get(list)?.itemId ?? (list === "rows" ? "id" : undefined);

/** The id of an item, where its list has ids. */
export function idOf(item: unknown, list: string): string | undefined {
	if (FIELDS.get(list)?.byResult) return resultKey(item as ResultOf);
	const field = idField(list);
	return field === undefined ? undefined : String(member(item, field));
}

/** What an item is about: its id, or what tells it from its neighbours, without regard to case. */
export function keyOf(item: unknown, list: string): string {
	const id = idOf(item, list);
	if (id !== undefined) return id;
	const telling = FIELDS.get(list)?.toldBy?.map((field) => member(item, field) ?? "") ?? [item];
	return JSON.stringify(telling).toLowerCase();
}

/** The item that a segment of a path names: by its id or, in lists without ids, by its position. */
export function itemAt(items: readonly unknown[], list: string, segment: string): unknown {
	return items.find((item) => idOf(item, list) === segment) ?? items[Number(segment)];
}
