export const BIAS_TOOLS = {
	"rob-2": "RoB 2",
	"rob-1": "Cochrane risk of bias (2011)",
	"robins-i": "ROBINS-I",
	other: "Other",
} as const;

/** Versions and variants of the tools that judge by template; which tool has which, `sheets.ts` says. */
export const BIAS_VERSIONS = {
	individual: "Individually randomised, parallel groups",
	cluster: "Cluster randomised",
	crossover: "Crossover",
	"of-2011": "2011",
	"of-2016": "2016",
	v2: "Version 2",
} as const;

/** What a trial's result is asked to say: the effect of being assigned to an intervention, or of keeping to it. */
export const BIAS_EFFECTS = {
	assignment: "Assignment to the intervention",
	adherence: "Adherence to the intervention",
} as const;

/** Answers to signalling questions, by the letters that the tools have for them. */
export const BIAS_ANSWERS = {
	Y: "Yes",
	PY: "Probably yes",
	PN: "Probably no",
	N: "No",
	NI: "No information",
	NA: "Not applicable",
	SY: "Strong yes",
	WY: "Weak yes",
	WN: "Weak no",
	SN: "Strong no",
} as const;

export const BIAS_JUDGEMENTS = {
	low: "Low",
	"low-except-confounding": "Low, except for concerns about uncontrolled confounding",
	"some-concerns": "Some concerns",
	moderate: "Moderate",
	serious: "Serious",
	high: "High",
	critical: "Critical",
	unclear: "Unclear",
	"no-information": "No information",
} as const;
