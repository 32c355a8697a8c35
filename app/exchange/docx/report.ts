/** A table of a report: its first row and first column say what stands below and beside. */
export interface ReportTable {
	caption: string;
	head: readonly string[];
	rows: readonly (readonly string[])[];
}

export interface ReportPicture {
	png: Uint8Array;
	/** In points of the drawing, which is scaled to the page. */
	width: number;
	height: number;
	/** What it shows, for whoever does not see it. */
	alternative: string;
	caption: string;
}

export type ReportBlock =
	| { kind: "paragraph"; text: string }
	| { kind: "list"; items: readonly string[] }
	| { kind: "facts"; facts: readonly { label: string; value: string }[] }
	| { kind: "table"; table: ReportTable }
	| { kind: "picture"; picture: ReportPicture }
	/** Numbered from 1, as the text names them in brackets. */
	| { kind: "references"; items: readonly { words: string; href?: string }[] };

export interface ReportSection {
	title: string;
	blocks: readonly ReportBlock[];
}

/** A report as plain content; what a Word file looks like, `write-report.ts` says. */
export interface Report {
	title: string;
	/** Under the title: of which version it is, and where it can be read. */
	about: string;
	authors?: string | undefined;
	sections: readonly ReportSection[];
}
