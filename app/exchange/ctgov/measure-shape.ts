import type { MEAN_TYPES } from "#app/domain/vocabulary.ts";
import type { Place } from "./place.ts";

/** What the values of an outcome measure are, and so which fields of a result they go to. */
export type MeasureShape =
	| { kind: "binary"; value: "events" | "percent" | "proportion" }
	| { kind: "continuous"; value: "mean"; meanType: keyof typeof MEAN_TYPES }
	| { kind: "continuous"; value: "median" | "value" }
	| { kind: "count"; value: "count" }
	| { kind: "time-to-event"; value: "median" };

/** What stands beside the values. */
export type Dispersion =
	| { kind: "sd" | "se" | "cv" | "iqr" | "range" | "none" }
	| { kind: "interval"; level: string | undefined }
	| { kind: "unknown"; words: string };

const PEOPLE =
	"participants?|patients?|subjects?|people|persons?|individuals?|women|men|children|adults?|infants?|newborns?|neonates?|mothers?|volunteers?|responders?|pts?";
const PERCENT_OF_PEOPLE = new RegExp(
	`^(?:the )?(?:percent(?:age)?s?|per cent|%|rate)\\s*(?:\\(%\\))?\\s*(?:of\\s+)?(?:(?!change|difference|reduction|increase|decrease|of\\b|in\\b)[\\w-]+ ){0,3}(?:${PEOPLE})\\b`,
	"i",
);
const PERCENT = /^(?:percent(?:age)?s?|per cent|%|percent \(%\)|percentage \(%\))$/i;
const NUMBER_OF_PEOPLE = new RegExp(
	`^(?:number of |no\\.? of |# of |count of )?(?:${PEOPLE})(?:\\s+(?:with|who|achieving|experiencing|having)\\b.*)?$`,
	"i",
);
const PROPORTION_OF_PEOPLE = new RegExp(
	`^(?:proportion|fraction|probability)(?:\\s+of\\s+(?:${PEOPLE})\\b.*)?$`,
	"i",
);
const SPEAKS_OF_PEOPLE = new RegExp(
	`\\b(?:percent(?:age)?|proportion|rate|number|%) of (?:\\w+ ){0,2}(?:${PEOPLE})\\b|\\brespon(?:se|der)|\\bremission|\\bsurviv|\\bmortality\\b|\\bORR\\b|\\bSVR|\\bsustained virologic|\\bserocon|\\bincidence of\\b`,
	"i",
);
/** A rate in time lived through: "per 100 person-years", "events/patient-year". */
const PER_TIME =
	/(?:\bper\b|\/)\s*(?:[\d,. ^]+)?\s*(?:(?:person|patient|participant|subject|pt|child|woman|women)s?[\s-]*(?:at[\s-]risk[\s-]*)?)?(?:years?|yrs?|months?|weeks?|days?|hours?)\b|\bannuali[sz]ed\b|\b(?:person|patient|participant|subject)[\s-]?(?:years?|months?|days?|time)\b|\bPYs?\b/i;
const EVENTS =
	/^(?:number of |total |count of )*(?:adverse |serious |severe |treatment-emergent )*(?:events?|episodes?|exacerbations?|hospitali[sz]ations?|visits?|seizures?|falls?|attacks?|infections?|relapses?|bleeds?|hypoglyc[a]?emi(?:a|c) events?|occurrences?)$/i;
const TIME_UNIT = /^(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?)\b/i;
const TIME_TITLE =
	/\bsurviv|\btime[\s-]+(?:to|until)\b|\bduration of\b|\bprogression[\s-]free\b|\b(?:PFS|OS|DFS|EFS|TTP|DOR|DoR|RFS)\b/i;
const NOT_TIME_TO_EVENT = /concentration|\btmax\b|\bcmax\b|half[\s-]life|\bpeak\b|plasma|serum/i;

/**
 * What the values of a measure are, by its parameter type and unit. "Percentage of participants" is a binary
 * outcome, and so is a plain number of participants; a median time with an interval is one to an event; a
 * number without a distribution stays a lone value.
 */
export function shapeOf(measure: Place, values: readonly string[], dispersion: Dispersion): MeasureShape {
	const parameter = (measure.at("paramType").structure() ?? "").toUpperCase().replace(/[\s-]+/g, "_");
	const unit = measure.at("unitOfMeasure").words() ?? "";
	const title = measure.at("title").words() ?? "";
	switch (parameter) {
		case "COUNT_OF_PARTICIPANTS":
		case "COUNT_OF_UNITS":
			return { kind: "binary", value: "events" };
		case "MEAN":
			return { kind: "continuous", value: "mean", meanType: "arithmetic" };
		case "LEAST_SQUARES_MEAN":
			return { kind: "continuous", value: "mean", meanType: "least-squares" };
		case "GEOMETRIC_MEAN":
			return { kind: "continuous", value: "mean", meanType: "geometric" };
		case "GEOMETRIC_LEAST_SQUARES_MEAN":
			return { kind: "continuous", value: "mean", meanType: "geometric-least-squares" };
		case "LOG_MEAN":
			return { kind: "continuous", value: "mean", meanType: "log" };
		case "MEDIAN":
			return isTimeToEvent(title, unit, dispersion)
				? { kind: "time-to-event", value: "median" }
				: { kind: "continuous", value: "median" };
		default:
			return shapeOfNumber(measure, unit, title, values);
	}
}

function isTimeToEvent(title: string, unit: string, { kind }: Dispersion): boolean {
	const intervalOrNone = kind === "interval" || kind === "none";
	return intervalOrNone && TIME_UNIT.test(unit) && TIME_TITLE.test(title) && !NOT_TIME_TO_EVENT.test(title);
}

function shapeOfNumber(measure: Place, unit: string, title: string, values: readonly string[]): MeasureShape {
	const within = (most: number) => values.every((value) => Number(value) >= 0 && Number(value) <= most);
	const areWhole = values.every((value) => /^\d+(?:\.0+)?$/.test(value));
	const selected = measure.at("denomUnitsSelected").words() ?? measure.at("typeUnitsAnalyzed").words();
	const isOfUnits =
		selected !== undefined &&
		!/^participants$/i.test(selected) &&
		unit.toLowerCase().endsWith(`of ${selected.toLowerCase()}`);
	const description = measure.at("description").words() ?? "";
	if (PER_TIME.test(unit)) return { kind: "continuous", value: "value" };
	const isPercent =
		PERCENT_OF_PEOPLE.test(unit) ||
		(PERCENT.test(unit) && !/\bchange\b/i.test(title) && SPEAKS_OF_PEOPLE.test(`${title} ${description}`)) ||
		(isOfUnits && /^(?:percent|%)/i.test(unit));
	if (isPercent && within(100)) return { kind: "binary", value: "percent" };
	if (PROPORTION_OF_PEOPLE.test(unit) && within(1)) return { kind: "binary", value: "proportion" };
	if (NUMBER_OF_PEOPLE.test(unit) && areWhole) return { kind: "binary", value: "events" };
	if (EVENTS.test(unit) && areWhole) return { kind: "count", value: "count" };
	return { kind: "continuous", value: "value" };
}

/** What the spread, or the lower and upper limit, of a measure's values are. */
export function dispersionOf(words: string | undefined): Dispersion {
	if (words === undefined || /^(?:na|none|n\/a|not applicable)$/i.test(words)) return { kind: "none" };
	const type = words.replaceAll("_", " ");
	if (/standard deviation/i.test(type)) return { kind: "sd" };
	if (/standard error/i.test(type)) return { kind: "se" };
	if (/coefficient of variation/i.test(type)) return { kind: "cv" };
	if (/inter-?\s?quartile/i.test(type)) return { kind: "iqr" };
	if (/full range/i.test(type)) return { kind: "range" };
	if (/confidence/i.test(type)) {
		const digits = /(\d+(?:\.\d+)?)/.exec(type)?.[1];
		return { kind: "interval", level: levelOf(digits === "975" ? "97.5" : digits) };
	}
	return { kind: "unknown", words };
}

/** A confidence level in percent, where it is one that can be. */
export function levelOf(number: string | undefined): string | undefined {
	const value = Number(number);
	return number !== undefined && value >= 50 && value <= 99.999 ? number : undefined;
}
