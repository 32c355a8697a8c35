import { FIELDS } from "../study/field-register.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { isRecord } from "../versions/is-record.ts";
import { keyOf } from "../versions/lists.ts";
import { itemsOf } from "./loose.ts";

/**
 * What came from the form, with what the form does not show as it was before: registries fill it, and nobody types it.
 * A group of a table whose arm was removed is no arm any more.
 * @param before the version the form was filled in from
 * @param edited the schema's input, not yet held to it
 */
export function keepUnshown(before: StudyDocument, edited: { arms?: unknown }): unknown {
	const arms = new Set(itemsOf(edited.arms).map(({ id }) => id));
	return withoutArmsGone(kept(before, edited, ""), arms);
}

function kept(before: unknown, edited: unknown, place: string): unknown {
	if (Array.isArray(edited)) {
		const items = Array.isArray(before) ? before : [];
		const known = new Map(items.map((item) => [keyOf(item, place), item]));
		return edited.map((item) => kept(known.get(keyOf(item, place)), item, `${place}.*`));
	}
	if (!isRecord(edited)) return edited;
	const was = isRecord(before) ? before : {};
	const at = (field: string) => (place === "" ? field : `${place}.${field}`);
	const shown = Object.entries(edited).map(([field, value]) => [field, kept(was[field], value, at(field))]);
	const unshown = Object.entries(was).filter(([field]) => {
		const known = FIELDS.get(at(field));
		const isGone = known?.goesWith !== undefined && isBlank(edited[known.goesWith]);
		return known && !known.form && !isGone;
	});
	return Object.fromEntries([...shown, ...unshown]);
}

const isBlank = (value: unknown) => value === undefined || value === "";

function withoutArmsGone(document: unknown, arms: ReadonlySet<unknown>): unknown {
	if (!isRecord(document)) return document;
	const parts = Object.entries(document).map(([part, value]) => [part, groupsOf(value, arms)]);
	return Object.fromEntries(parts);
}

function groupsOf(part: unknown, arms: ReadonlySet<unknown>): unknown {
	if (!isRecord(part) || !Array.isArray(part.groups)) return part;
	const groups = part.groups.map((group: { armId?: string }) =>
		group.armId === undefined || arms.has(group.armId) ? group : { ...group, armId: undefined },
	);
	return { ...part, groups };
}
