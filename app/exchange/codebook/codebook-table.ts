/** A table of the codebook: what a file is, and what each of its columns means. */
export interface CodebookTable {
	id: string;
	title: string;
	/** Where the file is to be had. */
	where: string;
	about: string[];
	/** Columns that are explained together, in the file's order. */
	columns: readonly (readonly [names: readonly string[], meaning: string])[];
	/** What is to be kept in mind, after the columns. */
	notes: string[];
}
