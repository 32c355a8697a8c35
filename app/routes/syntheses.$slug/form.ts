import * as z from "zod";

const expectedVersion = z.coerce.number({ error: "Missing" }).int().positive();
const reason = z
	.string({ error: "Say in a few words why" })
	.trim()
	.min(1, "Say in a few words why")
	.max(1000, "Too long");

/** What an editor can do with a synthesis from its page. */
export const synthesisAction = z.object({
	intent: z.enum(["publish", "withdraw", "accept", "archive"], { error: "There is no such button" }),
	expectedVersion,
	reason,
});
