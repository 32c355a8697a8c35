/**
 * Every measure, described once; whoever needs to know something of one asks its entry. Data alone, so that pages in
 * the browser may read it as well. How effects are computed stands beside the others of the same figures, and does
 * not pass the type check without the measures that are said here to be computed.
 */

/** What an effect is computed from; "contrast" is an estimate with its standard error. */
export type Figures = "counts" | "means" | "proportion" | "rates" | "contrast";

/** The scale that estimates are pooled on. Ratios are logarithms until the moment they are printed. */
export type Scale = "log" | "identity" | "logit" | "arcsine" | "double arcsine";

/** How an effect makes one arm's rate that of the other. */
export type OnRate = "ratio" | "difference" | "odds ratio" | "hazard ratio";

/** Ways of pooling beside inverse variance, which is for all. */
export type TableModel = "mantel-haenszel" | "peto";

export interface MeasureEntry {
	/** "Risk ratio" */
	readonly name: string;
	/** In the heads of columns, where that is not its key. */
	readonly short?: string;
	/** Other names that can mean nothing else, in small letters without punctuation. */
	readonly alsoCalled?: readonly string[];
	readonly figures: Figures;
	readonly scale: Scale;
	/** What is printed of a proportion, or a difference of two, that is pooled as it is. */
	readonly reading?: "percent" | "points";
	/** What stands after a figure. */
	readonly unit?: string;
	/** How it is computed from the figures, as a methods section says it. Without it none is, but reported ones are known. */
	readonly how?: string;
	readonly models?: readonly TableModel[];
	/** Of measures that compare rates. */
	readonly onRate?: OnRate;
	/** What is added to zero cells where nothing else is asked for; ½ unless it is said. */
	readonly addition?: number;
	/** Whether it takes the arms' standard deviations for one. */
	readonly poolsSd?: true;
	/** A source can report it: its place among such measures, which numbers its analyses in files for RevMan. */
	readonly reported?: number;
	/** The measure whose reported estimates are estimates of this one, where that is another. */
	readonly reportedAs?: string;
}

/** The keys are metafor's where metafor has the measure. The first of some figures is their usual one. */
const REGISTER = {
	RR: {
		name: "Risk ratio",
		// Not "arr": it is an absolute risk reduction as often, a difference of the other sign.
		alsoCalled: ["relative risk", "adjusted rr"],
		figures: "counts",
		scale: "log",
		how: "on the logarithmic scale",
		models: ["mantel-haenszel"],
		onRate: "ratio",
		reported: 1,
	},
	OR: {
		name: "Odds ratio",
		alsoCalled: ["aor", "adjusted or", "adjusted odds ratio"],
		figures: "counts",
		scale: "log",
		how: "on the logarithmic scale",
		models: ["mantel-haenszel", "peto"],
		onRate: "odds ratio",
		reported: 2,
	},
	RD: {
		name: "Risk difference",
		figures: "counts",
		scale: "identity",
		reading: "points",
		how: "from the proportions of each arm",
		models: ["mantel-haenszel"],
		onRate: "difference",
		reported: 3,
	},
	PETO: {
		name: "Peto odds ratio",
		short: "Peto OR",
		figures: "counts",
		scale: "log",
		how: "from observed minus expected events and their hypergeometric variance",
		models: ["peto"],
		onRate: "odds ratio",
		reportedAs: "OR",
	},
	MD: {
		name: "Mean difference",
		alsoCalled: ["wmd", "weighted mean difference"],
		figures: "means",
		scale: "identity",
		how: "with each arm's own variance",
		reported: 6,
	},
	SMD: {
		name: "Standardised mean difference",
		alsoCalled: [
			...["standardized mean difference", "hedges g", "hedges s g", "hedge s g", "cohens d", "cohen s d"],
		],
		figures: "means",
		scale: "identity",
		unit: "standard deviations",
		how: "as Hedges’ g with the exact small-sample correction",
		poolsSd: true,
		reported: 7,
	},
	SMDH: {
		name: "Standardised mean difference, unequal variances",
		short: "SMD, unequal variances",
		figures: "means",
		scale: "identity",
		unit: "standard deviations",
		how: "over the root of the mean of both variances, with Bonett’s variance",
	},
	SMD1: {
		name: "Glass’s Δ",
		figures: "means",
		scale: "identity",
		unit: "standard deviations of the comparator",
		how: "over the comparator’s standard deviation, with the exact small-sample correction",
	},
	ROM: { name: "Ratio of means", figures: "means", scale: "log", reported: 8 },
	IRR: {
		name: "Rate ratio",
		alsoCalled: ["incidence rate ratio"],
		figures: "rates",
		scale: "log",
		how: "on the logarithmic scale from events and person-time",
		models: ["mantel-haenszel"],
		onRate: "ratio",
		reported: 5,
	},
	HR: {
		name: "Hazard ratio",
		alsoCalled: ["ahr", "adjusted hr", "adjusted hazard ratio"],
		figures: "contrast",
		scale: "log",
		onRate: "hazard ratio",
		reported: 4,
	},
	PLO: {
		name: "Proportion (logit)",
		short: "Proportion",
		figures: "proportion",
		scale: "logit",
		how: "on the logit scale",
	},
	PFT: {
		name: "Proportion (double arcsine)",
		short: "Proportion",
		figures: "proportion",
		scale: "double arcsine",
		how: "as Freeman and Tukey’s double arcsine, read back by Miller’s inversion with the harmonic mean of the sizes",
		addition: 0,
	},
	PAS: {
		name: "Proportion (arcsine)",
		short: "Proportion",
		figures: "proportion",
		scale: "arcsine",
		how: "as the arcsine of its square root",
		addition: 0,
	},
	PR: {
		name: "Proportion (raw)",
		short: "Proportion",
		figures: "proportion",
		scale: "identity",
		reading: "percent",
		how: "as it is, without a transformation",
	},
	GEN: {
		name: "Reported estimate",
		short: "Effect",
		figures: "contrast",
		scale: "identity",
		how: "as reported, with its standard error",
	},
} as const satisfies Record<string, MeasureEntry>;

export type Measure = keyof typeof REGISTER;
type Entries = typeof REGISTER;
type MeasureWith<Some> = { [M in Measure]: Entries[M] extends Some ? M : never }[Measure];

/** Measures that are computed from some figures. */
export type MeasureFrom<F extends Figures> = MeasureWith<{ how: string; figures: F }>;
export type AnalysisMeasure = MeasureFrom<Figures>;
/** Those, and what is pooled from reported estimates alone. */
export type SynthesisMeasure = AnalysisMeasure | MeasureWith<{ figures: "contrast" }>;
export type ReportedMeasure = MeasureWith<{ reported: number }>;
/** Measures that a model beside inverse variance pools. */
export type MeasureOfModel<Model extends TableModel> = {
	[M in Measure]: Entries[M] extends { models: readonly (infer Own)[] }
		? Model extends Own
			? M
			: never
		: never;
}[Measure];

export const MEASURES: Readonly<Record<Measure, MeasureEntry>> = REGISTER;
const ALL = Object.keys(REGISTER) as Measure[];

export const POOLABLE_MEASURES = ALL.filter(isSynthesisMeasure);

/** In the order of their places. */
export const REPORTED_MEASURES = ALL.filter(
	(measure): measure is ReportedMeasure => MEASURES[measure].reported !== undefined,
).sort((one, other) => (MEASURES[one].reported ?? 0) - (MEASURES[other].reported ?? 0));

/** The measures that are computed from some figures. */
export function measuresFrom<F extends Figures>(figures: F): MeasureFrom<F>[] {
	return ALL.filter(
		(measure): measure is MeasureFrom<F> =>
			MEASURES[measure].how !== undefined && MEASURES[measure].figures === figures,
	);
}

/** Whether a text is a measure's key. */
export function isMeasure(text: unknown): text is Measure {
	return typeof text === "string" && Object.hasOwn(REGISTER, text);
}

/** Whether a text is the key of a measure that syntheses can have. */
export function isSynthesisMeasure(text: unknown): text is SynthesisMeasure {
	return isMeasure(text) && (MEASURES[text].how !== undefined || MEASURES[text].figures === "contrast");
}

/** Names by measures, as choices have them. */
export function namesOf<M extends Measure>(measures: readonly M[]): Readonly<Record<M, string>> {
	const names = measures.map((measure) => [measure, MEASURES[measure].name] as const);
	return Object.fromEntries(names) as Record<M, string>;
}

/** Whether a model beside inverse variance pools a measure. */
export function isPooledBy<Model extends TableModel>(
	model: Model,
	measure: Measure,
): measure is MeasureOfModel<Model> {
	return (MEASURES[measure].models ?? []).includes(model);
}

/** The measures that a model beside inverse variance pools. */
export function measuresOfModel(model: TableModel): Measure[] {
	return ALL.filter((measure) => isPooledBy(model, measure));
}
