import * as z from "zod";

/**
 * The fields of an analysis request. JSON numbers are numbers there: text such as "12" is refused rather than
 * guessed at, because a program that sends text has most often lost track of a blank somewhere else too.
 */

/** What a person reads of a value that is not what was asked for. */
function got(input: unknown): string {
	if (input === undefined) return "it is missing";
	if (input === null) return "it is null";
	if (typeof input === "string") {
		const text = input.length > 40 ? `${input.slice(0, 39)}…` : input;
		const isNumber = input.trim() !== "" && Number.isFinite(Number(input));
		return `it is the text “${text}”${isNumber ? "; send the number without quotes" : ""}`;
	}
	if (Array.isArray(input)) return "it is a list";
	return typeof input === "object" ? "it is an object" : `it is ${String(input)}`;
}

const LARGEST = 1e15;

/** A finite number; beyond 10¹⁵ squares and exponentials leave what a computer can hold. */
export const number = z
	.number({ error: ({ input }) => `Must be a number; ${got(input)}` })
	.min(-LARGEST, "Must be −10¹⁵ or more")
	.max(LARGEST, "Must be 10¹⁵ or less");

export const positive = number.gt(0, "Must be above 0");

/** A whole number of people or events. */
const whole = z
	.number({ error: ({ input }) => `Must be a whole number; ${got(input)}` })
	.refine(Number.isInteger, { error: ({ input }) => `Must be a whole number; it is ${input}` })
	.max(1e9, "Must be at most 1,000,000,000");

export const count = whole.min(0, "Must be 0 or more").meta({ type: "integer" });

export const people = whole.min(1, "Must be 1 or more").meta({ type: "integer" });

export const label = z
	.string({ error: ({ input }) => `Must be text that names the row; ${got(input)}` })
	.max(500, "Must be at most 500 characters");

export const year = z
	.int({ error: ({ input }) => `Must be a year, such as 1994; ${got(input)}` })
	.min(0, "Must be a year, such as 1994")
	.max(9999, "Must be a year, such as 1994")
	.nullish();

export const group = z
	.string({ error: ({ input }) => `Must be text; ${got(input)}` })
	.max(500, "Must be at most 500 characters")
	.nullish();

/** One of a few words; the message names them all. */
export const oneOf = <const K extends readonly [string, ...string[]]>(words: K, note = "") =>
	z.enum(words, { error: ({ input }) => `Must be one of ${words.join(", ")}${note}; ${got(input)}` });

/** An object with these fields; others are left out, and `unknownKeys` names them. */
export const record = <S extends z.ZodRawShape>(shape: S, what: string) =>
	z.object(shape, { error: ({ input }) => `Must be an object with ${what}; ${got(input)}` });

/** The keys of objects whose every key matters: a mistyped option would change the analysis unnoticed. */
export const options = <S extends z.ZodRawShape>(shape: S) =>
	z.strictObject(shape, {
		error: (issue) =>
			issue.code === "unrecognized_keys"
				? `There is no option called ${(issue.keys ?? []).map((key) => `“${key}”`).join(", ")}; there are ${Object.keys(shape).join(", ")}`
				: `Must be an object; ${got(issue.input)}`,
	});
