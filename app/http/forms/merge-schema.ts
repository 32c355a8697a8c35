import * as z from "zod";

/** What the page of two versions sends, of a study or a synthesis. */
export const mergeSchema = z.object({
	intent: z.enum(["merge", "edit-merged"]),
	typed: z.string(),
	theirsVersion: z.coerce.number().int().positive(),
	choices: z.array(z.object({ path: z.string().max(500), side: z.enum(["theirs", "mine"]) })).default([]),
});
