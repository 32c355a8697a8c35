/**
 * The fields a column of a table can be matched to. `study` and `outcome` fields describe the row's study and
 * outcome; `arm` fields belong to the row's arm in a long table, and to its first or second arm in a wide one.
 */
export interface TableField {
	/** What people read when they choose the field for a column. */
	label: string;
	level: "study" | "outcome" | "arm" | "contrast" | "ignored";
	/** How the cell is read. */
	type:
		| "text"
		| "whole"
		| "decimal"
		| "percent"
		| "year"
		| "p"
		| "rate"
		| "time"
		| "yes-no"
		| "choice"
		| "list";
	/** Names that columns of this meaning bear, in small letters without punctuation. */
	names: string[];
}

/** In the order in which the choice offers them. */
export const TABLE_FIELDS = {
	study: {
		label: "Study",
		level: "study",
		type: "text",
		names: [
			"study",
			"study id",
			"studlab",
			"study label",
			"trial",
			"slab",
			"author year",
			"study name",
			"name",
		],
	},
	year: {
		label: "Year",
		level: "study",
		type: "year",
		names: ["year", "study year", "publication year", "pub year", "yr"],
	},
	title: { label: "Title", level: "study", type: "text", names: ["title", "study title", "official title"] },
	authors: {
		label: "Authors",
		level: "study",
		type: "text",
		names: ["authors", "author", "first author", "au"],
	},
	journal: { label: "Journal", level: "study", type: "text", names: ["journal", "source title"] },
	nct: {
		label: "NCT number",
		level: "study",
		type: "text",
		names: ["nct", "nct id", "nct number", "nctid", "registration", "trial registration"],
	},
	doi: { label: "DOI", level: "study", type: "text", names: ["doi"] },
	pmid: { label: "PubMed id", level: "study", type: "text", names: ["pmid", "pubmed", "pubmed id"] },
	condition: {
		label: "Condition",
		level: "study",
		type: "list",
		names: ["condition", "conditions", "disease", "diagnosis", "indication"],
	},
	outcome: {
		label: "Outcome",
		level: "outcome",
		type: "text",
		names: ["outcome", "outcome label", "endpoint", "outcome name", "outcome measure", "analysis name"],
	},
	concept: {
		label: "Outcome concept",
		level: "outcome",
		type: "choice",
		names: ["concept", "outcome concept"],
	},
	kind: {
		label: "Kind of outcome",
		level: "outcome",
		type: "choice",
		names: ["kind", "outcome kind", "data type"],
	},
	instrument: {
		label: "Instrument",
		level: "outcome",
		type: "text",
		names: ["instrument", "scale", "measure", "questionnaire"],
	},
	unit: { label: "Unit", level: "outcome", type: "text", names: ["unit", "units", "unit of measure"] },
	time: {
		label: "Time point",
		level: "outcome",
		type: "time",
		names: ["time", "time point", "timepoint", "follow up", "followup", "time frame"],
	},
	timeValue: { label: "Time, value", level: "outcome", type: "decimal", names: ["time value"] },
	timeUnit: { label: "Time, unit", level: "outcome", type: "choice", names: ["time unit"] },
	timeWeeks: {
		label: "Time in weeks",
		level: "outcome",
		type: "decimal",
		names: ["time weeks", "weeks", "week", "follow up weeks", "time in weeks"],
	},
	arm: {
		label: "Arm",
		level: "arm",
		type: "text",
		names: ["arm", "arm label", "group", "treatment", "treat", "condition arm", "arm name"],
	},
	role: { label: "Role of the arm", level: "arm", type: "choice", names: ["role", "arm role", "arm type"] },
	intervention: { label: "Intervention", level: "arm", type: "text", names: ["intervention", "drug"] },
	dose: { label: "Dose", level: "arm", type: "text", names: ["dose", "dosage"] },
	randomised: {
		label: "Randomised",
		level: "arm",
		type: "whole",
		names: ["randomised", "randomized", "n randomised", "n randomized", "rand n"],
	},
	n: {
		label: "Analysed (n)",
		level: "arm",
		type: "whole",
		names: [
			"n",
			"analysed",
			"analyzed",
			"total",
			"total n",
			"totaln",
			"sample size",
			"n analysed",
			"at risk",
			"ni",
		],
	},
	events: {
		label: "Events",
		level: "arm",
		type: "whole",
		names: ["events", "event", "responders", "events reported", "cases", "r", "x", "xi", "number of events"],
	},
	nonEvents: {
		label: "Without the event",
		level: "arm",
		type: "whole",
		names: ["non events", "nonevents", "no event", "neg", "negatives", "event free"],
	},
	percent: {
		label: "Percentage",
		level: "arm",
		type: "percent",
		names: ["percent", "percentage", "percent reported", "pct", "%"],
	},
	rate: {
		label: "Rate as printed, such as 17/33",
		level: "arm",
		type: "rate",
		names: ["rate", "events/n", "n/n", "result", "events total", "response rate"],
	},
	mean: { label: "Mean", level: "arm", type: "decimal", names: ["mean", "m", "mi", "average"] },
	sd: {
		label: "Standard deviation",
		level: "arm",
		type: "decimal",
		names: ["sd", "std dev", "standard deviation", "sdi"],
	},
	se: {
		label: "Standard error",
		level: "arm",
		type: "decimal",
		names: ["se", "sem", "standard error", "std err"],
	},
	ciLow: {
		label: "Interval, lower",
		level: "arm",
		type: "decimal",
		names: ["ci low", "lower", "lcl", "ci lower", "lower ci"],
	},
	ciHigh: {
		label: "Interval, upper",
		level: "arm",
		type: "decimal",
		names: ["ci high", "upper", "ucl", "ci upper", "upper ci"],
	},
	ciLevel: {
		label: "Interval, level in percent",
		level: "arm",
		type: "decimal",
		names: ["ci level", "level"],
	},
	median: { label: "Median", level: "arm", type: "decimal", names: ["median", "med"] },
	q1: { label: "Lower quartile", level: "arm", type: "decimal", names: ["q1", "lower quartile"] },
	q3: { label: "Upper quartile", level: "arm", type: "decimal", names: ["q3", "upper quartile"] },
	min: { label: "Minimum", level: "arm", type: "decimal", names: ["min", "minimum"] },
	max: { label: "Maximum", level: "arm", type: "decimal", names: ["max", "maximum"] },
	count: { label: "Events counted over time", level: "arm", type: "whole", names: ["count", "event count"] },
	personTime: {
		label: "Person-time",
		level: "arm",
		type: "decimal",
		names: ["person time", "persontime", "person years", "person years at risk", "ti", "exposure"],
	},
	isChange: {
		label: "Change from baseline",
		level: "arm",
		type: "yes-no",
		names: ["is change", "change", "change score"],
	},
	measure: {
		label: "Measure of the reported comparison",
		level: "contrast",
		type: "choice",
		names: ["effect measure", "contrast measure"],
	},
	estimate: {
		label: "Reported comparison, estimate",
		level: "contrast",
		type: "decimal",
		names: ["estimate", "effect", "effect size", "effect estimate"],
	},
	estimateLow: {
		label: "Reported comparison, lower",
		level: "contrast",
		type: "decimal",
		names: ["estimate low", "effect lower"],
	},
	estimateHigh: {
		label: "Reported comparison, upper",
		level: "contrast",
		type: "decimal",
		names: ["estimate high", "effect upper"],
	},
	p: {
		label: "Reported comparison, p",
		level: "contrast",
		type: "p",
		names: ["p", "p value", "pvalue", "p val"],
	},
	note: {
		label: "Note on the figures",
		level: "arm",
		type: "text",
		names: ["note", "notes", "comment", "comments", "footnotes"],
	},
	locator: {
		label: "Where it was read",
		level: "arm",
		type: "text",
		names: ["source locator", "locator", "page", "table", "source"],
	},
	quote: {
		label: "Words of the source",
		level: "arm",
		type: "text",
		names: ["source quote", "quote", "quotation"],
	},
	ignored: { label: "Leave this column out", level: "ignored", type: "text", names: [] },
} as const satisfies Record<string, TableField>;

export type FieldKey = keyof typeof TABLE_FIELDS;

/** Which arm of a wide row a column belongs to. */
export type Side = "first" | "second";

/** What a column holds; `side` is absent in a long table and for fields of the study or outcome. */
export interface ColumnTarget {
	field: FieldKey;
	side?: Side;
}

/** A field as text, for a form and an address: `n`, `first.n`. */
export function targetKey({ field, side }: ColumnTarget): string {
	return side ? `${side}.${field}` : field;
}

/** @returns null when the text names no field */
export function parseTargetKey(text: string): ColumnTarget | null {
	const [first = "", second] = text.split(".");
	const field = second ?? first;
	if (!Object.hasOwn(TABLE_FIELDS, field)) return null;
	const key = field as FieldKey;
	if (second === undefined) return { field: key };
	if (first !== "first" && first !== "second") return null;
	const { level } = TABLE_FIELDS[key];
	return level === "arm" ? { field: key, side: first } : null;
}

/** Whether a field belongs to one arm, so that a wide table has it twice. */
export const isOfArm = (field: FieldKey): boolean => TABLE_FIELDS[field].level === "arm";
