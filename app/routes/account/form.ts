import { z } from "zod";
import { givenPassword, hidden, newPassword, tokenLabel } from "#app/domain/accounts/account-fields.ts";
import { NOTICE_PACES } from "#app/domain/accounts/notice-subjects.ts";

export type AccountAction = z.infer<typeof accountAction>;

const current = givenPassword("Enter your current password");

/** What somebody can do on the page of their account. */
export const accountAction = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("change-password"), current, next: newPassword }),
	z.object({ intent: z.literal("link"), current }),
	z.object({ intent: z.literal("unlink"), current }),
	z.object({ intent: z.literal("end-session"), session: hidden }),
	z.object({ intent: z.literal("end-other-sessions") }),
	z.object({
		...{ intent: z.literal("choose-notices"), account: z.enum(NOTICE_PACES), work: z.enum(NOTICE_PACES) },
	}),
	z.object({ intent: z.literal("make-token"), label: tokenLabel, scope: z.enum(["read", "write"]) }),
	z.object({ intent: z.literal("revoke-token"), token: z.coerce.number({ error: "Missing" }).int() }),
]);
