import type { User } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format/format.ts";
import { invitationMessage } from "#app/domain/mail/messages.ts";
import { addressOfKind } from "#app/http/addresses/address-of-kind.ts";
import type { AppContext } from "#app/http/context.ts";
import { requireOwnPassword } from "#app/http/log-in/attempts.ts";
import { changeAccount } from "#app/services/accounts.ts";
import { takeBack } from "#app/services/change-version.ts";
import { libraryName } from "#app/services/instance.ts";
import { invite, withdrawInvitation } from "#app/services/invitations.ts";
import { endSessionsOf } from "#app/services/log-in.ts";
import { postMail } from "#app/services/mail/post-mail.ts";
import { makeReset, withdrawReset } from "#app/services/password-resets.ts";
import { removeSamples } from "#app/services/sample-library.ts";
import { STUDIES } from "#app/services/save-study.ts";
import { SYNTHESES } from "#app/services/save-synthesis.ts";
import { requireSecondFactorOf, resetSecondFactor } from "#app/services/second-factor/require-of.ts";
import { getPerson } from "#db/queries/people.ts";
import type { AdminAction } from "./form.ts";

/** A link to be passed on to somebody; it is shown this once. */
export interface MadeLink {
	kind: "invitation" | "reset";
	email: string;
	address: string;
	/** It was written down to be mailed as well. */
	isMailed: boolean;
}

type Done = { link: MadeLink } | { said: string; address?: string };

/**
 * Does what an administrator asked for.
 * @param origin of the addresses in links
 * @returns a link to show, or what the next page says and where it is, when it is not the administration
 * @throws Problem
 */
export async function performAdminAction(
	context: AppContext,
	user: User,
	change: AdminAction,
	origin: string,
): Promise<Done> {
	const { store, vault, mail } = context;
	switch (change.intent) {
		case "invite": {
			const linkOf = (token: string) => `${origin}/join?token=${token}`;
			const token = invite(store, user, change, ({ token, expiresAt }) => {
				if (!mail) return;
				const told = { library: libraryName(store), inviter: user.name, role: change.role };
				const message = invitationMessage({ ...told, link: linkOf(token), until: expiresAt });
				postMail(store, vault, { kind: "invitation", to: change.email, expiresAt }, message);
			});
			mail?.wake();
			const { email } = change;
			return { link: { kind: "invitation", email, address: linkOf(token), isMailed: mail !== undefined } };
		}
		case "withdraw-invitation":
			withdrawInvitation(store, user, change.email);
			return { said: `The invitation to ${change.email} is withdrawn.` };
		case "role":
			changeAccount(store, user, change.userId, { kind: "role", role: change.role });
			return { said: "The role is changed." };
		case "close":
			changeAccount(store, user, change.userId, { kind: "close" });
			return { said: "The account is closed and its sessions are ended." };
		case "reopen":
			changeAccount(store, user, change.userId, { kind: "reopen" });
			return { said: "The account is open again." };
		case "end-sessions":
			endSessionsOf(store, user, change.userId, {
				except: change.userId === user.id ? context.sessionHash : null,
			});
			return { said: "The sessions are ended." };
		case "make-reset-link": {
			await requireOwnPassword(context, user, { password: change.ownPassword, field: "ownPassword" });
			const address = `${origin}/reset?token=${makeReset(store, user, change.userId)}`;
			const email = getPerson(store, change.userId)?.email ?? "";
			return { link: { kind: "reset", email, address, isMailed: false } };
		}
		case "withdraw-reset-link":
			withdrawReset(store, user, change.userId);
			return { said: "The link is withdrawn." };
		case "reset-second-factor": {
			await requireOwnPassword(context, user, { password: change.ownPassword, field: "ownPassword" });
			resetSecondFactor(store, user, change.userId);
			return { said: "The second factor is taken away: a password is enough now." };
		}
		case "require-second-factor":
			requireSecondFactorOf(store, user, change.of);
			return { said: `A second factor is required of ${change.of} now.` };
		case "take-back": {
			const { kind, ...rest } = change;
			const request = { ...rest, actor: user };
			const { visibility } =
				kind === "study" ? takeBack(store, STUDIES, request) : takeBack(store, SYNTHESES, request);
			const said = visibility === "draft" ? "It is back, as a draft." : "It is back in the library.";
			return { said, address: `${addressOfKind(kind)}/${change.slug}` };
		}
		case "remove-samples": {
			const removed = counted(removeSamples(store, user), "sample study", "sample studies");
			return { said: `${removed} removed from the library.` };
		}
	}
}
