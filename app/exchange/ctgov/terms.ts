import type * as words from "#app/domain/vocabulary.ts";

/** The registry's terms for what the study document says in its own. */
type Terms<V> = Readonly<Record<string, Extract<keyof V, string>>>;

export const STATUSES: Terms<typeof words.REGISTRY_STATUSES> = {
	NOT_YET_RECRUITING: "not-yet-recruiting",
	RECRUITING: "recruiting",
	ENROLLING_BY_INVITATION: "enrolling-by-invitation",
	ACTIVE_NOT_RECRUITING: "active-not-recruiting",
	COMPLETED: "completed",
	SUSPENDED: "suspended",
	TERMINATED: "terminated",
	WITHDRAWN: "withdrawn",
	AVAILABLE: "available",
	NO_LONGER_AVAILABLE: "no-longer-available",
	TEMPORARILY_NOT_AVAILABLE: "temporarily-not-available",
	APPROVED_FOR_MARKETING: "approved-for-marketing",
	WITHHELD: "withheld",
	UNKNOWN: "unknown",
};

/** By the phases of a record, sorted and joined. */
export const PHASES: Terms<typeof words.PHASES> = {
	EARLY_PHASE1: "early-1",
	PHASE1: "1",
	"PHASE1+PHASE2": "1-2",
	PHASE2: "2",
	"PHASE2+PHASE3": "2-3",
	PHASE3: "3",
	PHASE4: "4",
	NA: "not-applicable",
};

export const ALLOCATIONS: Terms<typeof words.ALLOCATIONS> = {
	RANDOMIZED: "randomised",
	NON_RANDOMIZED: "non-randomised",
	NA: "not-applicable",
};

export const MODELS: Terms<typeof words.DESIGN_MODELS> = {
	PARALLEL: "parallel",
	CROSSOVER: "crossover",
	FACTORIAL: "factorial",
	SEQUENTIAL: "sequential",
	SINGLE_GROUP: "single-group",
	COHORT: "cohort",
	CASE_CONTROL: "case-control",
	CASE_ONLY: "case-only",
	CASE_CROSSOVER: "case-crossover",
	ECOLOGIC_OR_COMMUNITY: "ecologic-or-community",
	FAMILY_BASED: "family-based",
	DEFINED_POPULATION: "defined-population",
	NATURAL_HISTORY: "natural-history",
	OTHER: "other",
};

export const MASKINGS: Terms<typeof words.MASKINGS> = {
	NONE: "none",
	SINGLE: "single",
	DOUBLE: "double",
	TRIPLE: "triple",
	QUADRUPLE: "quadruple",
};

export const MASKED: Terms<typeof words.MASKED_PEOPLE> = {
	PARTICIPANT: "participant",
	CARE_PROVIDER: "care-provider",
	INVESTIGATOR: "investigator",
	OUTCOMES_ASSESSOR: "outcomes-assessor",
};

export const PURPOSES: Terms<typeof words.PURPOSES> = {
	TREATMENT: "treatment",
	PREVENTION: "prevention",
	DIAGNOSTIC: "diagnostic",
	ECT: "education-counselling-training",
	SUPPORTIVE_CARE: "supportive-care",
	SCREENING: "screening",
	HEALTH_SERVICES_RESEARCH: "health-services-research",
	BASIC_SCIENCE: "basic-science",
	DEVICE_FEASIBILITY: "device-feasibility",
	OTHER: "other",
};

export const TIME_PERSPECTIVES: Terms<typeof words.TIME_PERSPECTIVES> = {
	PROSPECTIVE: "prospective",
	RETROSPECTIVE: "retrospective",
	CROSS_SECTIONAL: "cross-sectional",
	OTHER: "other",
};

export const CERTAINTIES: Terms<typeof words.CERTAINTIES> = { ACTUAL: "actual", ESTIMATED: "estimated" };

export const SEXES: Terms<typeof words.SEXES> = { ALL: "all", FEMALE: "female", MALE: "male" };

export const SAMPLINGS: Terms<typeof words.SAMPLING_METHODS> = {
	PROBABILITY_SAMPLE: "probability",
	NON_PROBABILITY_SAMPLE: "non-probability",
};

export const ARM_ROLES: Terms<typeof words.ARM_ROLES> = {
	EXPERIMENTAL: "experimental",
	ACTIVE_COMPARATOR: "active-comparator",
	PLACEBO_COMPARATOR: "placebo-comparator",
	SHAM_COMPARATOR: "sham-comparator",
	NO_INTERVENTION: "no-intervention",
	OTHER: "other",
};

export const INTERVENTION_TYPES: Terms<typeof words.INTERVENTION_TYPES> = {
	DRUG: "drug",
	BIOLOGICAL: "biological",
	DEVICE: "device",
	PROCEDURE: "procedure",
	BEHAVIORAL: "behavioural",
	DIETARY_SUPPLEMENT: "dietary-supplement",
	RADIATION: "radiation",
	GENETIC: "genetic",
	COMBINATION_PRODUCT: "combination-product",
	DIAGNOSTIC_TEST: "diagnostic-test",
	OTHER: "other",
};

export const REPORT_ROLES: Terms<typeof words.REPORT_ROLES> = {
	BACKGROUND: "background",
};

/** Types of references that say no role, and why: whether a publication is the trial's first stands nowhere. */
export const REFERENCES_WITHOUT_A_ROLE: Readonly<Record<string, string>> = {
	RESULT: "“RESULT” says that the publication reports results, not which publication of the study it is",
	DERIVED: "“DERIVED” says that the registry found the publication by the study's number, not what it is",
};

export const PRIORITIES: Terms<typeof words.PRIORITIES> = {
	PRIMARY: "primary",
	SECONDARY: "secondary",
	OTHER_PRE_SPECIFIED: "other",
	POST_HOC: "other",
};

export const HYPOTHESES: Terms<typeof words.HYPOTHESES> = {
	SUPERIORITY: "superiority",
	NON_INFERIORITY: "non-inferiority",
	EQUIVALENCE: "equivalence",
	NON_INFERIORITY_OR_EQUIVALENCE: "non-inferiority-or-equivalence",
	NON_INFERIORITY_OR_EQUIVALENCE_LEGACY: "non-inferiority-or-equivalence",
	SUPERIORITY_OR_OTHER: "superiority-or-other",
	SUPERIORITY_OR_OTHER_LEGACY: "superiority-or-other",
	OTHER: "other",
};

export const ASSESSMENTS: Terms<typeof words.ASSESSMENTS> = {
	SYSTEMATIC_ASSESSMENT: "systematic",
	NON_SYSTEMATIC_ASSESSMENT: "non-systematic",
};

export const SHARING_PLANS: Terms<typeof words.SHARING_PLANS> = {
	YES: "yes",
	NO: "no",
	UNDECIDED: "undecided",
};

/** A term of the registry in words, where the document keeps it as text: FULL_RANGE → "Full range". */
export function inWords(term: string): string {
	if (!/^[A-Z][A-Z0-9_]+$/.test(term)) return term;
	const words = term.toLowerCase().replaceAll("_", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}
