import * as z from "zod";
import {
	count,
	group,
	label,
	number,
	oneOf,
	options,
	people,
	positive,
	record,
	year,
} from "./request-fields.ts";

/** The body of POST /api/v1/meta-analyses. */

export const MEASURES = [
	"RR",
	"OR",
	"RD",
	"PETO",
	"MD",
	"SMD",
	"PLO",
	"PFT",
	"PAS",
	"PR",
	"IRR",
	"GEN",
] as const;
export const ANALYSIS_PARTS = [
	"leaveOneOut",
	"cumulative",
	"bias",
	"trimAndFill",
	"subgroups",
	"influence",
] as const;

/** More than any review has, and few enough that an answer stays well under a second. */
export const MOST_ROWS = 50_000;

const binaryArm = record({ events: count, n: people }, "events and n").refine(
	({ events, n }) => events <= n,
	{
		error: ({ input }) => {
			const { events, n } = input as { events: number; n: number };
			return `Must not be more than n; ${events} of ${n}`;
		},
		path: ["events"],
	},
);
const continuousArm = record({ mean: number, sd: positive, n: people }, "mean, sd and n");
const countArm = record({ events: count, personTime: positive }, "events and personTime");

const about = { label, year, group };
const binaryRow = record(
	{ ...about, experimental: binaryArm, control: binaryArm },
	"label, experimental and control",
);
const continuousRow = record(
	{ ...about, experimental: continuousArm, control: continuousArm },
	"label, experimental and control",
);
const countRow = record(
	{ ...about, experimental: countArm, control: countArm },
	"label, experimental and control",
);
const proportionRow = record({ ...about, ...binaryArm.shape }, "label, events and n").refine(
	({ events, n }) => events <= n,
	{ error: "Must not be more than n", path: ["events"] },
);
const genericRow = record(
	{ ...about, estimate: number, variance: positive.optional(), se: positive.optional() },
	"label, estimate, and variance or se",
)
	.refine(({ variance, se }) => variance !== undefined || se !== undefined, {
		error: "Must have a variance or an se beside the estimate",
		path: ["variance"],
	})
	.refine(
		({ variance, se }) =>
			variance === undefined || se === undefined || Math.abs(variance - se ** 2) <= 1e-6 * variance,
		{
			error: "Does not agree with the variance, which is the square of se; send one of the two",
			path: ["se"],
		},
	)
	.meta({ anyOf: [{ required: ["variance"] }, { required: ["se"] }] });

const level = number
	.gt(0, "Must be above 0")
	.lt(1, { error: ({ input }) => `Must be below 1, such as 0.95 for 95%; it is ${input}` });

const common = {
	tau2: oneOf(["REML", "DL", "PM", "ML", "EB", "SJ", "HE", "HS"]).optional(),
	ci: oneOf(["wald", "hksj", "hksj-adhoc"]).optional(),
	level: level.optional(),
	continuity: options({
		add: number.min(0, "Must be 0 or more").max(1000, "Must be at most 1,000").optional(),
		to: oneOf(["only-zero", "all", "none", "treatment-arm"]).optional(),
		dropDoubleZero: z.boolean({ error: "Must be true or false" }).optional(),
	}).optional(),
	predictionInterval: oneOf(["t-k-2", "t-k-1", "z"]).optional(),
	include: z.array(oneOf(ANALYSIS_PARTS), { error: 'Must be a list of parts, such as ["bias"]' }).optional(),
};

const rowsOf = <R extends z.ZodType>(row: R) =>
	z
		.array(row, { error: "Must be a list of rows" })
		.max(MOST_ROWS, `Must be at most ${MOST_ROWS.toLocaleString("en")} rows`);

const POOLED_BY = ["random", "common", "mantel-haenszel", "peto"] as const;
const withModels = <const M extends readonly [string, ...string[]]>(models: M, measures: string) =>
	oneOf(models, models.length < POOLED_BY.length ? ` with ${measures}` : "").optional();

/** An analysis request as JSON carries it. */
export const analysisRequest = z.discriminatedUnion(
	"measure",
	[
		options({
			measure: z.literal("OR"),
			model: withModels(POOLED_BY, "OR"),
			...common,
			rows: rowsOf(binaryRow),
		}),
		options({
			measure: z.enum(["RR", "RD"]),
			model: withModels(["random", "common", "mantel-haenszel"], "RR and RD"),
			...common,
			rows: rowsOf(binaryRow),
		}),
		options({
			measure: z.literal("PETO"),
			model: withModels(["random", "common", "peto"], "PETO"),
			...common,
			rows: rowsOf(binaryRow),
		}),
		options({
			measure: z.enum(["MD", "SMD"]),
			model: withModels(["random", "common"], "MD and SMD"),
			...common,
			rows: rowsOf(continuousRow),
		}),
		options({
			measure: z.literal("IRR"),
			model: withModels(["random", "common", "mantel-haenszel"], "IRR"),
			...common,
			rows: rowsOf(countRow),
		}),
		options({
			measure: z.enum(["PLO", "PFT", "PAS", "PR"]),
			model: withModels(["random", "common"], "proportions"),
			...common,
			rows: rowsOf(proportionRow),
		}),
		options({
			measure: z.literal("GEN"),
			model: withModels(["random", "common"], "GEN"),
			...common,
			rows: rowsOf(genericRow),
		}),
	],
	{
		error: ({ input }) =>
			typeof input === "object" && input !== null && !Array.isArray(input)
				? `Must be one of ${MEASURES.join(", ")}`
				: "Must be an object with measure and rows",
	},
);
