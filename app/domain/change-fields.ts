import * as z from "zod";

/** The fields that every form shares which changes a study as it stands. */

/** The version that was on the screen. */
export const expectedVersion = z.coerce.number({ error: "Missing" }).int().positive();

/** Why somebody does something, in their words; kept with what they did. */
export const reason = z
	.string({ error: "Say in a few words why" })
	.trim()
	.min(1, "Say in a few words why")
	.max(1000, "Too long");
