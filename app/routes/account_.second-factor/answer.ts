import { z } from "zod";
import type { User } from "#app/auth/viewer.ts";
import { givenPassword } from "#app/domain/accounts/account-fields.ts";
import type { AppContext } from "#app/http/context.ts";
import { requireOwnPassword } from "#app/http/log-in/attempts.ts";
import { countingCodes } from "#app/http/log-in/second-step.ts";
import { hasPassword } from "#app/services/log-in.ts";
import { type QrCode, qrCodeOf } from "#app/services/second-factor/qr-code.ts";
import {
	beginSecondFactor,
	confirmSecondFactor,
	type NewFactor,
	renewRecoveryCodes,
	turnOffSecondFactor,
	unconfirmedFactor,
} from "#app/services/second-factor/set-up.ts";

const code = z.string({ error: "Enter the code" }).trim().max(100, "Too long");
const current = givenPassword("Enter your current password");

export const factorAction = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("begin"), current }),
	z.object({ intent: z.literal("confirm"), code }),
	z.object({ intent: z.literal("renew"), code }),
	z.object({ intent: z.literal("turn-off"), current, code }),
]);

type FactorAction = z.infer<typeof factorAction>;

/** What an authenticator is to be given, as the page shows it. */
export interface ShownFactor {
	secret: string;
	qr: QrCode;
}

const shown = ({ secret, uri }: NewFactor): ShownFactor => ({
	// In groups, as it is typed.
	secret: (secret.match(/.{1,4}/g) ?? []).join(" "),
	qr: qrCodeOf(uri),
});

/** The secret that waits for its first code, to be shown again with what is wrong with the code. */
export function shownAgain({ store, vault }: AppContext, user: User): ShownFactor | null {
	const factor = unconfirmedFactor(store, vault, user);
	return factor ? shown(factor) : null;
}

export type FactorDone = { factor: ShownFactor } | { codes: string[] } | { isOff: true };

/** Does what somebody asked for of their second factor. @throws Problem with the field at fault */
export async function performFactorAction(
	context: AppContext,
	user: User,
	change: FactorAction,
): Promise<FactorDone> {
	const { store, vault } = context;
	const withPassword = async (password: string) => {
		// Who logs in elsewhere alone has the session to show, and to turn it off a code.
		if (!hasPassword(store, user)) return;
		await requireOwnPassword(context, user, { password, field: "current" });
	};
	const counting = <T>(run: () => T) => countingCodes(context, { codeOf: user.id, browser: "session" }, run);
	switch (change.intent) {
		case "begin":
			await withPassword(change.current);
			return { factor: shown(beginSecondFactor(store, vault, user)) };
		case "confirm": {
			const given = { code: change.code, keepSession: context.sessionHash };
			return { codes: await counting(() => confirmSecondFactor(store, vault, user, given)) };
		}
		case "renew":
			return { codes: await counting(() => renewRecoveryCodes(store, vault, user, change.code)) };
		case "turn-off":
			await withPassword(change.current);
			await counting(() => turnOffSecondFactor(store, vault, user, change.code));
			return { isOff: true };
	}
}
