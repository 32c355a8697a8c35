import { CELL_STATES, END_STATES } from "../printed/cell-states.ts";
import { CONTRAST_MEASURES, HYPOTHESES, LANDMARK_OF, MEAN_TYPES, ORIENTATION_DOUBTS } from "../vocabulary.ts";
import { allowance, OF_PAIRS } from "./dependence.ts";
import { field, record } from "./describe-field.ts";
import {
	choice,
	decimal,
	decimalBetween,
	localId,
	optional,
	printedP,
	text,
	whole,
	yesNo,
} from "./fields.ts";
import { margin } from "./margin.ts";
import { printedCell } from "./printed-cell.ts";

/** Where a figure was read: which report, where in it, and its words. */
export const source = field(
	"source",
	optional(
		record({
			reportId: field("report of the source", optional(localId), { refersTo: "reports", label: "Read in" }),
			locator: field("place in the source", text(200), {
				label: "Where in it",
				form: { placeholder: "Table 2, p. 4" },
			}),
			quote: field("words of the source", text(2000), { label: "Its words", form: { rows: 2, wide: 2 } }),
		}).transform((value) => (value.reportId || value.locator || value.quote ? value : undefined)),
	),
	{ whole: true },
);

/** Confidence level in percent, such as 95. */
const level = decimalBetween(50, 99.999, "Must be between 50 and 99.999 percent");
const interval = {
	ciLow: field("lower end", decimal, { label: "Interval from" }),
	ciHigh: field("upper end", decimal, { label: "to" }),
	ciLevel: field("confidence level", level, { label: "Level, %", unit: "%" }),
};

/** Whose figures these are, an arm's or a group's, and when they were measured. */
const ofWhom = {
	armId: field("arm", optional(localId), { refersTo: "arms", page: false }),
	groupId: field("group", optional(localId), {
		about: "of the study that is no arm, where the figures are of one",
		refersTo: "groups",
		page: false,
	}),
	timePointId: field("time point", optional(localId), {
		about: "of the outcome; absent where it has none, or was measured once",
		page: false,
	}),
};
const analysed = field("analysed", whole, { form: { atOnce: true } });
const events = field("events", whole, { label: "With the event", form: { atOnce: true } });
const median = field("median", decimal);
const grounds = {
	...printedCell,
	note: field("note", text(2000), { label: "Note on these figures" }),
	source,
};

/** Some of n people had the event: a count, a percentage, or both, as the source prints it. */
export const binaryResult = record({
	...{ ...ofWhom, n: analysed, events },
	percent: field("percentage", decimalBetween(0, 100, "Must be between 0 and 100 percent"), {
		about: "of people; the digits printed decide which counts it allows",
		unit: "%",
	}),
	// Of the percentage, in percent.
	...interval,
	...grounds,
});

/** A measured quantity in n people, summarised as the source does. */
export const continuousResult = record({
	...{ ...ofWhom, n: analysed },
	mean: field("mean", decimal, { form: { atOnce: true } }),
	meanType: field("kind of mean", choice(MEAN_TYPES), { after: "cv" }),
	sd: field("standard deviation", decimal, { form: { atOnce: true } }),
	se: field("standard error", decimal),
	...{ ...interval, median },
	q1: field("first quartile", decimal, { label: "Lower quartile" }),
	q3: field("third quartile", decimal, { label: "Upper quartile" }),
	min: field("minimum", decimal, { label: "Lowest" }),
	max: field("maximum", decimal, { label: "Highest" }),
	value: field("value", decimal, {
		label: "Number without a distribution",
		about: "a lone number, such as a rate or an index",
	}),
	cv: field("coefficient of variation", decimal, {
		label: "Coefficient of variation, %",
		about: "in percent; of the geometric mean where that is the mean",
	}),
	isChange: field("is a change", yesNo, { label: "Change from baseline" }),
	...grounds,
});

/** Events counted over person-time; one person may have several. */
export const countResult = record({
	...ofWhom,
	n: field("analysed", whole, { label: "People", after: "personTime", form: { atOnce: true } }),
	count: field("events counted", whole, { label: "Events", form: { atOnce: true } }),
	personTime: field("person-time", decimalBetween(0, 1e15, "Must be 0 or more"), { form: { atOnce: true } }),
	...grounds,
});

const share = decimalBetween(0, 100, "Must be between 0 and 100 percent");
/** What a curve of time to an event says of one moment, with an interval of its own beside the median's. */
const landmark = {
	landmark: field("Kaplan–Meier estimate", share, {
		label: "Kaplan–Meier estimate, %",
		about: "at the time point, as reported; not events ÷ analysed",
		unit: "%",
	}),
	landmarkLow: field("lower end of the Kaplan–Meier estimate", share, { label: "its interval from" }),
	landmarkHigh: field("upper end of the Kaplan–Meier estimate", share, { label: "to" }),
	landmarkLevel: field("confidence level of the Kaplan–Meier estimate", level, {
		label: "Level, %",
		unit: "%",
	}),
	landmarkOf: field("what the Kaplan–Meier estimate is of", choice(LANDMARK_OF), {
		label: "The estimate is of people",
	}),
};

/** How many had the event during follow-up, and when half of them had. */
export const timeToEventResult = record({
	...ofWhom,
	n: field("analysed", whole, { after: "events", form: { atOnce: true } }),
	events,
	eventsState: field("in place of the events", choice(CELL_STATES), {
		about: "what the source says where it gives no number of people with the event",
		page: false,
	}),
	median: field("median", decimal, { label: "Median time", form: { atOnce: true } }),
	...interval,
	ciHighState: field("in place of the upper end", choice(END_STATES), {
		about: "what is printed in place of the upper end of the interval",
		page: false,
	}),
	...landmark,
	...grounds,
});

/** What a result of each kind of outcome holds. */
export const RESULTS = {
	binary: binaryResult,
	continuous: continuousResult,
	count: countResult,
	"time-to-event": timeToEventResult,
} as const;

/** A between-arm estimate as the source reports it: `armId` against `referenceArmId`. */
export const contrast = record({
	armId: field("arms compared", optional(localId), {
		label: "Arm",
		refersTo: "arms",
		form: { blank: "Choose" },
	}),
	groupId: field("group compared", optional(localId), {
		about: "of the study that is no arm, where the estimate is of one",
		refersTo: "groups",
		...{ form: false, page: false },
	}),
	referenceArmId: field("arm compared with", optional(localId), {
		label: "against",
		refersTo: "arms",
		form: { blank: "Choose" },
	}),
	referenceGroupId: field("group compared with", optional(localId), {
		refersTo: "groups",
		...{ form: false, page: false },
	}),
	timePointId: ofWhom.timePointId,
	orientation: field("order of the arms", choice(ORIENTATION_DOUBTS), {
		label: "Order of the two arms",
		about: "set where it is open which of the two the estimate is of",
		after: "measureReported",
		form: { blank: "As named above" },
	}),
	measure: field("measure", choice(CONTRAST_MEASURES)),
	estimate: field("estimate", decimal),
	...interval,
	ciLevel: field("confidence level", level, { label: "Level, %", unit: "%", form: { placeholder: "95" } }),
	se: field("standard error", decimal, {
		about: "of the estimate; of its logarithm where the measure is a ratio",
	}),
	p: field("p", printedP, { label: "p", about: "as printed", form: { placeholder: "0.053, <0.001" } }),
	method: field("method", text(300), {
		after: "adjusted",
		form: { wide: 3, placeholder: "Chi-squared test, ANCOVA, Cox model" },
	}),
	adjusted: field("adjusted", yesNo),
	measureReported: field("measure as reported", text(300), { label: "Measure in the source’s words" }),
	hypothesis: field("hypothesis", choice(HYPOTHESES)),
	t: field("t of a paired test", decimal, {
		about: "of a mean difference within people; the estimate over it is the standard error",
		form: { when: OF_PAIRS },
	}),
	allowance: allowance("interval and dependence"),
	margin,
	...printedCell,
	note: field("note", text(5000), { form: { wide: 3 } }),
	source,
});
