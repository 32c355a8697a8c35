import {
	type Figures,
	isPooledBy,
	MEASURES,
	type MeasureFrom,
	namesOf,
	POOLABLE_MEASURES,
	type SynthesisMeasure,
} from "#app/statistics/effects/measures.ts";

/** The closed lists of a synthesis, as `vocabulary.ts` has those of a study: keys are stored, labels are read. */

export const SYNTHESIS_MEASURES = namesOf(POOLABLE_MEASURES);
export type { SynthesisMeasure };

export const MODELS = {
	random: "Random effects",
	common: "Common effect",
	"mantel-haenszel": "Mantel-Haenszel",
	peto: "Peto",
} as const;

export const TAU2_CHOICES = {
	REML: "REML: restricted maximum likelihood",
	DL: "DL: DerSimonian-Laird",
	PM: "PM: Paule-Mandel",
	ML: "ML: maximum likelihood",
	EB: "EB: empirical Bayes",
	SJ: "SJ: Sidik-Jonkman",
	HE: "HE: Hedges",
	HS: "HS: Hunter-Schmidt",
} as const;

export const CI_CHOICES = {
	wald: "Wald",
	hksj: "Hartung-Knapp",
	"hksj-adhoc": "Hartung-Knapp, not narrower",
} as const;

/** What reported estimates are pooled on, where their measure does not say. */
export const ESTIMATE_SCALES = {
	log: "A ratio: pooled as its logarithm",
	identity: "A difference or another figure: pooled as it is",
} as const;

/** What becomes of the rows of studies of which a report was retracted. */
export const RETRACTED_CHOICES = {
	in: "Kept in, and marked",
	out: "Left out",
} as const;

export const PREDICTION_CHOICES = {
	"t-k-2": "t with k − 2 degrees of freedom",
	"t-k-1": "t with k − 1 degrees of freedom",
	z: "Normal",
} as const;

/** What becomes of studies in which nobody, or everybody, had the outcome in both arms; metafor's `drop00`. */
export const DOUBLE_ZERO_CHOICES = {
	keep: "Included, with ½ added to each cell",
	"leave-out": "Left out",
} as const;

/** What a row's effect is computed from. */
export const ROW_KINDS = {
	counts: "People with the outcome",
	means: "Means and standard deviations",
	rates: "Events over person-time",
	contrast: "Reported estimate",
	proportion: "People with the outcome in one arm",
} as const satisfies Record<Figures, string>;
export type RowKind = Figures;

/** What is done about an arm that several rows of one study share. */
export const SHARED_HANDLING = {
	split: "Split it evenly among the comparisons",
	combine: "Combine the arms into one comparison",
	"as-is": "Count it in each, as it is",
} as const;

/** What a person says is done about a row whose clustering or pairing cannot be allowed for. */
export const DEPENDENCE_HANDLING = {
	"leave-out": "Leave it out",
	"as-is": "Take its people for independent, and mark it",
} as const;

/** Whether a measure is of one arm of each study, and not of a comparison of two. */
export function isOneArm(measure: SynthesisMeasure): measure is MeasureFrom<"proportion"> {
	return MEASURES[measure].figures === "proportion";
}

/** Whether a model can pool a measure. */
export function modelFits(model: keyof typeof MODELS, measure: SynthesisMeasure): boolean {
	return model === "random" || model === "common" || isPooledBy(model, measure);
}

export const GRADE_DOMAINS = {
	riskOfBias: "Risk of bias",
	inconsistency: "Inconsistency",
	indirectness: "Indirectness",
	imprecision: "Imprecision",
	publicationBias: "Publication bias",
} as const;
export type GradeDomain = keyof typeof GRADE_DOMAINS;

export const GRADE_RATINGS = {
	"not-serious": "Not serious",
	serious: "Serious: one level down",
	"very-serious": "Very serious: two levels down",
	"extremely-serious": "Extremely serious: three levels down",
} as const;

export const GRADE_UPGRADES = {
	largeEffect: "Large effect",
	doseResponse: "Dose-response gradient",
	confounding: "Confounding would lessen the effect",
} as const;
export type GradeUpgrade = keyof typeof GRADE_UPGRADES;

export const UPGRADE_RATINGS = {
	none: "No",
	"one-level": "Yes: one level up",
	"two-levels": "Strongly: two levels up",
} as const;

export const CERTAINTIES = {
	high: "High",
	moderate: "Moderate",
	low: "Low",
	"very-low": "Very low",
} as const;
export type Certainty = keyof typeof CERTAINTIES;

/** The field's own signs: ⊕⊕⊕◯ for moderate certainty. */
export const CERTAINTY_SIGNS: Readonly<Record<Certainty, string>> = {
	high: "⊕⊕⊕⊕",
	moderate: "⊕⊕⊕◯",
	low: "⊕⊕◯◯",
	"very-low": "⊕◯◯◯",
};
