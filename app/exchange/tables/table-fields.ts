import { FIELDS, type FieldKind } from "#app/domain/study/field-register.ts";
import type { Vocabulary } from "#app/domain/vocabulary.ts";

/**
 * The fields a column of a table can be matched to. `study` and `outcome` fields describe the row's study and
 * outcome; `arm` fields belong to the row's arm in a long table, and to its first or second arm in a wide one. What
 * columns of each are called, `column-names.ts` says.
 */
export interface TableField {
	/** What people read when they choose the field for a column. */
	label: string;
	level: "study" | "outcome" | "arm" | "contrast" | "ignored";
	/** How the cell is read. */
	type:
		| "text"
		| "whole"
		| "count"
		| "decimal"
		| "percent"
		| "proportion"
		| "year"
		| "p"
		| "rate"
		| "mean"
		| "mean-sd"
		| "mean-se"
		| "mean-interval"
		| "median"
		| "median-quartiles"
		| "median-range"
		| "estimate"
		| "interval"
		| "time"
		| "yes-no"
		| "choice"
		| "list"
		| "numbers";
	/** The closed list whose keys or labels stand in its cells. */
	vocabulary?: Vocabulary;
}

const TYPES: Partial<Record<FieldKind, TableField["type"]>> = {
	...{ text: "text", choice: "choice", whole: "whole", decimal: "decimal", year: "year" },
	"yes-no": "yes-no",
};

/**
 * A column that holds a field of the study document as it is: called and read as the schema says.
 * @param label where the choice among all columns has to say more
 */
function column(level: TableField["level"], pattern: string, label?: string): TableField {
	const field = FIELDS.get(pattern);
	const type = field && TYPES[field.kind];
	if (!type) throw new Error(`No column holds ${pattern}`);
	const { vocabulary } = field;
	return { label: label ?? field.label, level, type, ...(vocabulary && { vocabulary }) };
}

/** In the order in which the choice offers them. */
export const TABLE_FIELDS = {
	study: { label: "Study", level: "study", type: "text" },
	year: column("study", "reports.*.year"),
	title: column("study", "title"),
	authors: column("study", "reports.*.authors"),
	journal: column("study", "reports.*.journal"),
	nct: { label: "NCT number", level: "study", type: "text" },
	numbers: { label: "Registry numbers, each behind its registry", level: "study", type: "numbers" },
	doi: column("study", "reports.*.doi"),
	pmid: column("study", "reports.*.pmid"),
	subgroup: { label: "Subgroup of studies", level: "study", type: "text" },
	condition: { label: "Condition", level: "study", type: "list" },
	outcome: { label: "Outcome", level: "outcome", type: "text" },
	concept: column("outcome", "outcomes.*.concept", "Outcome concept"),
	kind: column("outcome", "outcomes.*.kind", "Kind of outcome"),
	instrument: column("outcome", "outcomes.*.instrument"),
	unit: column("outcome", "outcomes.*.unit"),
	time: { label: "Time point", level: "outcome", type: "time" },
	timeValue: column("outcome", "outcomes.*.timePoints.*.value", "Time, value"),
	timeUnit: column("outcome", "outcomes.*.timePoints.*.unit", "Time, unit"),
	timeWeeks: { label: "Time in weeks", level: "outcome", type: "decimal" },
	arm: { label: "Arm", level: "arm", type: "text" },
	role: column("arm", "arms.*.role", "Role of the arm"),
	intervention: { label: "Intervention", level: "arm", type: "text" },
	dose: column("arm", "arms.*.interventions.*.dose"),
	randomised: column("arm", "arms.*.randomised"),
	n: { label: "Analysed (n)", level: "arm", type: "whole" },
	events: { label: "Events", level: "arm", type: "count" },
	nonEvents: { label: "Without the event", level: "arm", type: "whole" },
	percent: { label: "Percentage", level: "arm", type: "percent" },
	rate: { label: "Rate as printed, such as 17/33", level: "arm", type: "rate" },
	proportion: { label: "Proportion from 0 to 1", level: "arm", type: "proportion" },
	mean: { label: "Mean", level: "arm", type: "mean" },
	sd: column("arm", "outcomes.*.results.*.sd"),
	se: column("arm", "outcomes.*.results.*.se"),
	ciLow: { label: "Interval, lower", level: "arm", type: "decimal" },
	ciHigh: { label: "Interval, upper", level: "arm", type: "decimal" },
	ciLevel: { label: "Interval, level in percent", level: "arm", type: "decimal" },
	meanSd: { label: "Mean (SD) in one cell", level: "arm", type: "mean-sd" },
	meanSe: { label: "Mean (SE) in one cell", level: "arm", type: "mean-se" },
	meanInterval: { label: "Mean (interval) in one cell", level: "arm", type: "mean-interval" },
	interval: { label: "Interval in one cell", level: "arm", type: "interval" },
	median: { label: "Median", level: "arm", type: "median" },
	medianQuartiles: { label: "Median (quartiles) in one cell", level: "arm", type: "median-quartiles" },
	medianRange: { label: "Median (range) in one cell", level: "arm", type: "median-range" },
	q1: column("arm", "outcomes.*.results.*.q1"),
	q3: column("arm", "outcomes.*.results.*.q3"),
	min: column("arm", "outcomes.*.results.*.min", "Minimum"),
	max: column("arm", "outcomes.*.results.*.max", "Maximum"),
	quartiles: { label: "Quartiles in one cell", level: "arm", type: "interval" },
	range: { label: "Minimum and maximum in one cell", level: "arm", type: "interval" },
	meanType: column("arm", "outcomes.*.results.*.meanType"),
	count: { label: "Events counted over time", level: "arm", type: "whole" },
	personTime: column("arm", "outcomes.*.results.*.personTime"),
	isChange: column("arm", "outcomes.*.results.*.isChange"),
	landmark: column("arm", "outcomes.*.results.*.landmark"),
	landmarkLow: column("arm", "outcomes.*.results.*.landmarkLow", "Kaplan–Meier estimate, lower"),
	landmarkHigh: column("arm", "outcomes.*.results.*.landmarkHigh", "Kaplan–Meier estimate, upper"),
	landmarkLevel: column(
		"arm",
		"outcomes.*.results.*.landmarkLevel",
		"Kaplan–Meier estimate, level in percent",
	),
	landmarkOf: column("arm", "outcomes.*.results.*.landmarkOf", "What the Kaplan–Meier estimate is of"),
	measure: { label: "Measure of the reported comparison", level: "contrast", type: "choice" },
	estimate: { label: "Reported comparison, estimate", level: "contrast", type: "estimate" },
	estimateLow: { label: "Reported comparison, lower", level: "contrast", type: "decimal" },
	estimateHigh: { label: "Reported comparison, upper", level: "contrast", type: "decimal" },
	estimateInterval: {
		label: "Reported comparison, interval in one cell",
		level: "contrast",
		type: "interval",
	},
	estimateLevel: { label: "Reported comparison, level in percent", level: "contrast", type: "decimal" },
	estimateSe: { label: "Reported comparison, standard error", level: "contrast", type: "decimal" },
	estimateVariance: { label: "Reported comparison, variance", level: "contrast", type: "decimal" },
	p: { label: "Reported comparison, p", level: "contrast", type: "p" },
	note: { label: "Note on the figures", level: "arm", type: "text" },
	locator: { label: "Where it was read", level: "arm", type: "text" },
	quote: { label: "Words of the source", level: "arm", type: "text" },
	ignored: { label: "Leave this column out", level: "ignored", type: "text" },
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

const ABOUT_FIGURES: readonly FieldKey[] = [
	...(["role", "intervention", "dose", "meanType", "landmarkOf", "note", "locator", "quote"] as const),
];

/** Whether a field holds figures of an arm. */
export const isFigure = (field: FieldKey) => isOfArm(field) && !ABOUT_FIGURES.includes(field);
