import { isMeasure, MEASURES, namesOf, REPORTED_MEASURES } from "#app/statistics/effects/measures.ts";

/**
 * The closed lists of the field: each key is what documents, URLs and the database hold; each label is what
 * people read. The keys follow ClinicalTrials.gov's enumerations in our own spelling, so that registry
 * records map one to one.
 */
export type Vocabulary = Readonly<Record<string, string>>;

/** The keys of a vocabulary as the tuple zod's `enum` wants. */
export function keysOf<V extends Vocabulary>(vocabulary: V) {
	return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]];
}

/** The label of a key, or the key itself when it is not in the vocabulary. Addresses name keys such as `__proto__`. */
export function labelOf(vocabulary: Vocabulary, key: string): string {
	return (Object.hasOwn(vocabulary, key) ? vocabulary[key] : undefined) ?? key;
}

/** What a choice says that nobody made. */
export const NOT_SAID = "Not said";

/** The label of a choice as people read it, also where it was not made: a blank is no default. */
export function saidLabel(vocabulary: Vocabulary, key: string | undefined): string {
	return key === undefined ? NOT_SAID : labelOf(vocabulary, key);
}

export const STUDY_KINDS = {
	"randomised-trial": "Randomised trial",
	"non-randomised-trial": "Non-randomised trial",
	observational: "Observational study",
	"expanded-access": "Expanded access",
	"systematic-review": "Systematic review",
} as const;

export const REGISTRY_STATUSES = {
	"not-yet-recruiting": "Not yet recruiting",
	recruiting: "Recruiting",
	"enrolling-by-invitation": "Enrolling by invitation",
	"active-not-recruiting": "Active, not recruiting",
	completed: "Completed",
	suspended: "Suspended",
	terminated: "Terminated",
	withdrawn: "Withdrawn",
	available: "Expanded access: available",
	"no-longer-available": "Expanded access: no longer available",
	"temporarily-not-available": "Expanded access: temporarily not available",
	"approved-for-marketing": "Expanded access: approved for marketing",
	withheld: "Withheld",
	unknown: "Unknown",
} as const;

export const PHASES = {
	"early-1": "Early phase 1",
	"1": "Phase 1",
	"1-2": "Phase 1/2",
	"2": "Phase 2",
	"2-3": "Phase 2/3",
	"3": "Phase 3",
	"4": "Phase 4",
	"not-applicable": "Not applicable",
} as const;

export const ALLOCATIONS = {
	randomised: "Randomised",
	"non-randomised": "Non-randomised",
	"not-applicable": "Not applicable",
} as const;

export const DESIGN_MODELS = {
	parallel: "Parallel groups",
	crossover: "Crossover",
	factorial: "Factorial",
	sequential: "Sequential",
	"single-group": "Single group",
	cohort: "Cohort",
	"case-control": "Case-control",
	"case-only": "Case only",
	"case-crossover": "Case crossover",
	"ecologic-or-community": "Ecologic or community",
	"family-based": "Family based",
	"defined-population": "Defined population",
	"natural-history": "Natural history",
	other: "Other",
} as const;

export const MASKINGS = {
	none: "None (open label)",
	single: "Single",
	double: "Double",
	triple: "Triple",
	quadruple: "Quadruple",
} as const;

export const MASKED_PEOPLE = {
	participant: "Participant",
	"care-provider": "Care provider",
	investigator: "Investigator",
	"outcomes-assessor": "Outcomes assessor",
} as const;

export const PURPOSES = {
	treatment: "Treatment",
	prevention: "Prevention",
	diagnostic: "Diagnostic",
	"supportive-care": "Supportive care",
	screening: "Screening",
	"health-services-research": "Health services research",
	"basic-science": "Basic science",
	"education-counselling-training": "Education, counselling or training",
	"device-feasibility": "Device feasibility",
	other: "Other",
} as const;

/** When an observational study looked at people: at one time, back at records, or on from enrolment. */
export const TIME_PERSPECTIVES = {
	prospective: "Prospective",
	retrospective: "Retrospective",
	"cross-sectional": "Cross-sectional",
	other: "Other",
} as const;

export const SAMPLING_METHODS = {
	probability: "Probability sample",
	"non-probability": "Non-probability sample",
} as const;

/** Whether a registry's date or number has come to be, or is still expected. */
export const CERTAINTIES = { actual: "Actual", estimated: "Estimated" } as const;

export const SHARING_PLANS = { yes: "Yes", no: "No", undecided: "Undecided" } as const;

/** What a comparison was made to show. */
export const HYPOTHESES = {
	superiority: "Superiority",
	"non-inferiority": "Non-inferiority",
	equivalence: "Equivalence",
	"non-inferiority-or-equivalence": "Non-inferiority or equivalence",
	"superiority-or-other": "Superiority or other",
	other: "Other",
} as const;

/** How adverse events came to be known: everybody was asked, or people told. */
export const ASSESSMENTS = { systematic: "Asked of everybody", "non-systematic": "As people told" } as const;

export const SEXES = { all: "All", female: "Female", male: "Male" } as const;

export const REPORT_ROLES = {
	primary: "Primary publication",
	secondary: "Secondary publication",
	protocol: "Protocol",
	registry: "Registry record",
	review: "Review that gives figures",
	background: "Background",
} as const;

/** What became of a report after it was published. */
export const REPORT_STATUSES = {
	retracted: "Retracted",
	"expression-of-concern": "Expression of concern",
	corrected: "Corrected",
} as const;

export const ARM_ROLES = {
	experimental: "Experimental",
	"active-comparator": "Active comparator",
	"placebo-comparator": "Placebo comparator",
	"sham-comparator": "Sham comparator",
	"no-intervention": "No intervention",
	other: "Other",
} as const;

export const INTERVENTION_TYPES = {
	drug: "Drug",
	biological: "Biological",
	device: "Device",
	procedure: "Procedure",
	behavioural: "Behavioural",
	"dietary-supplement": "Dietary supplement",
	radiation: "Radiation",
	genetic: "Genetic",
	"combination-product": "Combination product",
	"diagnostic-test": "Diagnostic test",
	placebo: "Placebo",
	other: "Other",
} as const;

export const OUTCOME_KINDS = {
	binary: "Yes or no",
	continuous: "Measured on a scale",
	count: "Counted events",
	"time-to-event": "Time to an event",
} as const;

export const OUTCOME_CONCEPTS = {
	response: "Response",
	remission: "Remission",
	relapse: "Relapse",
	"symptom-severity": "Symptom severity",
	mortality: "Mortality",
	survival: "Survival",
	incidence: "New cases of disease",
	recovery: "Recovery",
	"quality-of-life": "Quality of life",
	functioning: "Functioning",
	pain: "Pain",
	hospitalisation: "Hospitalisation",
	discontinuation: "Discontinuation",
	harm: "Harm",
	biomarker: "Biomarker or physiological measure",
	adherence: "Adherence",
	other: "Other",
} as const;

export const DIRECTIONS = {
	"higher-is-better": "Higher is better",
	"lower-is-better": "Lower is better",
} as const;

export const PRIORITIES = { primary: "Primary", secondary: "Secondary", other: "Other" } as const;

export const MEAN_TYPES = {
	arithmetic: "Mean",
	"least-squares": "Least-squares mean",
	geometric: "Geometric mean",
	"geometric-least-squares": "Geometric least-squares mean",
	log: "Mean of logarithms",
} as const;

/** What a Kaplan–Meier estimate at a time is the share of. */
export const LANDMARK_OF = {
	"event-free": "Free of the event",
	event: "With the event",
} as const;

/** The measures that a source can report. */
export const CONTRAST_MEASURES = { ...namesOf(REPORTED_MEASURES), other: "Other" } as const;

/** A reported measure as messages call it; one that nobody named is an estimate. */
export function saidMeasure(measure: keyof typeof CONTRAST_MEASURES | undefined): string {
	return measure === undefined || measure === "other" ? "Estimate" : CONTRAST_MEASURES[measure];
}

/** Whether a measure divides one arm by the other, so that 1 is no difference and logarithms are its scale. */
export function isRatio(measure: unknown): boolean {
	return isMeasure(measure) && MEASURES[measure].scale === "log";
}

/** Why it is open which of its two arms a reported estimate is of. */
export const ORIENTATION_DOUBTS = {
	"not-said": "Not said in the source",
	contradicted: "The source’s words and the arms’ figures contradict each other",
} as const;

export const REGULATORY_STATUSES = {
	approved: "Approved",
	"off-label": "Off-label",
	investigational: "Investigational",
} as const;

export const IDENTIFIER_SYSTEMS = {
	nct: "ClinicalTrials.gov",
	isrctn: "ISRCTN",
	eudract: "EudraCT",
	ctis: "EU CTIS",
	drks: "DRKS (Germany)",
	chictr: "ChiCTR (China)",
	tctr: "TCTR (Thailand)",
	anzctr: "ANZCTR",
	ctri: "CTRI (India)",
	irct: "IRCT (Iran)",
	jrct: "jRCT (Japan)",
	umin: "UMIN (Japan)",
	utn: "WHO universal trial number",
	prospero: "PROSPERO",
	sponsor: "Sponsor's own number",
	funder: "Funder's number",
	other: "Other",
} as const;

/** Systems whose numbers different studies have too: one grant pays for several, and sponsors use the same ones. */
export const SHARED_SYSTEMS = ["sponsor", "funder", "other"] as const;

export const VISIBILITIES = { draft: "Draft", published: "Published" } as const;
export type Visibility = keyof typeof VISIBILITIES;
