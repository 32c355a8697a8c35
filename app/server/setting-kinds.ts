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

export const address = z.url({
	protocol: /^https?$/,
	error: "must be an address that begins with http:// or https://",
});
