import { z } from "zod";
import { email, givenPassword, hidden, role } from "#app/domain/accounts/account-fields.ts";
import { REQUIRED_OF } from "#app/domain/accounts/second-factor.ts";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";

export type AdminAction = z.infer<typeof adminAction>;

const userId = z.coerce.number({ error: "Missing" }).int();

/** What an administrator can do from the administration page. */
export const adminAction = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("invite"), email, role }),
	z.object({ intent: z.literal("withdraw-invitation"), email: hidden }),
	z.object({ intent: z.literal("role"), userId, role }),
	z.object({ intent: z.literal("close"), userId }),
	z.object({ intent: z.literal("reopen"), userId }),
	z.object({ intent: z.literal("end-sessions"), userId }),
	z.object({
		...{ intent: z.literal("make-reset-link"), userId },
		ownPassword: givenPassword("Enter your own password to make the link"),
	}),
	z.object({ intent: z.literal("withdraw-reset-link"), userId }),
	z.object({
		...{ intent: z.literal("reset-second-factor"), userId },
		ownPassword: givenPassword("Enter your own password to take the second factor away"),
	}),
	z.object({
		intent: z.literal("require-second-factor"),
		of: z.enum(REQUIRED_OF, { error: "Choose of whom" }),
	}),
	z.object({ intent: z.literal("remove-samples") }),
	z.object({
		...{ intent: z.literal("take-back"), slug: hidden, expectedVersion, reason },
		kind: z.enum(["study", "synthesis"]).default("study"),
	}),
]);
