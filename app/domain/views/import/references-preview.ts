/** A record of the file as the page shows it. */
export interface ShownReference {
	/** Its place in the file, from 0, and the line there, from 1. */
	position: number;
	line: number;
	title: string;
	/** Authors, journal, year and numbers. */
	about: string;
	notes: string[];
	/** The line of the same reference before it in the file. */
	repeats?: number;
	/** The study here that has it, or may have it. */
	here?: { slug: string; title: string; how: string; sure: boolean };
}

export interface ReferencesPreview {
	/** What the text was read as. */
	format: string;
	/** Every record of the file, and of these as many as are new, here already or not to be read; of those shown. */
	counts: {
		records: number;
		fresh: number;
		here: number;
		doubtful: number;
		repeated: number;
		unreadable: number;
	};
	references: ShownReference[];
	problems: { line: number; start: string; reason: string }[];
	/** How many come after those that are shown. */
	more: number;
}
