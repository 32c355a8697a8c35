import type { User } from "#app/auth/viewer.ts";
import type { AppContext } from "#app/http/context.ts";
import { asksPassword, requireOwnPassword } from "#app/http/log-in/attempts.ts";
import { linkKey } from "#app/http/log-in/openid.ts";
import { changePassword } from "#app/services/accounts.ts";
import { createToken, revokeToken } from "#app/services/api-tokens.ts";
import { endSessionsOf } from "#app/services/log-in.ts";
import { chooseNotices } from "#app/services/mail/notice-choices.ts";
import { unlink } from "#app/services/openid/link.ts";
import type { AccountAction } from "./form.ts";

type Done =
	| { said: string }
	/** A token, which is shown this once. */
	| { made: { label: string; token: string } }
	/** Where somebody goes on who has given their password. */
	| { goOn: string };

/**
 * Does what somebody asked for of their own account.
 * @returns what the next page says, or what this one shows @throws Problem
 */
export async function performAccountAction(
	context: AppContext,
	user: User,
	change: AccountAction,
): Promise<Done> {
	const { store, sessionHash } = context;
	switch (change.intent) {
		case "end-session":
			endSessionsOf(store, user, user.id, { only: change.session });
			return { said: "That session is ended." };
		case "end-other-sessions":
			endSessionsOf(store, user, user.id, { except: sessionHash });
			return { said: "Your other sessions are ended." };
		case "choose-notices":
			chooseNotices(store, user.id, { account: change.account, work: change.work });
			return { said: "Saved what you are told of by mail." };
		case "revoke-token":
			revokeToken(store, user, change.token);
			return { said: "That token is revoked." };
		case "make-token": {
			const { token } = createToken(store, user, { ...change, userId: user.id });
			return { made: { label: change.label, token } };
		}
		case "link":
		case "unlink": {
			await requireOwnPassword(context, user, { password: change.current, field: "current" });
			if (change.intent === "link")
				return { goOn: `/login/openid?${new URLSearchParams({ link: linkKey(context, user.id) })}` };
			unlink(store, user);
			return { said: "Your account is not linked any more." };
		}
		case "change-password": {
			const passwords = { ...change, keepSession: sessionHash };
			await asksPassword(context, user, () => changePassword(store, user, passwords));
			return { said: "Your password is changed, and your other sessions are ended." };
		}
	}
}
