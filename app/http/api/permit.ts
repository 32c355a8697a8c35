import { requireEditor } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { AppContext } from "../context.ts";

/**
 * Who may change studies through the API: editors, by a session or by a token. A token that may only read does not
 * come so far: the server refuses it whatever changes something.
 * @throws Problem `unauthenticated`, `forbidden`
 */
export function permitWriting({ viewer }: Pick<AppContext, "viewer">): User {
	if (viewer.kind === "anonymous") {
		throw new Problem(
			"unauthenticated",
			"Send a token with scope write as Authorization: Bearer TOKEN. Tokens are made on the account page.",
		);
	}
	return requireEditor(viewer);
}
