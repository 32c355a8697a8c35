import { readNumber } from "#app/domain/format/decimal.ts";
import type { ColumnMatches } from "./column-match.ts";
import type { FieldKey } from "./table-fields.ts";
import type { TextRecord } from "./text-record.ts";

/** Figures that add up over studies. */
const ADDED: readonly FieldKey[] = ["n", "events", "nonEvents", "rate", "count"];

/**
 * The lines whose counts are exactly the sums of all others', or of the lines above them since the last such line.
 * Two lines at least are summed and two counts at least say so; where only numbers of people do, three lines, as
 * trials are often of equal size.
 * @param isNoStudy lines that are no studies for another reason: they end a block and are in no sum
 */
export function sumsOfOthers(
	rows: readonly TextRecord[],
	{ columns }: ColumnMatches,
	isNoStudy: (row: TextRecord) => boolean,
): Set<TextRecord> {
	const adding = columns.filter(({ target: { field } }) => ADDED.includes(field));
	const added = adding.map(({ column }) => column);
	const least = adding.every(({ target: { field } }) => field === "n") ? 3 : 2;
	const lines = rows.flatMap((row): { row: TextRecord; counts?: number[] }[] => {
		if (isNoStudy(row)) return [{ row }];
		const counts = added.flatMap((column) => countsIn(row.cells[column] ?? ""));
		const isWhole =
			counts.every((count) => count !== null) && counts.length >= 2 && counts.some((count) => count);
		return isWhole ? [{ row, counts: counts as number[] }] : [];
	});
	const width = lines.find(({ counts }) => counts)?.counts?.length ?? 0;
	const even = lines.filter(({ counts }) => !counts || counts.length === width);
	const zeros = () => Array.from({ length: width }, () => 0);
	const add = (sum: number[], counts: readonly number[]) => sum.map((value, at) => value + (counts[at] ?? 0));
	const equal = (sum: readonly number[], counts: readonly number[]) =>
		sum.every((value, at) => value === counts[at]);
	const studies = even.filter(({ counts }) => counts).length;
	const all = even.reduce((sum, { counts }) => (counts ? add(sum, counts) : sum), zeros());
	const found = new Set<TextRecord>();
	let block = { sum: zeros(), lines: 0 };
	let done = { sum: zeros(), lines: 0 };
	for (const { row, counts } of even) {
		if (!counts) {
			block = { sum: zeros(), lines: 0 };
			continue;
		}
		const isAll = studies > least && equal(all, add(counts, counts));
		const isBlock = block.lines >= least && equal(block.sum, counts);
		const isDone = done.lines >= least && equal(done.sum, counts);
		if (isAll || isBlock || isDone) {
			found.add(row);
			block = { sum: zeros(), lines: 0 };
			continue;
		}
		block = { sum: add(block.sum, counts), lines: block.lines + 1 };
		done = { sum: add(done.sum, counts), lines: done.lines + 1 };
	}
	return found;
}

/** The whole numbers of a cell: 12 of `12 (40%)`, 12 and 30 of `12/30`. */
function countsIn(cell: string): (number | null)[] {
	const parts = cell.replace(/[([].*$/, "").split(/\s*(?:\/|\bof\b)\s*/i);
	return parts.map((part) => {
		const reading = readNumber(part, ".");
		const value = reading.is === "number" ? Number(reading.value) : Number.NaN;
		return Number.isInteger(value) ? value : null;
	});
}
