import { z } from "zod";

/** A whole number between two, and what it is when nobody set it. */
export const whole = (fallback: number, max: number, min = 0) =>
	z
		.string()
		.regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
		.transform(Number)
		.refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
		.default(fallback);

export const flag = (fallback: boolean) =>
	z
		.enum(["true", "false", "1", "0", "yes", "no"], { error: "must be true or false" })
		.transform((value) => value === "true" || value === "1" || value === "yes")
		.default(fallback);

export const secret = z.string().min(16, "must have at least 16 characters");

/** An address of the protocols named. @param error what it must be, where it is none */
export const urlOf = (protocol: RegExp, error: string) =>
	z.url({ protocol, hostname: /./, error, abort: true });

/** What is fetched. Nothing is fetched from an address that holds a password, which logs would hold too. */
export const address = urlOf(/^https?$/, "must be an address that begins with http:// or https://").refine(
	(value) => {
		const { username, password } = new URL(value);
		return username === "" && password === "";
	},
	"must be an address without a user and password",
);

/** Where a server of this program is, which answers under `/` alone. */
export const site = address
	.refine((value) => {
		const { pathname, search, hash } = new URL(value);
		return pathname === "/" && search === "" && hash === "";
	}, "must be an address without a path, such as https://trials.example.org")
	.transform((value) => new URL(value).origin);

const QUOTES = /^(["'`]).*\1$/s;

/** What cannot be meant by a value of whatever kind; undefined where nothing is. */
export function strayMarks(value: string): string | undefined {
	if (value !== value.trim()) return "begins or ends with a blank, which would be part of it: leave it out";
	if (QUOTES.test(value)) return "stands in quotes, which would be part of it: leave them out";
	return undefined;
}

/** A file of this machine. Nobody but a shell knows what ~ is. */
export const file = z
	.string()
	.regex(/^(?!~[/\\]|\w+:\/\/)\P{Cc}+$/u, "must be the path of a file, without ~ for a home");

/** A value in a message of one line, without a password that an address in it holds. */
export const shownValue = (value: string): string =>
	value.replace(/\/\/[^/\s]*@/g, "//…@").replace(/\p{Cc}/gu, (sign) => JSON.stringify(sign).slice(1, -1));
