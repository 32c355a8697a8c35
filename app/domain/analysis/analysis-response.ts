import * as z from "zod";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { MEASURES } from "./analysis-request.ts";

/** What POST /api/v1/meta-analyses answers, as its description has it; `analyse` makes it. */

const figure = z.number();
const maybe = figure.nullable();
const interval = z.tuple([figure, figure]);
const about = (description: string) => ({ description });

const harmonicN = figure
	.optional()
	.meta(about("PFT only: the harmonic mean of the sizes, by which the figure is read back"));

const row = z.strictObject({
	label: z.string(),
	estimate: maybe.meta(about("On the analysis scale; null when the row has no estimate of its own")),
	se: maybe,
	ci: interval.nullable(),
	weightPercent: maybe.meta(about("0 to 100; null when the row is not in the pooled estimate")),
	excluded: z.string().optional().meta(about("Why the row is not in the pooled estimate")),
	correction: z.string().optional().meta(about("What was added for zero cells")),
});

const pooled = z.strictObject({
	...{ estimate: figure, se: figure, ci: interval, statistic: maybe, df: maybe, p: maybe },
	natural: z.strictObject({ estimate: figure, ci: interval }).meta(about("Back-transformed")),
	harmonicN,
});

const heterogeneity = z.strictObject({
	...{ Q: figure, df: figure, p: figure },
	I2: maybe.meta(about("Percent, 0 to 100, from τ² with random effects, otherwise from Q")),
	I2Q: maybe.meta(about("Percent, 0 to 100, from Q")),
	...{ H2: maybe, tau2: figure, tau2Ci: interval.nullable(), tau: figure },
});

const regressionTest = z
	.strictObject({ method: z.string(), intercept: figure, se: figure, t: figure, df: figure, p: figure })
	.nullable();

const bias = z.strictObject({
	egger: regressionTest,
	begg: z.strictObject({ method: z.string(), tau: figure, p: figure }).nullable(),
	harbord: regressionTest.optional(),
	peters: regressionTest.optional(),
});

const trimAndFill = z.strictObject({
	method: z.string(),
	k0: figure,
	side: z.enum(["left", "right"]),
	estimate: figure,
	ci: interval,
	filled: z.array(z.strictObject({ estimate: figure, se: figure })),
});

const subgroups = z.strictObject({
	groups: z.array(
		z.strictObject({
			...{ group: z.string(), k: figure, estimate: maybe, ci: interval.nullable(), tau2: maybe, I2: maybe },
			harmonicN,
		}),
	),
	between: z.strictObject({ Q: figure, df: figure, p: figure }).nullable(),
});

const influence = z.union([
	z.strictObject({
		label: z.string(),
		...{ studentisedResidual: figure, dffits: figure, cooksDistance: figure, covarianceRatio: figure },
		...{ tau2Deleted: figure, QDeleted: figure, hat: figure, weight: figure },
		influential: z.boolean(),
	}),
	z.strictObject({ label: z.string(), reason: z.string() }),
]);

const refit = { estimate: figure, se: figure, ci: interval, tau2: figure, harmonicN };

export const analysisResponse = z.strictObject({
	measure: z.enum(MEASURES),
	scale: z.enum(["log", "identity", "logit", "arcsine", "double arcsine"]),
	model: z.enum(["random", "common", "mantel-haenszel", "peto"]),
	tau2Method: z.enum(["REML", "DL", "PM", "ML", "EB", "SJ", "HE", "HS"]).nullable(),
	ciMethod: z.enum(["wald", "hksj", "hksj-adhoc"]),
	method: z.string().meta(about("Model, estimator and interval in words")),
	level: figure,
	k: figure.meta(about("Rows in the pooled estimate")),
	rows: z.array(row),
	pooled: pooled.nullable().meta(about("Null with the reason in warnings when nothing can be pooled")),
	predictionInterval: interval.nullable(),
	heterogeneity: heterogeneity.nullable(),
	leaveOneOut: z
		.array(z.strictObject({ omitted: z.string(), ...refit, I2: maybe }))
		.nullable()
		.optional(),
	cumulative: z
		.array(z.strictObject({ added: z.string(), ...refit }))
		.nullable()
		.optional(),
	bias: bias.optional(),
	trimAndFill: trimAndFill.nullable().optional(),
	subgroups: subgroups.nullable().optional(),
	influence: z.array(influence).nullable().optional(),
	warnings: z.array(z.string()),
}) satisfies z.ZodType<AnalysisResponse>;
