import type { FieldKey, Side } from "./table-fields.ts";
import { type ArmRow, armId, textOf } from "./table-rows.ts";

/**
 * The arm that rows are of, as the document's schema takes it.
 * @param labels what all arms of the study are called
 */
export function armFrom(rows: ArmRow[], index: number, labels: readonly string[]): Record<string, unknown> {
	const pick = (field: FieldKey) =>
		rows.map(({ values }) => values[field]).find((value) => value !== undefined);
	const [first] = rows;
	const label = first?.arm ?? "";
	const intervention = textOf(pick("intervention"));
	const dose = textOf(pick("dose"));
	return {
		id: armId(index),
		label,
		role: pick("role") ?? roleFrom(label, first?.side, labels),
		randomised: pick("randomised"),
		interventions:
			intervention === undefined && dose === undefined
				? []
				: [{ type: "other", name: intervention ?? label, dose }],
	};
}

/** What the name of an arm says it is; the first of a pair is tried where the other's name says comparator. */
function roleFrom(label: string, side: Side | undefined, labels: readonly string[]): string | undefined {
	const own = comparatorRole(label);
	if (own !== undefined) return own;
	if (/^(experimental|treatment|treated|intervention|active|drug)$/i.test(label)) return "experimental";
	const isTried =
		side === "first" && labels.some((other) => other !== label && comparatorRole(other) !== undefined);
	return isTried ? "experimental" : undefined;
}

function comparatorRole(label: string): string | undefined {
	if (/\bplacebo\b/i.test(label)) return "placebo-comparator";
	if (/\bsham\b/i.test(label)) return "sham-comparator";
	if (/\b(wait(ing)?[- ]?list|no treatment|no intervention|wlc?)\b/i.test(label)) return "no-intervention";
	return /\b(control|usual care|standard care|tau|cau)\b/i.test(label) ? "other" : undefined;
}

/** What of an arm is filled by what is usual: its role, and that what it is called is what it was given. */
export function assumedOfArm(rows: ArmRow[], index: number): string[] {
	const isSaid = (field: FieldKey) => rows.some(({ values }) => values[field] !== undefined);
	return [
		...(isSaid("role") ? [] : [`arms.${armId(index)}.role`]),
		...(isSaid("intervention") || !isSaid("dose") ? [] : [`arms.${armId(index)}.interventions.name`]),
	];
}
