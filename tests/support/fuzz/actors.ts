import type { Role, User } from "#app/auth/viewer.ts";
import { createToken } from "#app/services/api-tokens.ts";
import type { Store } from "#db/store.ts";
import { addPerson, letters, tokenFor } from "../people.ts";
import { type Client, client, sessionCookie } from "../server.ts";

/** Somebody who asks, by what their requests carry. */
export interface Actor {
	name: string;
	headers: Record<string, string>;
}

const ROLES: readonly Role[] = ["reader", "researcher", "administrator"];

/**
 * Nobody, and somebody of each role with a session and with tokens of both scopes, all of them new: those before may
 * have logged out, or closed each other's accounts.
 * @param url where the server is, whose SESSION_SECRET is the tests'
 */
export async function actorsFor(
	store: Store,
	url: string,
	number: number,
): Promise<{ actors: Actor[]; administrator: User; researcher: Client }> {
	const actors: Actor[] = [{ name: "nobody", headers: {} }];
	const sessions: Partial<Record<Role, { user: User; cookie: string }>> = {};
	for (const role of ROLES) {
		const user = await addPerson(store, role, `${role} ${letters(number)}`);
		const cookie = await sessionCookie(tokenFor(store, user));
		sessions[role] = { user, cookie };
		actors.push({ name: role, headers: { Cookie: cookie } });
		for (const scope of ["read", "write"] as const) {
			const { token } = createToken(store, user, { userId: user.id, label: "Fuzz", scope });
			actors.push({ name: `${role} by a token to ${scope}`, headers: { Authorization: `Bearer ${token}` } });
		}
	}
	const { administrator, researcher } = sessions;
	if (!administrator || !researcher) throw new Error("Nobody may write");
	return {
		actors,
		administrator: administrator.user,
		researcher: client(url, researcher.cookie, researcher.user),
	};
}
