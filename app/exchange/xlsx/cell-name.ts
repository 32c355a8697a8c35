/** A sheet has no more columns. */
const MOST_COLUMNS = 16_384;

/** Column 1 (of 0, 1, …) of row 7 → `B7`. */
export function cellName(column: number, row: number): string {
	const letters = (left: number): string =>
		left < 0 ? "" : letters(Math.floor(left / 26) - 1) + String.fromCharCode(65 + (left % 26));
	return `${letters(column)}${row}`;
}

/** `B7` → 1. @throws Error for what no cell is called */
export function columnOf(name: string): number {
	const letters = /^[A-Z]{1,3}/.exec(name)?.[0] ?? "";
	const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
	if (!(column >= 0 && column < MOST_COLUMNS)) throw new Error(`No cell is called ${name}`);
	return column;
}
