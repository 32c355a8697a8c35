import type { FieldKey } from "./table-fields.ts";
import { type ArmRow, armId, textOf } from "./table-rows.ts";

/** The arm that rows are of, as the document's schema takes it. */
export function armFrom(rows: ArmRow[], index: number): Record<string, unknown> {
	const pick = (field: FieldKey) =>
		rows.map(({ values }) => values[field]).find((value) => value !== undefined);
	const [first] = rows;
	const label = first?.arm ?? "";
	const intervention = textOf(pick("intervention"));
	const dose = textOf(pick("dose"));
	return {
		id: armId(index),
		label,
		role: pick("role"),
		randomised: pick("randomised"),
		interventions:
			intervention === undefined && dose === undefined ? [] : [{ name: intervention ?? label, dose }],
	};
}

export function assumedOfArm(rows: ArmRow[], index: number): string[] {
	const isSaid = (field: FieldKey) => rows.some(({ values }) => values[field] !== undefined);
	return [...(isSaid("intervention") || !isSaid("dose") ? [] : [`arms.${armId(index)}.interventions.name`])];
}
