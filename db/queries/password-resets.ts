import type { Store } from "../store.ts";

export interface ResetHolder {
	userId: number;
	name: string;
	email: string;
}

/** Whose password the link with this hash sets, unless it has expired or the account is closed. */
export function findResetHolder({ sqlite }: Store, tokenHash: string, now: string): ResetHolder | undefined {
	return sqlite
		.prepare<[string, string], ResetHolder>(
			`select users.id as userId, name, email from password_resets join users on users.id = user_id
			where token_hash = ? and expires_at > ? and closed_at is null`,
		)
		.get(tokenHash, now);
}

/** Until when each person's open link can be used, by their id. */
export function listResets({ sqlite }: Store, now: string): Map<number, string> {
	const rows = sqlite
		.prepare<[string], { userId: number; expiresAt: string }>(
			"select user_id as userId, expires_at as expiresAt from password_resets where expires_at > ?",
		)
		.all(now);
	return new Map(rows.map(({ userId, expiresAt }) => [userId, expiresAt]));
}

export function insertReset(
	{ sqlite }: Store,
	reset: { tokenHash: string; userId: number; madeBy: number | null; at: string; expiresAt: string },
): void {
	sqlite
		.prepare(
			`insert into password_resets (token_hash, user_id, made_by, created_at, expires_at)
			values (@tokenHash, @userId, @madeBy, @at, @expiresAt)`,
		)
		.run(reset);
}

/** @returns how many there were: one or none */
export function deleteResetOf({ sqlite }: Store, userId: number): number {
	return sqlite.prepare("delete from password_resets where user_id = ?").run(userId).changes;
}

/** Those that somebody made who may make none any more. */
export function deleteResetsBy({ sqlite }: Store, madeBy: number): void {
	sqlite.prepare("delete from password_resets where made_by = ?").run(madeBy);
}

export function setPasswordHash({ sqlite }: Store, userId: number, passwordHash: string): void {
	sqlite.prepare("update users set password_hash = ? where id = ?").run(passwordHash, userId);
}
