import type { CountArms } from "../effects/rate-ratio.ts";
import type { ProportionMeasure } from "../effects/single-proportion.ts";
import type { ContinuousArms } from "../effects/two-means.ts";
import type { ZeroCells } from "../effects/zero-cells.ts";
import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import type { PoolingModel } from "../pooling/pooled-effect.ts";
import type { PredictionMethod } from "../pooling/prediction-interval.ts";
import type { BinaryArm, BinaryArms } from "../proportions/arms.ts";
import type { CiMethod } from "../regression/mixed-effects.ts";

/** Parts of an analysis that are computed only when asked for. */
export type AnalysisPart = "leaveOneOut" | "cumulative" | "bias" | "trimAndFill" | "subgroups" | "influence";

interface RowAbout {
	readonly label: string;
	readonly year?: number | null | undefined;
	readonly group?: string | null | undefined;
}

export type BinaryRow = RowAbout & BinaryArms;
export type ContinuousRow = RowAbout & ContinuousArms;
export type CountRow = RowAbout & CountArms;
export type ProportionRow = RowAbout & BinaryArm;
/** On the analysis scale: the log of a ratio. */
export type GenericRow = RowAbout & { readonly estimate: number } & (
		| { readonly variance: number }
		| { readonly se: number }
	);

interface AnalysisOptions {
	/** Default "random". Mantel-Haenszel is for RR, OR, RD and IRR; Peto's method for PETO and OR. */
	readonly model?: PoolingModel | undefined;
	/** Default "REML". */
	readonly tau2?: Tau2Method | undefined;
	/** Default "wald". */
	readonly ci?: CiMethod | undefined;
	/** Default 0.95. */
	readonly level?: number | undefined;
	/** Default ½ to tables with a zero cell (nothing to the arcsines of a proportion), double zeros kept. */
	readonly continuity?: ZeroCells | undefined;
	/** Default "t-k-2". */
	readonly predictionInterval?: PredictionMethod | undefined;
	readonly include?: readonly AnalysisPart[] | undefined;
}

/** What `analyse` takes: the body of POST /api/v1/meta-analyses once it is validated. */
export type AnalysisRequest = AnalysisOptions &
	(
		| { readonly measure: "RR" | "OR" | "RD" | "PETO"; readonly rows: readonly BinaryRow[] }
		| { readonly measure: "MD" | "SMD"; readonly rows: readonly ContinuousRow[] }
		| { readonly measure: "IRR"; readonly rows: readonly CountRow[] }
		| { readonly measure: ProportionMeasure; readonly rows: readonly ProportionRow[] }
		| { readonly measure: "GEN"; readonly rows: readonly GenericRow[] }
	);
