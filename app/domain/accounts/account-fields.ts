import * as z from "zod";
import { oneLine } from "#app/domain/format/format.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, passwordLength } from "./password-length.ts";

/** An address as accounts keep it: letters that look the same, in capitals or put together from parts, are the same. */
export const accountKey = (email: string) => email.trim().normalize("NFC").toLowerCase();

/** Letters of any script, and no character that nobody sees or that has a meaning in the header of a mail (RFC 5322). */
const LETTER = String.raw`[^\s\p{C}@<>()[\]:;,\\"]`;
const DOMAIN = String.raw`(?:(?!\.)${LETTER})+(?:\.(?:(?!\.)${LETTER})+)+`;
const ADDRESS = new RegExp(`^${LETTER}+@(?:${DOMAIN}|localhost)$`, "u");

const NO_ADDRESS = "Enter an e-mail address";

/** The fields that account forms share. A form takes what is empty for what is missing, after the transformation too. */
export const email = z
	.string({ error: NO_ADDRESS })
	.transform(accountKey)
	.pipe(
		z
			.string({ error: NO_ADDRESS })
			.max(254, "Must be at most 254 characters")
			.regex(ADDRESS, "Must be an e-mail address, such as name@example.org"),
	);

/** A name is one line wherever it is shown, in a mail too. */
const nameOf = (what: string) =>
	z
		.string({ error: what })
		.transform(oneLine)
		.pipe(z.string({ error: what }).min(1, what).max(100, "Must be at most 100 characters"));

export const personName = nameOf("Enter a name");

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
export const tokenLabel = nameOf("Give it a name, so that you recognise it later");

export const role = z.enum(["reader", "researcher", "administrator"], { error: "Choose a role" });

/** A field of a form that people do not fill in, such as a token or an address. */
export const hidden = z.string({ error: "Missing" }).max(4000, "Too long");
