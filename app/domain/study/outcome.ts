import * as z from "zod";
import {
	CONTRAST_MEASURES,
	DIRECTIONS,
	HYPOTHESES,
	keysOf,
	MEAN_TYPES,
	ORIENTATION_DOUBTS,
	OUTCOME_CONCEPTS,
	PRIORITIES,
	TIME_UNITS,
} from "../vocabulary.ts";
import {
	choice,
	decimal,
	decimalBetween,
	list,
	localId,
	optional,
	printedP,
	requiredText,
	text,
	whole,
	yesNo,
} from "./fields.ts";

/** Where a figure was read: which report, where in it, and its words. */
export const source = optional(
	z
		.strictObject({ reportId: optional(localId), locator: text(200), quote: text(2000) })
		.transform((value) => (value.reportId || value.locator || value.quote ? value : undefined)),
);

/** A percentage of people; the digits typed decide which counts it allows. */
const percent = decimalBetween(0, 100, "Must be between 0 and 100 percent");
/** Confidence level in percent, such as 95. */
const level = decimalBetween(50, 99.999, "Must be between 50 and 99.999 percent");

const armFigures = { armId: localId, n: whole };

/** Some of n people had the event: a count, a percentage, or both, as the source prints it. */
export const binaryResult = z.strictObject({
	...armFigures,
	events: whole,
	percent,
	/** Interval of the percentage, in percent. */
	ciLow: decimal,
	ciHigh: decimal,
	ciLevel: level,
	note: text(2000),
	source,
});

/** A measured quantity in n people, summarised as the source does. */
export const continuousResult = z.strictObject({
	...armFigures,
	mean: decimal,
	meanType: choice(keysOf(MEAN_TYPES)),
	sd: decimal,
	se: decimal,
	ciLow: decimal,
	ciHigh: decimal,
	ciLevel: level,
	median: decimal,
	q1: decimal,
	q3: decimal,
	min: decimal,
	max: decimal,
	/** A lone number with no distribution, such as a rate or an index. */
	value: decimal,
	/** Coefficient of variation in percent; of the geometric mean where that is the mean. */
	cv: decimal,
	isChange: yesNo,
	note: text(2000),
	source,
});

/** Events counted over person-time; one person may have several. */
export const countResult = z.strictObject({
	...armFigures,
	count: whole,
	personTime: decimalBetween(0, 1e15, "Must be 0 or more"),
	note: text(2000),
	source,
});

/** How many had the event during follow-up, and when half of them had. */
export const timeToEventResult = z.strictObject({
	...armFigures,
	events: whole,
	median: decimal,
	ciLow: decimal,
	ciHigh: decimal,
	ciLevel: level,
	note: text(2000),
	source,
});

/** A between-arm estimate as the source reports it: `armId` against `referenceArmId`. */
export const contrast = z.strictObject({
	armId: localId,
	referenceArmId: localId,
	/** Set where it is open which of the two the estimate is of. */
	orientation: choice(keysOf(ORIENTATION_DOUBTS)),
	measure: choice(keysOf(CONTRAST_MEASURES)),
	estimate: decimal,
	ciLow: decimal,
	ciHigh: decimal,
	ciLevel: level,
	/** Standard error of the estimate; of its logarithm where the measure is a ratio. */
	se: decimal,
	/** As printed: `0.053`, `<0.001`. */
	p: printedP,
	method: text(300),
	adjusted: yesNo,
	/** The measure in the source's words: "Ratio of response rate". */
	measureReported: text(300),
	hypothesis: choice(keysOf(HYPOTHESES)),
	note: text(5000),
	source,
});

const timePoint = optional(
	z
		.strictObject({
			value: decimalBetween(0, 10_000, "Must be between 0 and 10,000"),
			unit: choice(keysOf(TIME_UNITS)),
			/** The source's own words, such as "Baseline (Day 1) to Week 6". */
			text: text(500),
		})
		.transform((value) => (value.value || value.text ? value : undefined)),
);

const outcomeFields = {
	id: localId,
	label: requiredText("what was measured", 500),
	concept: choice(keysOf(OUTCOME_CONCEPTS)),
	instrument: text(200),
	definition: text(2000),
	/** Registry rows within one measure: its class ("Week 2") and category ("Improved"). */
	className: text(300),
	category: text(300),
	unit: text(200),
	direction: choice(keysOf(DIRECTIONS)),
	priority: choice(keysOf(PRIORITIES)),
	timePoint,
	population: text(1000),
	/** What was counted where it was not people: "eyes". */
	unitsAnalysed: text(200),
};

const contrasts = list(contrast, 500, "reported contrasts");

export const outcome = z.discriminatedUnion(
	"kind",
	[
		z.strictObject({
			kind: z.literal("binary"),
			...outcomeFields,
			results: list(binaryResult, 100, "results"),
			contrasts,
		}),
		z.strictObject({
			kind: z.literal("continuous"),
			...outcomeFields,
			results: list(continuousResult, 100, "results"),
			contrasts,
		}),
		z.strictObject({
			kind: z.literal("count"),
			...outcomeFields,
			results: list(countResult, 100, "results"),
			contrasts,
		}),
		z.strictObject({
			kind: z.literal("time-to-event"),
			...outcomeFields,
			results: list(timeToEventResult, 100, "results"),
			contrasts,
		}),
	],
	{ error: "Choose the kind of outcome: binary, continuous, count or time-to-event" },
);

export type Source = NonNullable<z.infer<typeof source>>;
export type BinaryResult = z.infer<typeof binaryResult>;
export type ContinuousResult = z.infer<typeof continuousResult>;
export type CountResult = z.infer<typeof countResult>;
export type TimeToEventResult = z.infer<typeof timeToEventResult>;
export type Contrast = z.infer<typeof contrast>;
export type Outcome = z.infer<typeof outcome>;
export type OutcomeOf<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;
export type BinaryOutcome = OutcomeOf<"binary">;
