/** A line of a pasted or uploaded table: text cells, nothing read into them yet. */
export interface TextRecord {
	/** The line of the text the record starts on, as an editor counts them. */
	line: number;
	cells: string[];
}
