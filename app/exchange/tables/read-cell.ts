import { type Decimal, parseDecimal, parseWhole } from "#app/domain/decimal.ts";
import { parseReportedRate, type ReportedRate } from "#app/domain/reported-rate.ts";
import {
	ARM_ROLES,
	CONTRAST_MEASURES,
	OUTCOME_CONCEPTS,
	OUTCOME_KINDS,
	TIME_UNITS,
} from "#app/domain/vocabulary.ts";
import { type FieldKey, TABLE_FIELDS } from "./table-fields.ts";

export interface CellTime {
	value?: Decimal;
	unit?: keyof typeof TIME_UNITS;
	text?: string;
}

export type CellValue = string | number | boolean | string[] | ReportedRate | CellTime;

/** A cell read, or the reason why it cannot be, in the words of somebody who mends tables. */
export type ReadCell = { ok: true; value: CellValue | undefined } | { ok: false; reason: string };

/** What programs write for a missing value. Blank is missing, never 0. */
const MISSING = /^(|na|n\/a|nan|null|none|nr|not reported|missing|\.|-|–|—|\?)$/i;

const VOCABULARIES: Partial<Record<FieldKey, Readonly<Record<string, string>>>> = {
	concept: OUTCOME_CONCEPTS,
	kind: OUTCOME_KINDS,
	role: ARM_ROLES,
	measure: CONTRAST_MEASURES,
	timeUnit: TIME_UNITS,
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

/** Reads one cell as its field is read. What says "not reported" is missing. */
export function readCell(field: FieldKey, cell: string): ReadCell {
	const text = cell.trim();
	if (MISSING.test(text)) return { ok: true, value: undefined };
	switch (TABLE_FIELDS[field].type) {
		case "whole":
			return wholeOf(text);
		case "decimal":
			return orReason(parseDecimal(text), "is not a number, such as 3.52");
		case "percent":
			return percentOf(text);
		case "year":
			return /^(1[89]|20|21)\d\d$/.test(text)
				? { ok: true, value: Number(text) }
				: { ok: false, reason: "is not a year, such as 2014" };
		case "p":
			return /^[<>≤≥=]?\s*(0?[.,]\d+|[01]([.,]\d+)?|\d([.,]\d+)?e-\d+)$/i.test(text)
				? { ok: true, value: text }
				: { ok: false, reason: "is not a p value, such as 0.053 or <0.001" };
		case "rate": {
			const rate = parseReportedRate(text);
			return rate.ok ? { ok: true, value: rate.rate } : { ok: false, reason: rate.message };
		}
		case "time":
			return { ok: true, value: timeOf(text) };
		case "yes-no":
			return yesNoOf(text);
		case "choice":
			return choiceOf(field, text);
		case "list":
			return {
				ok: true,
				value: text
					.split(/[;|]/)
					.map((item) => item.trim())
					.filter(Boolean),
			};
		case "text":
			return { ok: true, value: text };
	}
}

function wholeOf(text: string): ReadCell {
	// Programs export whole numbers as 33.0; a fraction of a person stays an error.
	const whole = parseWhole(text.replace(/\.0+$/, ""));
	if (whole === null) return { ok: false, reason: "is not a whole number, such as 33" };
	return whole < 0 ? { ok: false, reason: "is below 0" } : { ok: true, value: whole };
}

function percentOf(text: string): ReadCell {
	const percent = parseDecimal(text.replace(/\s*%$/, ""));
	if (percent === null) return { ok: false, reason: "is not a percentage, such as 52" };
	const value = Number(percent);
	return value < 0 || value > 100
		? { ok: false, reason: "is not between 0 and 100 percent" }
		: { ok: true, value: percent };
}

const orReason = (value: string | null, reason: string): ReadCell =>
	value === null ? { ok: false, reason } : { ok: true, value };

/** `6 weeks`, `week 6`, `6 wk`; anything else is kept as the source's words. */
function timeOf(text: string): CellTime {
	const match = /^(?:(\d+(?:[.,]\d+)?)\s*-?\s*([a-z]+)\.?|([a-z]+)\s*(\d+(?:[.,]\d+)?))$/i.exec(text);
	const value = parseDecimal(match?.[1] ?? match?.[4] ?? "");
	const unit = unitOf(match?.[2] ?? match?.[3] ?? "");
	return value !== null && unit ? { value, unit } : { text };
}

function unitOf(word: string): CellTime["unit"] {
	const letter = /^(d|w|m|y)/i.exec(word)?.[1]?.toLowerCase();
	if (!/^(d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?)$/i.test(word)) return undefined;
	return letter === "d" ? "days" : letter === "w" ? "weeks" : letter === "m" ? "months" : "years";
}

function yesNoOf(text: string): ReadCell {
	if (/^(yes|y|true|1|ja|oui)$/i.test(text)) return { ok: true, value: true };
	if (/^(no|n|false|0)$/i.test(text)) return { ok: true, value: false };
	return { ok: false, reason: "is neither yes nor no" };
}

function choiceOf(field: FieldKey, text: string): ReadCell {
	const vocabulary = VOCABULARIES[field] ?? {};
	const wanted = text.toLowerCase();
	const spelling = OTHER_SPELLINGS[wanted];
	const found = Object.entries(vocabulary).find(
		([key, label]) => key.toLowerCase() === wanted || label.toLowerCase() === wanted || key === spelling,
	);
	if (found) return { ok: true, value: found[0] };
	return { ok: false, reason: `is not one of: ${Object.keys(vocabulary).join(", ")}` };
}
