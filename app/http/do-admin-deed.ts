import type { User } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format.ts";
import { changeAccount } from "#app/services/accounts.ts";
import { invite, withdrawInvitation } from "#app/services/invitations.ts";
import { confirmPassword, endSessionsOf } from "#app/services/log-in.ts";
import { makeReset, withdrawReset } from "#app/services/password-resets.ts";
import { removeSamples } from "#app/services/sample-library.ts";
import { takeBackStudy } from "#app/services/take-back-study.ts";
import { takeBackSynthesis } from "#app/services/take-back-synthesis.ts";
import { getPerson } from "#db/queries/people.ts";
import type { AdminDeed } from "./admin-deed.ts";
import { asksPassword } from "./attempts.ts";
import type { AppContext } from "./context.ts";

/** A link to be passed on to somebody; it is shown this once. */
export interface MadeLink {
	kind: "invitation" | "reset";
	email: string;
	address: string;
}

type Done = { link: MadeLink } | { said: string; address?: string };

/**
 * Does what an administrator asked for.
 * @param origin of the addresses in links
 * @returns a link to show, or what the next page says and where it is, when it is not the administration
 * @throws Problem
 */
export async function doAdminDeed(
	context: AppContext,
	user: User,
	deed: AdminDeed,
	origin: string,
): Promise<Done> {
	const { store } = context;
	switch (deed.intent) {
		case "invite": {
			const address = `${origin}/join?token=${invite(store, user, deed)}`;
			return { link: { kind: "invitation", email: deed.email, address } };
		}
		case "withdraw-invitation":
			withdrawInvitation(store, user, deed.email);
			return { said: `The invitation to ${deed.email} is withdrawn.` };
		case "role":
			changeAccount(store, user, deed.userId, { kind: "role", role: deed.role });
			return { said: "The role is changed." };
		case "close":
			changeAccount(store, user, deed.userId, { kind: "close" });
			return { said: "The account is closed and its sessions are ended." };
		case "reopen":
			changeAccount(store, user, deed.userId, { kind: "reopen" });
			return { said: "The account is open again." };
		case "end-sessions":
			endSessionsOf(store, user, deed.userId, {
				except: deed.userId === user.id ? context.sessionHash : null,
			});
			return { said: "The sessions are ended." };
		case "make-reset-link": {
			const password = { password: deed.ownPassword, field: "ownPassword" };
			await asksPassword(context, user, () => confirmPassword(store, user, password));
			const address = `${origin}/reset?token=${makeReset(store, user, deed.userId)}`;
			return { link: { kind: "reset", email: getPerson(store, deed.userId)?.email ?? "", address } };
		}
		case "withdraw-reset-link":
			withdrawReset(store, user, deed.userId);
			return { said: "The link is withdrawn." };
		case "take-back": {
			const { kind, ...rest } = deed;
			const takeBack = kind === "study" ? takeBackStudy : takeBackSynthesis;
			const { visibility } = takeBack(store, { ...rest, actor: user });
			const said = visibility === "draft" ? "It is back, as a draft." : "It is back in the library.";
			return { said, address: `/${kind === "study" ? "studies" : "syntheses"}/${deed.slug}` };
		}
		case "remove-samples": {
			const removed = counted(removeSamples(store, user), "sample study", "sample studies");
			return { said: `${removed} removed from the library.` };
		}
	}
}
