import type { ColumnShown, TableTargets } from "#app/domain/views/import/table-preview.ts";
import type { TableFacts } from "#app/exchange/tables/read-facts.ts";
import { isOfArm, TABLE_FIELDS, targetKey } from "#app/exchange/tables/table-fields.ts";

/** The columns of a table that was read. */
export function columnsShown({
	header,
	matches,
	rows,
}: Pick<TableFacts, "header" | "matches" | "rows">): ColumnShown[] {
	return header.map((name, index) => {
		const match = matches.columns.find(({ column }) => column === index);
		return {
			name: name || `Column ${index + 1}`,
			target: match ? targetKey(match.target) : "ignored",
			sure: match?.how === "name" || match?.how === "chosen" || match?.how === "derived",
			example: rows.map(({ cells }) => cells[index] ?? "").find(Boolean) ?? "",
		};
	});
}

/** The choices for a column of a table, of the fields that are wanted. */
export function targetsFor(isOffered: (field: string) => boolean = () => true): TableTargets {
	const fields = (Object.entries(TABLE_FIELDS) as [keyof typeof TABLE_FIELDS, { label: string }][]).filter(
		([field]) => isOffered(field),
	);
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
