import * as z from "zod";
import type { Decimal } from "../format/decimal.ts";
import {
	choice,
	choiceOr,
	decimal,
	decimalBetween,
	list,
	localId,
	requiredText,
	text,
	whole,
	yesNo,
} from "../study/fields.ts";
import { doi } from "../study/report.ts";
import { TIME_UNITS } from "../time-units.ts";
import { CONTRAST_MEASURES, DIRECTIONS, keysOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import {
	CERTAINTIES,
	CI_CHOICES,
	DEPENDENCE_HANDLING,
	ESTIMATE_SCALES,
	GRADE_RATINGS,
	MODELS,
	modelFits,
	PREDICTION_CHOICES,
	RETRACTED_CHOICES,
	ROW_KINDS,
	SHARED_HANDLING,
	SYNTHESIS_MEASURES,
	TAU2_CHOICES,
	UPGRADE_RATINGS,
} from "./vocabulary.ts";

const group = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? {}, schema);

/** More rows than this are no longer one question. */
const MOST_ROWS = 2000;

const time = decimalBetween(0, 10_000, "Must be between 0 and 10,000");

const question = group(
	z
		.strictObject({
			population: text(500),
			intervention: text(500),
			comparator: text(500),
			concept: choice(OUTCOME_CONCEPTS),
			/** The outcome in words, such as "Response at the end of acute treatment". */
			outcome: text(500),
			/** Whether more of the outcome is good. */
			direction: choice(DIRECTIONS),
			/** Time points that answer the question, both ends included. */
			timeFrom: time,
			timeTo: time,
			/** Of several time points of one outcome, the nearest to this is taken. */
			timeNearest: time,
			timeUnit: choice(TIME_UNITS),
		})
		.refine(
			({ timeFrom, timeTo, timeNearest, timeUnit }) =>
				timeUnit !== undefined || (timeFrom ?? timeTo ?? timeNearest) === undefined,
			{
				path: ["timeUnit"],
				error: "Choose days, weeks, months or years for the time points",
			},
		),
);

const armIds = (max: number) => list(localId, max, "arms");

const correlation = decimalBetween(-1, 1, "Must be between −1 and 1");

/** What the synthesis decides on a row whose people are not independent; absent rather than empty. */
const rowDependence = z.preprocess(
	(value) => (isBlankGroup(value) ? undefined : value),
	z
		.strictObject({
			handling: choice(DEPENDENCE_HANDLING),
			/** Borrowed, where the study gives none. */
			icc: correlation,
			correlation,
			/** Where the borrowed one is from. */
			source: text(500),
		})
		.refine(({ icc, correlation: within, source }) => (icc ?? within) === undefined || source !== undefined, {
			path: ["source"],
			error: "Say where the ICC or correlation is borrowed from",
		})
		.optional(),
);

const isBlankGroup = (value: unknown) =>
	value === null ||
	value === "" ||
	(typeof value === "object" &&
		Object.values(value).every((part) => part === undefined || part === null || part === ""));

/** An outcome at one of its time points: by its own id at the first, with the time point's id behind it later. */
const outcomeAtTime = z
	.string({ error: "Must have an id" })
	.regex(/^[a-z][a-z0-9-]{0,39}(?:_[a-z][a-z0-9-]{0,39})?$/, {
		error: ({ input }) =>
			input === ""
				? "Choose one"
				: "Must be the id of an outcome, with “_” and the id of a time point where it is not the first",
	});

/** One comparison of one study, or one arm of it, which then stands under `experimental`. Arms and outcomes are named by their ids, which are stable for life. */
export const synthesisRow = z.strictObject({
	id: localId,
	/** The study's address. */
	study: z.string({ error: "Name the study" }).regex(/^[a-z0-9-]{1,120}$/, "Must be the address of a study"),
	/** The version the study was at when the synthesis was last saved. */
	studyVersion: whole,
	outcomeId: outcomeAtTime,
	kind: choiceOr(keysOf(ROW_KINDS), "counts"),
	experimental: armIds(20),
	control: armIds(20),
	/** Which of the outcome's reported contrasts, counted from 0; for rows of that kind. */
	contrast: whole,
	/** The subgroup the row belongs to. */
	group: text(200),
	moderators: list(
		z.strictObject({ name: requiredText("what it is", 100), value: requiredText("its value", 200) }),
		20,
		"moderators",
	),
	/** What to do about an arm that another row counts too. */
	shared: choice(SHARED_HANDLING),
	/** The scale runs the other way than the question's: means and differences change sign. */
	flipped: yesNo,
	dependence: rowDependence,
});

/** Absent rather than empty, so that a synthesis without a regression says nothing of one. */
const regression = z.preprocess(
	(value) => (Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined)),
	z
		.array(
			z.strictObject({
				name: requiredText("a moderator", 100),
				/** Of a categorical moderator: the level that the others are compared with. */
				reference: text(200),
			}),
			{ error: "Must be a list of moderators" },
		)
		.max(10, "At most 10 moderators")
		.optional(),
);

const USUAL_LEVEL = "95" as Decimal;

const analysis = group(
	z
		.strictObject({
			measure: choiceOr(keysOf(SYNTHESIS_MEASURES), "RR"),
			/** Which reported estimates are pooled, for the measure that is such. */
			reported: choice(CONTRAST_MEASURES),
			/** Of reported estimates of no known measure. */
			scale: choice(ESTIMATE_SCALES),
			/** What the reported estimates are called: "Adjusted odds ratio". */
			name: text(80),
			model: choiceOr(keysOf(MODELS), "random"),
			tau2: choiceOr(keysOf(TAU2_CHOICES), "REML"),
			ci: choiceOr(keysOf(CI_CHOICES), "wald"),
			/** In percent. */
			level: decimalBetween(50, 99.9, "Must be between 50 and 99.9 percent").transform(
				(value) => value ?? USUAL_LEVEL,
			),
			predictionInterval: choiceOr(keysOf(PREDICTION_CHOICES), "t-k-2"),
			/** Absent: kept in, and marked. */
			retracted: choice(RETRACTED_CHOICES),
			/** What the rows' groups are, such as "Dose"; absent: no subgroups. */
			subgroup: text(100),
			/** Moderators that are in one regression together; absent: none. */
			regression,
		})
		.refine(({ model, measure }) => modelFits(model, measure), {
			path: ["model"],
			error:
				"This model cannot pool this measure: Mantel-Haenszel is for RR, OR, RD and IRR, Peto for odds ratios",
		})
		.refine(({ measure, reported }) => measure !== "GEN" || reported !== undefined, {
			path: ["reported"],
			error: "Choose which reported estimates are pooled, such as odds ratios",
		})
		.refine(
			({ measure, reported, scale }) => measure !== "GEN" || reported !== "other" || scale !== undefined,
			{
				path: ["scale"],
				error: "Say whether the estimates are ratios or differences",
			},
		),
);

const judged = group(z.strictObject({ rating: choice(GRADE_RATINGS), reason: text(2000) }));
const upgrade = group(z.strictObject({ rating: choice(UPGRADE_RATINGS), reason: text(2000) }));

const grade = group(
	z.strictObject({
		riskOfBias: judged,
		inconsistency: judged,
		indirectness: judged,
		imprecision: judged,
		publicationBias: judged,
		largeEffect: upgrade,
		doseResponse: upgrade,
		confounding: upgrade,
		certainty: choice(CERTAINTIES),
	}),
);

/**
 * A synthesis as one nested record: a question about one outcome, the comparisons that answer it, how they are
 * pooled, and what its authors conclude. Figures are not in it: they are read from the studies. Parsing gives
 * keys in one fixed order, so that equal documents are equal text.
 */
export const synthesisDocument = z
	.strictObject({
		title: requiredText("a title", 300),
		question,
		rows: list(synthesisRow, MOST_ROWS, "rows"),
		analysis,
		/** What stands under the two sides of the forest plot. */
		favours: group(z.strictObject({ experimental: text(80), control: text(80) })),
		/** Of 100 people without the intervention, how many have the outcome. Absent: as in the control groups. */
		baseline: group(
			z.strictObject({
				percent: decimal.refine(
					(value) => value === undefined || (Number(value) > 0 && Number(value) < 100),
					"Must be above 0 and below 100 percent",
				),
				reason: text(1000),
			}),
		),
		grade,
		conclusion: text(20_000),
		authors: text(1000),
		/** Under which the synthesis itself is registered, where it is; not that of a study or of a report. */
		doi,
		notes: text(20_000),
		/** The way of computing that it was last saved by; see `COMPUTATION`. */
		computation: whole,
	})
	.superRefine(({ rows }, context) => {
		const seen = new Set<string>();
		rows.forEach((row, index) => {
			if (seen.has(row.id)) {
				context.addIssue({
					code: "custom",
					path: ["rows", index, "id"],
					message: `The id “${row.id}” is used twice`,
				});
			}
			seen.add(row.id);
			if (row.kind === "proportion" && row.control.length > 0) {
				context.addIssue({
					code: "custom",
					path: ["rows", index, "control"],
					message: "A proportion is of one arm: it has nothing to be compared with",
				});
			}
			const both = row.experimental.find((id) => row.control.includes(id));
			if (both) {
				context.addIssue({
					code: "custom",
					path: ["rows", index, "control"],
					message: "An arm cannot be compared with itself",
				});
			}
		});
	});

export type SynthesisDocument = z.output<typeof synthesisDocument>;
export type SynthesisRow = z.output<typeof synthesisRow>;
export type SynthesisQuestion = SynthesisDocument["question"];
export type AnalysisSettings = SynthesisDocument["analysis"];
