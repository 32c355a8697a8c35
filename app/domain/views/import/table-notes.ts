/** What was done in reading a table that nobody asked for: said, and nothing to be corrected. */
export interface TableRemark {
	line?: number;
	column?: string;
	text: string;
	/** A choice of another reading. */
	choice?: TableChoice;
}

/** A choice as a form offers it and posts it. */
export interface TableChoice {
	name: string;
	choices: { value: string; label: string }[];
	/** What holds now. */
	value?: string;
}

/** What can mean two things, so that somebody has to say which. Nothing is stored or computed until then. */
export interface TableQuestion extends TableChoice {
	line?: number;
	column?: string;
	text: string;
	/** How to answer where there is no form, as on the command line. */
	advice: string;
	/** The option of the command line that answers it. */
	option?: string;
}

/** What somebody answered to the questions of a table. */
export interface TableAnswers {
	decimalSign?: "." | ",";
	/** Of lines that may be totals, by their number in the text. */
	lines?: Readonly<Record<number, "study" | "total">>;
	/** What a standard error beside a ratio is of. */
	errorScale?: "log" | "natural";
	/** On what estimates of no known measure are pooled. */
	scale?: "log" | "identity";
	/** Of several outcomes the one to pool. */
	outcome?: string;
	/** Of a table with one arm a row: the arm that the other is compared with. */
	comparator?: string;
}
