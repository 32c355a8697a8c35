import { type AnalysisMeasure, type Figures, MEASURES, type MeasureFrom } from "../effects/measures.ts";
import type { CountArms } from "../effects/rate-ratio.ts";
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

interface FiguresOf {
	counts: BinaryArms;
	means: ContinuousArms;
	rates: CountArms;
	proportion: BinaryArm;
	/** On the analysis scale: the log of a ratio. */
	contrast: { readonly estimate: number } & ({ readonly variance: number } | { readonly se: number });
}
export type RowFrom<F extends Figures> = RowAbout & FiguresOf[F];
export type BinaryRow = RowFrom<"counts">;

interface AnalysisOptions {
	/** Default "random"; of the others those that the measure names. */
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
	{ [F in Figures]: { readonly measure: MeasureFrom<F>; readonly rows: readonly RowFrom<F>[] } }[Figures];

type ByFigures<T> = { [F in Figures]: (rows: readonly RowFrom<F>[], measure: MeasureFrom<F>) => T };

/** What is made of a request's rows, by the figures that its measure is computed from. */
export function byFigures<T>({ measure, rows }: AnalysisRequest, make: ByFigures<T>): T {
	// The compiler does not see that figures, measure and rows belong together; `AnalysisRequest` says that they do.
	const own = make[MEASURES[measure].figures] as (rows: readonly RowAbout[], measure: AnalysisMeasure) => T;
	return own(rows, measure);
}

/** A request's rows where its measure is computed from these figures, otherwise null. */
export function rowsFrom<F extends Figures>(
	{ measure, rows }: AnalysisRequest,
	figures: F,
): readonly RowFrom<F>[] | null {
	const all: readonly RowAbout[] = rows;
	return MEASURES[measure].figures === figures ? (all as readonly RowFrom<F>[]) : null;
}
