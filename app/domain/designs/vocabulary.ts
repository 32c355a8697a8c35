/** The closed lists of designs, as `../vocabulary.ts` has the others: keys are stored, labels are read. */

/** What was randomised, or otherwise assigned, to the arms. */
export const ALLOCATION_UNITS = {
	person: "People, one by one",
	cluster: "Clusters: groups of people, such as villages or practices",
	"body-part": "Parts of one person’s body, such as eyes (split-body)",
} as const;

/** What a design can be beside its model. */
export const DESIGN_FEATURES = { "dose-ranging": "Dose-ranging", adaptive: "Adaptive" } as const;

/** Whether an interval and its p value allow for people of a cluster, or two figures of a person, being alike. */
export const ALLOWANCES = {
	allowed: "They allow for it",
	ignored: "They do not: everybody is taken for independent",
} as const;

/** Which periods of a crossover the figures are of. */
export const FIGURE_PERIODS = {
	"first-period": "The first period alone",
	"all-periods": "All periods",
} as const;

/** On which side of a margin the whole interval must lie for what was to be shown. */
export const MARGIN_SIDES = {
	above: "Above the margin",
	below: "Below the margin",
	between: "Between two margins",
} as const;

/** The people whose interval is held against a margin. */
export const ANALYSIS_SETS = {
	"intention-to-treat": "Intention to treat",
	"modified-intention-to-treat": "Modified intention to treat",
	"per-protocol": "Per protocol",
	"as-treated": "As treated",
	other: "Other",
} as const;
