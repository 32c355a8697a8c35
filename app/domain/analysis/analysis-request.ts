import * as z from "zod";
import {
	type AnalysisMeasure,
	type Figures,
	isPooledBy,
	type MeasureFrom,
	measuresFrom,
} from "#app/statistics/effects/measures.ts";
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

const ANALYSIS_PARTS = [
	"leaveOneOut",
	"cumulative",
	"bias",
	"trimAndFill",
	"subgroups",
	"influence",
] as const;

/** More than any review has, and few enough that an answer stays well under a second. */
const MOST_ROWS = 50_000;

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

const TABLE_MODELS = ["mantel-haenszel", "peto"] as const;

/** The options of the measures that are computed from some figures, together where the same models pool them. */
function optionsOf<F extends Figures, R extends z.ZodType>(figures: F, row: R, called?: string) {
	const alike = new Map<string, MeasureFrom<F>[]>();
	for (const measure of measuresFrom(figures)) {
		const key = TABLE_MODELS.filter((model) => isPooledBy(model, measure)).join();
		alike.set(key, [...(alike.get(key) ?? []), measure]);
	}
	const each = [...alike.values()].map((measures) => {
		const tables = TABLE_MODELS.filter((model) => measures.every((measure) => isPooledBy(model, measure)));
		const note = tables.length < TABLE_MODELS.length ? ` with ${called ?? measures.join(" and ")}` : "";
		return options({
			measure: z.literal(measures),
			model: oneOf(["random", "common", ...tables], note).optional(),
			...common,
			rows: rowsOf(row),
		});
	});
	// Some measure is computed from each kind of figures.
	return each as [(typeof each)[number], ...typeof each];
}

const MEASURE_OPTIONS = [
	...optionsOf("counts", binaryRow),
	...optionsOf("means", continuousRow),
	...optionsOf("proportion", proportionRow, "proportions"),
	...optionsOf("rates", countRow),
	...optionsOf("contrast", genericRow),
] as const;

/** The measures that can be asked for. */
export const MEASURES = (["counts", "means", "proportion", "rates", "contrast"] as const).flatMap(
	(figures): AnalysisMeasure[] => measuresFrom(figures),
);

/** An analysis request as JSON carries it. */
export const analysisRequest = z.discriminatedUnion("measure", MEASURE_OPTIONS, {
	error: ({ input }) =>
		typeof input === "object" && input !== null && !Array.isArray(input)
			? `Must be one of ${MEASURES.join(", ")}`
			: "Must be an object with measure and rows",
});
