import * as z from "zod";
import { type Decimal, parseDecimal, parseWhole, readNumber } from "../format/decimal.ts";
import { openQuestion } from "../printed/numbers.ts";
import { readP } from "../printed/read-p.ts";
import { keysOf, type Vocabulary } from "../vocabulary.ts";
import { tagged } from "./describe-field.ts";

/**
 * The field types every part of the study document is made of. They read what a form posts (text), what
 * JSON holds (numbers, null) and what a CSV cell says, and all agree on one thing: blank is missing, never 0.
 */

/** Characters that no source prints and that break storage or display: controls other than line breaks and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const CONTROLS = new RegExp(CONTROL, "g");

function cleanText(value: unknown): unknown {
	if (value === null || value === undefined) return undefined;
	if (typeof value !== "string") return value;
	let text = value.isWellFormed() ? value : value.toWellFormed();
	// Asking first is quicker than replacing nothing, and this is asked of every text of every study.
	if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
	if (CONTROL.test(text)) text = text.replace(CONTROLS, "");
	text = text.trim();
	return text === "" ? undefined : text;
}

const isText = (value: unknown) => typeof value === "string";

/** Optional text of one or several lines. */
export const text = (max = 500) =>
	z.preprocess(
		cleanText,
		z
			.string({ error: "Must be text" })
			.max(max, `Must be at most ${max.toLocaleString("en")} characters`)
			.optional(),
	);

/** Text that must not be blank. `what` names it in the message: "a title". */
export const requiredText = (what: string, max = 500) =>
	z.preprocess(
		cleanText,
		z
			.string({ error: (issue) => (issue.input === undefined ? `Enter ${what}` : "Must be text") })
			.max(max, `Must be at most ${max.toLocaleString("en")} characters`),
	);

function oneOf<V extends Vocabulary>(vocabulary: V) {
	const keys = keysOf(vocabulary);
	return tagged(z.enum(keys, { error: `Choose one of: ${keys.join(", ")}` }), { vocabulary });
}

/** Optional choice from a vocabulary. */
export const choice = <V extends Vocabulary>(vocabulary: V) =>
	z.preprocess(cleanText, oneOf(vocabulary).optional());

/** Choice with a default when blank. */
export const choiceOr = <const K extends [string, ...string[]]>(keys: K, fallback: K[number]) =>
	z.preprocess(
		(value) => cleanText(value) ?? fallback,
		z.enum(keys, { error: `Choose one of: ${keys.join(", ")}` }),
	);

/** Several of a vocabulary; absent means none. */
export const choices = <V extends Vocabulary>(vocabulary: V, max: number, what: string) =>
	list(oneOf(vocabulary), max, what);

/** Optional whole number, 0 or more. Unlike number coercion it never turns a blank into 0. */
export const whole = z.preprocess(
	(value) => {
		const cleaned = cleanText(value);
		return isText(cleaned) ? (parseWhole(cleaned as string) ?? cleaned) : cleaned;
	},
	z
		.int({ error: (issue) => `Must be a whole number, such as 33; got “${shown(issue.input)}”` })
		.min(0, "Must be 0 or more")
		.max(1_000_000_000, "Must be at most 1,000,000,000")
		.optional(),
);

/** What is wrong with a typed decimal: no number, or one that can be two. */
function notANumber(typed: string): string {
	const reading = readNumber(typed);
	return reading.is === "open"
		? openQuestion(typed, reading.thousands, reading.decimal)
		: `Must be a number, such as 3.52; got “${typed}”`;
}

/** Optional decimal, kept with the digits typed. */
export const decimal = z
	.preprocess(
		(value) => {
			const cleaned = typeof value === "number" && Number.isFinite(value) ? String(value) : cleanText(value);
			return isText(cleaned) ? (parseDecimal(cleaned as string) ?? { unreadable: cleaned }) : cleaned;
		},
		z
			.custom<Decimal>(isText, {
				error: (issue) => notANumber(shown(issue.input)),
			})
			.optional(),
	)
	.refine(
		(value) => value === undefined || Math.abs(Number(value)) <= 1e15,
		"Must be between −10¹⁵ and 10¹⁵",
	);

/** Optional decimal within bounds, both included. */
export const decimalBetween = (min: number, max: number, message: string) =>
	decimal.refine((value) => value === undefined || (Number(value) >= min && Number(value) <= max), message);

/** Optional yes or no; forms post "yes", "no" or "on". */
export const yesNo = z.preprocess((value) => {
	const cleaned = cleanText(value);
	if (cleaned === "yes" || cleaned === "on" || cleaned === "true") return true;
	return cleaned === "no" || cleaned === "false" ? false : cleaned;
}, z.boolean({ error: "Must be yes or no" }).optional());

/** Optional date known to the year, month or day: `2011`, `2011-07`, `2011-07-15`. */
export const partialDate = tagged(
	z.preprocess(
		cleanText,
		z
			.string({ error: "Must be a date" })
			.regex(/^(1[89]|20|21)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
				error: "Must be a year, month or day, such as 2011, 2011-07 or 2011-07-15",
			})
			.refine((value) => value.length < 10 || isCalendarDay(value), "There is no such day in the calendar")
			.optional(),
	),
	{ kind: "date" },
);

function isCalendarDay(value: string) {
	const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
	return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A p value as it is kept. */
const P = /^[<>≤≥=]?\s*(0?[.,]\d+|[01]([.,]\d+)?|\d([.,]\d+)?e-\d+)$/i;

/** Optional p value, kept as printed: `0.053`, `<0.001`; of `P = 0·003` what it says. */
export const printedP = z.preprocess(
	(value) => {
		const cleaned = typeof value === "number" ? String(value) : cleanText(value);
		const reading = isText(cleaned) && !P.test(cleaned as string) ? readP(cleaned as string) : undefined;
		return reading?.is === "means" && reading.figures.p !== undefined ? reading.figures.p : cleaned;
	},
	z
		.string({ error: "Must be text" })
		.max(30, "Must be at most 30 characters")
		.regex(P, {
			error: "Must be a p value as printed, such as 0.053 or <0.001",
		})
		.optional(),
);

export const year = tagged(
	z.preprocess((value) => {
		const cleaned = cleanText(value);
		return isText(cleaned) && /^\d{4}$/.test(cleaned as string) ? Number(cleaned) : cleaned;
	}, z
		.int({ error: "Must be a year, such as 2014" })
		.min(1800, "Must be 1800 or later")
		.max(2200, "Must be 2200 or earlier")
		.optional()),
	{ kind: "year" },
);

/** A list; absent means empty. */
export const list = <T extends z.ZodType>(item: T, max: number, what: string) =>
	z.preprocess(
		(value) => value ?? [],
		z
			.array(item, { error: `Must be a list of ${what}` })
			.max(max, `At most ${max.toLocaleString("en")} ${what}`),
	);

/** Something that may be absent, null or (from a form) an empty choice. */
export const optional = <T extends z.ZodType>(schema: T) =>
	z.preprocess((value) => (value === null || value === "" ? undefined : value), schema.optional());

/** A record with something in it; one of blanks alone is absent, so that a document says nothing of it. */
export const unlessBlank = <T extends object>(value: T): T | undefined =>
	Object.values(value).some((part) => part !== undefined) ? value : undefined;

/** A list of distinct short texts; blank entries are dropped, repeated ones (by letters, not case) kept once. */
export const textList = (max: number, what: string) =>
	z.preprocess(
		(value) => (Array.isArray(value) ? distinctTexts(value) : (value ?? undefined)),
		list(z.string({ error: "Must be text" }).max(300, "Must be at most 300 characters"), max, what),
	);

function distinctTexts(values: unknown[]): unknown[] {
	const seen = new Set<unknown>();
	return values
		.map(cleanText)
		.filter((value) => value !== undefined)
		.filter((value) => {
			const key = typeof value === "string" ? value.toLowerCase() : value;
			return seen.has(key) ? false : seen.add(key);
		});
}

/** The id of an arm, outcome, report or adverse event: stable for life within its study. */
export const localId = tagged(
	z.string({ error: "Must have an id" }).regex(/^[a-z][a-z0-9-]{0,39}$/, {
		error: ({ input }) =>
			input === "" ? "Choose one" : "Must be a small letter followed by small letters, digits or hyphens",
	}),
	{ kind: "id" },
);

function shown(input: unknown): string {
	const value =
		typeof input === "object" && input !== null && "unreadable" in input ? input.unreadable : input;
	// JSON has no word for infinity, which is what 1e999 is read as.
	const isPlain = typeof value === "string" || typeof value === "number";
	const text = isPlain ? String(value) : (JSON.stringify(value) ?? String(value));
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
