import type { Heterogeneity } from "../heterogeneity/heterogeneity.ts";
import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import type { Interval } from "../numerics/interval.ts";
import type { CiMethod } from "../regression/mixed-effects.ts";

export type PoolingModel = "random" | "common" | "mantel-haenszel" | "peto";

/** A mean effect over studies, on the analysis scale. */
export interface PooledEffect {
	readonly status: "pooled";
	readonly model: PoolingModel;
	/** Null when the model has no τ². */
	readonly tau2Method: Tau2Method | null;
	/** The interval that was made: Hartung-Knapp needs two studies and gives way to "wald" for one. */
	readonly ciMethod: CiMethod;
	/** Model, τ² estimator and interval as print shows them. */
	readonly method: string;
	readonly level: number;
	readonly k: number;
	readonly estimate: number;
	readonly se: number;
	readonly ci: Interval;
	/** estimate / se; null when se is 0 (Hartung-Knapp with equal effects). */
	readonly statistic: number | null;
	/** Degrees of freedom of t; null when normal. */
	readonly df: number | null;
	readonly p: number | null;
	/** Percent, one for each study in the order given. */
	readonly weights: readonly number[];
	readonly predictionInterval: Interval | null;
	readonly heterogeneity: Heterogeneity;
	readonly warnings: readonly string[];
}

interface NotPooled {
	readonly status: "not pooled";
	readonly reason: string;
}

export type PoolResult = PooledEffect | NotPooled;

export const TAU2_METHODS = {
	REML: "REML",
	DL: "DerSimonian-Laird",
	PM: "Paule-Mandel",
	ML: "maximum likelihood",
	EB: "empirical Bayes",
	SJ: "Sidik-Jonkman",
	HE: "Hedges",
	HS: "Hunter-Schmidt",
} as const satisfies Record<Tau2Method, string>;

export const CI_METHODS = {
	wald: "Wald interval",
	hksj: "Hartung-Knapp interval",
	"hksj-adhoc": "Hartung-Knapp interval, never narrower than Wald",
} as const satisfies Record<CiMethod, string>;
