import { requireEditor } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { AppContext } from "../context.ts";

/**
 * Who may change studies through the API: editors, by a session or by a token that may write.
 * @throws Problem `unauthenticated`, `forbidden`
 */
export function permitWriting({ viewer, tokenScope }: Pick<AppContext, "viewer" | "tokenScope">): User {
	if (viewer.kind === "anonymous") {
		throw new Problem(
			"unauthenticated",
			"Send a token with scope write as Authorization: Bearer TOKEN. Tokens are made on the account page.",
		);
	}
	const user = requireEditor(viewer);
	if (tokenScope === "read") {
		throw new Problem("forbidden", "This token may only read. Make one with scope write.");
	}
	return user;
}
