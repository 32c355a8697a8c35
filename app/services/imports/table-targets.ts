import { isOfArm, TABLE_FIELDS } from "#app/exchange/tables/table-fields.ts";

/** What a column can be matched to, in groups. */
export type TableTargets = { group: string; options: { value: string; label: string }[] }[];

/** The choices for a column of a table. */
export function targetsFor(): TableTargets {
	const fields = Object.entries(TABLE_FIELDS) as [keyof typeof TABLE_FIELDS, { label: string }][];
	const options = (isWanted: (field: keyof typeof TABLE_FIELDS) => boolean, prefix = "") =>
		fields
			.filter(([field]) => field !== "ignored" && isWanted(field))
			.map(([field, { label }]) => ({ value: `${prefix}${field}`, label }));
	return [
		{ group: "No field", options: [{ value: "ignored", label: TABLE_FIELDS.ignored.label }] },
		{ group: "The study and the outcome", options: options((field) => !isOfArm(field)) },
		{ group: "The arm of the row", options: options(isOfArm) },
		...(["first", "second"] as const).map((side) => ({
			group: side === "first" ? "The first arm of the row" : "The second arm of the row",
			options: options(isOfArm, `${side}.`).map(({ value, label }) => ({
				value,
				label: `${label} (${side} arm)`,
			})),
		})),
	];
}
