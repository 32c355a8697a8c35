import { fieldsIn } from "../study/field-register.ts";
import { isRecord } from "../versions/is-record.ts";
import type { Loose } from "./loose.ts";

/** A record with its lists of short texts split, and its ticks as a list; so in its groups. */
export function withLists(record: Loose, place: string): Loose {
	const read: Loose = { ...record };
	for (const { pattern, key, kind, whole, form } of fieldsIn(place)) {
		if (!form) continue;
		if (kind === "texts") read[key] = splitList(record[key]);
		if (kind === "choices") read[key] = [record[key] ?? []].flat();
		if (kind === "record" && !whole) read[key] = withLists(isRecord(record[key]) ? record[key] : {}, pattern);
	}
	return read;
}

/** Short texts: one a line, or separated by semicolons. */
function splitList(value: unknown): string[] {
	return (typeof value === "string" ? value : "")
		.split(/[;\n]/)
		.map((item) => item.trim())
		.filter((item) => item !== "");
}
