import type { Statement } from "better-sqlite3";
import type { Column } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableColumns, getTableName } from "./drizzle.ts";
import type { Store } from "./store.ts";

/** Adds rows to a table; what a row leaves out becomes null. */
export interface RowInsertion<Row> {
	/** @returns the row's id, where the table has ids */
	run(row: Row): number;
}

/**
 * A prepared insert of whole rows, values as the schema encodes them (yes-or-no as 1 and 0, lists as JSON).
 * Drizzle's own would build the statement anew, or encode each value through several calls.
 */
export function prepareInsertion<Table extends SQLiteTable>(
	store: Store,
	table: Table,
): RowInsertion<Table["$inferInsert"]> {
	const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !isRowId(column));
	const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
	const statement: Statement<unknown[]> = store.sqlite.prepare(
		`insert into "${getTableName(table)}" (${names}) values (${columns.map(() => "?").join(", ")})`,
	);
	const fields = columns.map(([field, column]) => ({ field, encode: encoderOf(column) }));
	return {
		run(row: Record<string, unknown>) {
			const values = fields.map(({ field, encode }) => encode(row[field]));
			return Number(statement.run(values).lastInsertRowid);
		},
	};
}

/** SQLite gives the number itself. */
const isRowId = (column: Column) => column.primary && column.getSQLType() === "integer";

type Encode = (value: unknown) => unknown;

function encoderOf(column: Column): Encode {
	if (column.dataType === "string" || column.dataType === "number") return (value) => value ?? null;
	return (value) => (value === undefined || value === null ? null : column.mapToDriverValue(value));
}
