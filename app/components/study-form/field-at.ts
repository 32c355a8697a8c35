import type { FieldMetadata } from "@conform-to/react";

/** What Conform knows of a field that has one control; what it holds, the register of fields says. */
export type Meta = FieldMetadata<string | undefined>;
type Fieldset = Readonly<Record<string, Meta>>;

/**
 * Conform's fields of a record by key. Conform's types follow one form's shape; here fields are found by the paths that
 * the register gives, so that the one place where types are left behind is this file.
 */
export const fieldsetOf = (record: object): Fieldset =>
	(record as FieldMetadata<Record<string, string | undefined>>).getFieldset();

/** Conform's field at a path within a record. */
export const fieldAt = (record: object, path: readonly string[]): Meta => fieldIn(fieldsetOf(record), path);

/** The same, of a record's fields. @throws Error where there is none */
export function fieldIn(fields: object, [key = "", ...rest]: readonly string[]): Meta {
	const field = (fields as Fieldset)[key];
	if (!field) throw new Error(`The form has no field ${key}`);
	return rest.length > 0 ? fieldAt(field, rest) : field;
}
