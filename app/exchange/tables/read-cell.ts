import { type DecimalSign, parseDecimal } from "#app/domain/format/decimal.ts";
import {
	type CellContext,
	type CellReading,
	isMissing,
	type PrintedFigures,
	type PrintedKind,
} from "#app/domain/printed/cell-reading.ts";
import { endsOf, withoutLevel } from "#app/domain/printed/numbers.ts";
import { readPrinted } from "#app/domain/printed/read-printed.ts";
import { statesIn } from "#app/domain/study/take-cell.ts";
import { contrastMeasureIn } from "./contrast-measure.ts";
import { readNumbers } from "./read-numbers.ts";
import { readTime, readYear } from "./read-when.ts";
import { type FieldKey, TABLE_FIELDS, type TableField } from "./table-fields.ts";
import type { CellValue, Values } from "./table-rows.ts";

/** A cell read, or the reason why it cannot be, in the words of somebody who corrects tables. */
export type ReadCell =
	| {
			ok: true;
			values: Values;
			/** What the cell prints besides, such as a footnote's mark or `<1%`: kept word for word. */
			printed?: string;
			/** What it says in place of a figure. */
			state?: string;
	  }
	| {
			ok: false;
			reason: string;
			/** It can mean two things, and is not unreadable. */
			isOpen?: true;
	  };

/** How tables spell what the vocabulary calls otherwise. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
	dichotomous: "binary",
	dich: "binary",
	cont: "continuous",
	msd: "continuous",
	rate: "count",
	survival: "time-to-event",
	"time to event": "time-to-event",
	placebo: "placebo-comparator",
	control: "other",
	active: "active-comparator",
	sham: "sham-comparator",
	intervention: "experimental",
	treatment: "experimental",
	day: "days",
	week: "weeks",
	month: "months",
	year: "years",
};

/** How each type of figures is printed, and what its column's head says of the numbers in brackets. */
const PRINTED: Partial<
	Record<TableField["type"], { kind: PrintedKind } & Pick<CellContext, "spread" | "range">>
> = {
	whole: { kind: "n" },
	count: { kind: "rate" },
	rate: { kind: "rate", spread: "percent" },
	percent: { kind: "percent" },
	decimal: { kind: "number" },
	mean: { kind: "mean" },
	"mean-sd": { kind: "mean", spread: "sd" },
	"mean-se": { kind: "mean", spread: "se" },
	"mean-interval": { kind: "mean", range: "interval" },
	median: { kind: "mean" },
	"median-quartiles": { kind: "mean", range: "quartiles" },
	"median-range": { kind: "mean", range: "range" },
	estimate: { kind: "estimate" },
	p: { kind: "p" },
};

/**
 * Reads one cell as its field is read. What says "not reported" is missing.
 * @param context the column's decimal sign, how many the row's arm has, and whether the column's name says that a lone
 * number is a count of people
 */
export function readCell(
	field: FieldKey,
	cell: string,
	context: CellContext & { isCount?: boolean } = {},
): ReadCell {
	const text = cell.trim();
	const { type } = TABLE_FIELDS[field];
	if (NOT_REPORTED.test(text) && isMainFigure(field)) {
		// Of a median time it may as well be that half of the people never had the event.
		if (type.startsWith("median") && /^n/i.test(text) && !/reported/i.test(text))
			return {
				ok: false,
				reason: `“${text}” can be not reached or not reported: write it out`,
				isOpen: true,
			};
		return { ok: true, values: {}, printed: text, state: "not-reported" };
	}
	if (isMissing(text)) return { ok: true, values: {} };
	if (
		text.length > LONGEST_FIGURE &&
		type !== "text" &&
		type !== "list" &&
		type !== "time" &&
		type !== "numbers"
	)
		return refused(`“${text.slice(0, 39)}…” is longer than any figure`);
	if (field === "rate" && !context.isCount && parseDecimal(text, context.decimalSign) !== null)
		return {
			ok: false,
			reason: `“${text}” can be ${text} people or ${text}%. Choose “${TABLE_FIELDS.events.label}” or “${TABLE_FIELDS.percent.label}” for the column, or name it so`,
			isOpen: true,
		};
	const printed = PRINTED[type];
	if (printed) return figuresOf(field, readFigures(field, printed, text, context), text);
	switch (type) {
		case "proportion":
			return proportionOf(text, context.decimalSign);
		case "interval":
			return intervalOf(field, text, context.decimalSign);
		case "year": {
			const year = readYear(text);
			return typeof year === "string" ? refused(year) : { ok: true, values: year };
		}
		case "time":
			return one(field, readTime(text));
		case "yes-no":
			return yesNoOf(field, text);
		case "choice":
			return choiceOf(field, text);
		case "list":
			return one(
				field,
				text
					.split(/[;|]/)
					.map((item) => item.trim())
					.filter(Boolean),
			);
		case "numbers": {
			const numbers = readNumbers(text);
			return typeof numbers === "string" ? refused(numbers) : one(field, numbers);
		}
		default:
			return one(field, text);
	}
}

/** What a paper says of a figure that it leaves out; programs write a missing value otherwise. */
const NOT_REPORTED = /^(n\.?\/?r\.?|not reported)$/i;

/** What the main figure of an arm’s row is of: people counted, or a quantity measured. */
const MAIN_FIGURES: Partial<Record<TableField["type"], "counted" | "measured">> = {
	...({ count: "counted", rate: "counted", percent: "counted" } as const),
	...({
		mean: "measured",
		"mean-sd": "measured",
		"mean-se": "measured",
		"mean-interval": "measured",
	} as const),
	...({ median: "measured", "median-quartiles": "measured", "median-range": "measured" } as const),
};

/** Whether an arm’s row keeps this cell’s words, and which kind of figures they are of. */
export const mainFigureOf = (field: FieldKey) => MAIN_FIGURES[TABLE_FIELDS[field].type];
const isMainFigure = (field: FieldKey) => mainFigureOf(field) !== undefined;

/** In characters; no paper prints a figure as long. */
const LONGEST_FIGURE = 200;

const one = (field: FieldKey, value: CellValue): ReadCell => ({ ok: true, values: { [field]: value } });
const refused = (reason: string): ReadCell => ({ ok: false, reason });

function readFigures(
	field: FieldKey,
	printed: NonNullable<(typeof PRINTED)["mean"]>,
	text: string,
	context: CellContext,
): CellReading {
	// Programs export counts as 33.0; a fraction of a person stays an error.
	const isFraction = field === "events" && /^[\d.,\s]+[.,]0+$/.test(text);
	return readPrinted(isFraction ? "count" : printed.kind, text, { ...printed, ...context });
}

/** Where the figures of a cell go, besides those of the same name. */
const FIELD_OF: Partial<Record<keyof PrintedFigures, FieldKey>> = {
	...{ n: "n", events: "events", percent: "percent", mean: "mean", sd: "sd", se: "se" },
	...{ ciLow: "ciLow", ciHigh: "ciHigh", ciLevel: "ciLevel", median: "median", q1: "q1", q3: "q3" },
	...{ min: "min", max: "max", estimate: "estimate", p: "p", measure: "measure" },
};
const OF_ESTIMATE: Partial<Record<keyof PrintedFigures, FieldKey>> = {
	...{ ciLow: "estimateLow", ciHigh: "estimateHigh", ciLevel: "estimateLevel" },
};

const NEVER_BELOW_0: ReadonlySet<FieldKey> = new Set([
	...(["sd", "se", "personTime", "ciLevel"] as const),
	...(["estimateSe", "estimateVariance", "estimateLevel"] as const),
]);
const OF_MEDIAN: Partial<Record<keyof PrintedFigures, FieldKey>> = { mean: "median" };
const MEDIANS: ReadonlySet<FieldKey> = new Set(["median", "medianQuartiles", "medianRange"]);

function figuresOf(field: FieldKey, reading: CellReading, text: string): ReadCell {
	if (reading.is === "unreadable") {
		const isCount = TABLE_FIELDS[field].type === "count" && !/[/%([]|\bof\b/.test(text);
		return refused(isCount ? readWords(text) : reading.reason);
	}
	if (reading.is === "ask") {
		const isRange = reading.readings.some(({ figures }) => figures.q1 !== undefined);
		const { medianQuartiles, meanInterval } = TABLE_FIELDS;
		const how = isRange
			? `. Choose “${medianQuartiles.label}” or “${meanInterval.label}” for the column, or name it so`
			: "";
		return { ok: false, reason: `${reading.question}${how}`, isOpen: true };
	}
	const { spread, state, limit, value, ...figures } = reading.figures;
	if (spread !== undefined && MEDIANS.has(field))
		return refused(
			`“${text}”: one number is the width between the quartiles, from which they do not follow. Give both`,
		);
	if (spread !== undefined)
		return refused(
			`“${text}” does not say whether ${spread} is a standard deviation or a standard error. Choose “Mean (SD) in one cell” or “Mean (SE) in one cell” for the column, or name it so`,
		);
	const values: Values = {};
	if (value !== undefined && NEVER_BELOW_0.has(field) && Number(value) < 0)
		return refused(`“${text}” is below 0`);
	// A whole number of its own field, such as one randomised, and a lone decimal.
	if (value !== undefined) values[field] = value;
	for (const [key, figure] of Object.entries(figures)) {
		const name = key as keyof PrintedFigures;
		const special =
			field === "estimate" ? OF_ESTIMATE[name] : MEDIANS.has(field) ? OF_MEDIAN[name] : undefined;
		const own = special ?? FIELD_OF[name];
		if (own) values[key === "n" && TABLE_FIELDS[field].type === "whole" ? field : own] = figure as CellValue;
	}
	const isMore =
		reading.mark !== undefined || limit !== undefined || (state !== undefined && state !== "not-reported");
	const inPlace = statesIn(reading.figures).state;
	return { ok: true, values, ...(isMore && { printed: text, ...(inPlace && { state: inPlace }) }) };
}

/** What is wrong with a count that is no rate either. */
function readWords(text: string): string {
	const reading = readPrinted("count", text);
	return reading.is === "unreadable" ? reading.reason : `“${text}” is not a whole number, such as 33`;
}

/** A share of 1 is a percentage whose point stands two digits further right; the digits stay. */
function proportionOf(text: string, sign: DecimalSign | undefined): ReadCell {
	const share = parseDecimal(text, sign) ?? parseDecimal(text, ",");
	if (share === null || Number(share) < 0 || Number(share) > 1)
		return refused(`“${text}” is not a proportion from 0 to 1, such as 0.52`);
	const percent = parseDecimal(`${share}e2`);
	return percent === null
		? refused(`“${text}” is not a proportion`)
		: { ok: true, values: { percent }, printed: text };
}

/** Where the two figures of a cell go, and the level that it may name. */
const ENDS: Partial<Record<FieldKey, [low: FieldKey, high: FieldKey, level?: FieldKey]>> = {
	estimateInterval: ["estimateLow", "estimateHigh", "estimateLevel"],
	quartiles: ["q1", "q3"],
	range: ["min", "max"],
};

function intervalOf(field: FieldKey, text: string, sign: DecimalSign | undefined): ReadCell {
	const { text: bare, level } = withoutLevel(text.replace(/^[([{]\s*|\s*[)\]}]$/g, ""));
	const [low, high] = endsOf(bare)?.map((end) => parseDecimal(end, sign)) ?? [];
	const [from, to, of] = ENDS[field] ?? ["ciLow", "ciHigh", "ciLevel"];
	if (!low || !high)
		return refused(
			of || parseDecimal(text, sign) === null
				? `“${text}” is not an interval, such as 0.58 to 0.89`
				: `“${text}” is the width between two figures, from which they do not follow. Give both`,
		);
	const said = level === undefined ? null : parseDecimal(level);
	return { ok: true, values: { [from]: low, [to]: high, ...(said && of && { [of]: said }) } };
}

function yesNoOf(field: FieldKey, text: string): ReadCell {
	if (/^(yes|y|true|1|ja|oui)$/i.test(text)) return one(field, true);
	if (/^(no|n|false|0)$/i.test(text)) return one(field, false);
	return refused(`“${text}” is neither yes nor no`);
}

function choiceOf(field: FieldKey, text: string): ReadCell {
	if (field === "measure") {
		const values = contrastMeasureIn(text);
		return values ? { ok: true, values } : refused(`“${text}” is no measure, such as HR, OR, RR or MD`);
	}
	const { vocabulary = {} }: TableField = TABLE_FIELDS[field];
	const wanted = text.toLowerCase();
	const spelling = OTHER_SPELLINGS[wanted];
	const found = Object.entries(vocabulary).find(
		([key, label]) => key.toLowerCase() === wanted || label.toLowerCase() === wanted || key === spelling,
	);
	return found
		? one(field, found[0])
		: refused(`“${text}” is not one of: ${Object.keys(vocabulary).join(", ")}`);
}
