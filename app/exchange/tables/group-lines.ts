import { counted } from "#app/domain/format/format.ts";
import type { TableRemark } from "#app/domain/views/import/table-notes.ts";
import { plain } from "./column-names.ts";
import type { TextRecord } from "./text-record.ts";

/**
 * An export of this program has lines of groups that are no arm, which no table of arms has a place for: they are
 * passed over, and said to be. A study that is here keeps what it has of them.
 */
export function passOverGroups(
	rows: readonly TextRecord[],
	header: readonly string[],
): { rows: readonly TextRecord[]; remarks: TableRemark[] } {
	const column = header.findIndex((name) => plain(name) === "group id");
	if (column < 0) return { rows, remarks: [] };
	const [ofGroups, others] = [true, false].map((isGroup) =>
		rows.filter(({ cells }) => ((cells[column] ?? "") !== "") === isGroup),
	);
	if (!ofGroups?.length || !others) return { rows, remarks: [] };
	const text = `${counted(ofGroups.length, "line is", "lines are")} of groups that are no arm: passed over`;
	return { rows: others, remarks: [{ text }] };
}
