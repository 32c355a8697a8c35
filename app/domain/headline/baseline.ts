import type { Outcome } from "../study/outcome.ts";
import { readMoment, readTimeFrame } from "../time-frame.ts";
import { partsOf } from "./parts-of.ts";

type Timed = Pick<Outcome, "label" | "className" | "timePoint">;

const BEFORE =
	"treatment|therapy|intervention|surgery|operation|procedure|dose|dosing|randomi[sz]ation|vaccination|infusion|injection|exposure|start|study|test|training";
const BESIDE =
	"(?: (?:visit|values?|assessment|period|phase|scores?|measurements?|evaluation|level|mean|only|single timepoint only))*";
/** The time before anything was given, whatever stands beside it. */
const STARTED = new RegExp(
	`^(?:at |the )?(?:baseline|base line|screening|run[- ]in|lead[- ]in|initial (?:visit|assessment)|(?:study )?(?:enrol?lment|entry|admission|inclusion)|(?:day|week|month|visit|hour|time|d|w|m|t|v)[- ]?0|(?:day|week|month)s? -\\d+|0 (?:days?|weeks?|months?|hours?))${BESIDE}$`,
);
/** The same, unless a later moment stands beside it: before the dose of day 15 is no baseline. */
const GIVEN = new RegExp(
	`^(?:at )?(?:pre[- ]?(?:${BEFORE}|op(?:erative(?:ly)?)?)|(?:immediately |just )?(?:before|prior to) (?:the |any )?(?:first )?(?:study )?(?:${BEFORE})(?: of \\w+)?)${BESIDE}$`,
);
/** Of a label: "Baseline MADRS score", "FEV1 at baseline"; neither "Baseline to week 8" nor "baseline-adjusted". */
const IN_LABEL = /^baseline (?!to\b|through\b|and\b|observation\b|adjusted\b)|\bat baseline$/;

/** Whether an outcome's figures are of the time before anything was given, so that no result can be in them. */
export function isBaseline({ label, className, timePoint }: Timed): boolean {
	if (timePoint?.value !== undefined && Number(timePoint.value) === 0) return true;
	if (className !== undefined && isBaselineClass(className)) return true;
	const hasOwnMoment = className !== undefined && readMoment(className) !== undefined;
	if (!hasOwnMoment && timePoint?.text !== undefined && isBaselineTime(timePoint.text)) return true;
	return IN_LABEL.test(label.trim().toLowerCase());
}

/** "Baseline", "Right eye, baseline", "Visit 1 (Baseline)", "Day 1 (pre-dose)". */
function isBaselineClass(text: string): boolean {
	const parts = partsOf(text.toLowerCase());
	if (parts.some((part) => STARTED.test(part))) return true;
	return parts.some((part) => GIVEN.test(part)) && !parts.some(isLater);
}

/** A time frame that is nothing but the baseline: "Baseline (Day 1) to Week 6" and "Baseline, Week 6" are more. */
function isBaselineTime(text: string): boolean {
	const whole = text
		.toLowerCase()
		.replace(/\([^)]*\)/g, " ")
		.replace(/\s+/g, " ")
		.trim();
	return STARTED.test(whole) || GIVEN.test(whole);
}

function isLater(part: string): boolean {
	const moment = readTimeFrame(part);
	return moment !== undefined && !(moment.unit === "days" && Number(moment.value) <= 1);
}
