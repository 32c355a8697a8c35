import type { Scale } from "../effects/measures.ts";
import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import type { Interval } from "../numerics/interval.ts";
import type { PoolingModel } from "../pooling/pooled-effect.ts";
import type { CiMethod } from "../regression/mixed-effects.ts";
import type { CaseInfluence } from "../sensitivity/influence.ts";
import type { ReadBack } from "./read-back.ts";
import type { AnalysisRequest } from "./request.ts";

/**
 * What `analyse` returns and the API sends. Estimates and intervals are on the analysis scale, `natural` is
 * back-transformed, percentages are 0–100. What cannot be computed is null with the reason in `warnings`;
 * no figure is ever NaN or infinite. Parts are there when they were asked for.
 */
export interface AnalysisResponse {
	readonly measure: AnalysisRequest["measure"];
	readonly scale: Scale;
	readonly model: PoolingModel;
	readonly tau2Method: Tau2Method | null;
	readonly ciMethod: CiMethod;
	/** All of it in words. */
	readonly method: string;
	readonly level: number;
	/** Rows that are in the pooled estimate. */
	readonly k: number;
	readonly rows: readonly ResponseRow[];
	readonly pooled: ResponsePooled | null;
	readonly predictionInterval: Interval | null;
	readonly heterogeneity: ResponseHeterogeneity | null;
	readonly leaveOneOut?: readonly ResponseLeaveOneOut[] | null;
	readonly cumulative?: readonly ResponseCumulative[] | null;
	readonly bias?: ResponseBias;
	readonly trimAndFill?: ResponseTrimAndFill | null;
	readonly subgroups?: ResponseSubgroups | null;
	readonly influence?: readonly ResponseInfluence[] | null;
	readonly warnings: readonly string[];
}

export interface ResponseRow {
	readonly label: string;
	/** Null when the row has no estimate of its own. */
	readonly estimate: number | null;
	readonly se: number | null;
	readonly ci: Interval | null;
	/** Null when the row is not in the pooled estimate. */
	readonly weightPercent: number | null;
	/** Why the row is not in the pooled estimate. */
	readonly excluded?: string;
	/** What was added for zero cells. */
	readonly correction?: string;
}

export interface ResponsePooled extends ReadBack {
	readonly estimate: number;
	readonly se: number;
	readonly ci: Interval;
	readonly statistic: number | null;
	readonly df: number | null;
	readonly p: number | null;
	readonly natural: { readonly estimate: number; readonly ci: Interval };
}

export interface ResponseHeterogeneity {
	readonly Q: number;
	readonly df: number;
	readonly p: number;
	/** From τ² with random effects, otherwise from Q; null for one study. */
	readonly I2: number | null;
	/** From Q. */
	readonly I2Q: number | null;
	readonly H2: number | null;
	readonly tau2: number;
	readonly tau2Ci: Interval | null;
	readonly tau: number;
}

export interface ResponseLeaveOneOut extends ReadBack {
	readonly omitted: string;
	readonly estimate: number;
	readonly se: number;
	readonly ci: Interval;
	readonly tau2: number;
	readonly I2: number | null;
}

export interface ResponseCumulative extends ReadBack {
	readonly added: string;
	readonly estimate: number;
	readonly se: number;
	readonly ci: Interval;
	readonly tau2: number;
}

export interface ResponseRegressionTest {
	readonly method: string;
	readonly intercept: number;
	readonly se: number;
	readonly t: number;
	readonly df: number;
	readonly p: number;
}

export interface ResponseBias {
	readonly egger: ResponseRegressionTest | null;
	readonly begg: { readonly method: string; readonly tau: number; readonly p: number } | null;
	/** For odds ratios from counts. */
	readonly harbord?: ResponseRegressionTest | null;
	/** For odds ratios from counts; `intercept` is the coefficient of 1/N. */
	readonly peters?: ResponseRegressionTest | null;
}

export interface ResponseTrimAndFill {
	readonly method: string;
	readonly k0: number;
	readonly side: "left" | "right";
	readonly estimate: number;
	readonly ci: Interval;
	readonly filled: readonly { readonly estimate: number; readonly se: number }[];
}

export interface ResponseSubgroups {
	readonly groups: readonly (ReadBack & {
		readonly group: string;
		readonly k: number;
		readonly estimate: number | null;
		readonly ci: Interval | null;
		readonly tau2: number | null;
		readonly I2: number | null;
	})[];
	readonly between: { readonly Q: number; readonly df: number; readonly p: number } | null;
}

export type ResponseInfluence =
	| ({ readonly label: string } & CaseInfluence)
	| { readonly label: string; readonly reason: string };
