import * as z from "zod";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, passwordLength } from "./password-length.ts";

/** The fields that account forms share. */
export const email = z
	.string({ error: "Enter an e-mail address" })
	.trim()
	.max(254, "Must be at most 254 characters")
	.regex(
		/^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/,
		"Must be an e-mail address, such as name@example.org",
	)
	.transform((value) => value.toLowerCase());

export const personName = z
	.string({ error: "Enter a name" })
	.trim()
	.min(1, "Enter a name")
	.max(100, "Must be at most 100 characters");

export const newPassword = z
	.string({ error: "Enter a password" })
	.refine(
		(value) => passwordLength(value) >= MIN_PASSWORD_LENGTH,
		`Must have at least ${MIN_PASSWORD_LENGTH} characters`,
	)
	.refine(
		(value) => [...value].length <= MAX_PASSWORD_LENGTH,
		`Must have at most ${MAX_PASSWORD_LENGTH} characters`,
	);

/** A password that somebody has already: it is only compared. */
export const givenPassword = (missing: string) => z.string({ error: missing }).max(1000, "Too long");

/** What somebody calls an API token. */
export const tokenLabel = z
	.string({ error: "Give it a name, so that you recognise it later" })
	.trim()
	.min(1, "Give it a name, so that you recognise it later")
	.max(100, "Must be at most 100 characters");

export const role = z.enum(["reader", "researcher", "administrator"], { error: "Choose a role" });

/** A field of a form that people do not fill in, such as a token or an address. */
export const hidden = z.string({ error: "Missing" }).max(4000, "Too long");
