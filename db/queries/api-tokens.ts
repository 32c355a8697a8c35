import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** One of a person's tokens, as lists show it; the token itself is known to nobody but its holder. */
export interface TokenEntry {
	id: number;
	label: string;
	scope: "read" | "write";
	createdAt: string;
	lastUsedAt: string | null;
}

/** The tokens of a person that still work, newest first. */
export function listTokensOf(store: Store, userId: number): TokenEntry[] {
	return prepared(store, "list tokens", () =>
		store.sqlite.prepare<{ userId: number }, TokenEntry>(
			`select id, label, scope, created_at as createdAt, last_used_at as lastUsedAt
			from api_tokens where user_id = @userId and revoked_at is null order by id desc`,
		),
	).all({ userId });
}

/** Every token that still works, with the address of its holder. */
export function listAllTokens({ sqlite }: Store): (TokenEntry & { email: string })[] {
	return sqlite
		.prepare<[], TokenEntry & { email: string }>(
			`select api_tokens.id, label, scope, api_tokens.created_at as createdAt, last_used_at as lastUsedAt, email
			from api_tokens join users on users.id = user_id
			where revoked_at is null and closed_at is null order by email, api_tokens.id desc`,
		)
		.all();
}

export interface TokenHolder {
	tokenId: number;
	scope: "read" | "write";
	lastUsedAt: string | null;
	id: number;
	name: string;
	email: string;
	role: "reader" | "researcher" | "administrator";
}

/** Whose token this is, unless it was revoked or the account is closed. */
export function findTokenHolder(store: Store, tokenHash: string): TokenHolder | undefined {
	return prepared(store, "token holder", () =>
		store.sqlite.prepare<{ tokenHash: string }, TokenHolder>(
			`select api_tokens.id as tokenId, scope, last_used_at as lastUsedAt, users.id, name, email, role
			from api_tokens join users on users.id = user_id
			where token_hash = @tokenHash and revoked_at is null and closed_at is null`,
		),
	).get({ tokenHash });
}

export function countTokensOf({ sqlite }: Store, userId: number): number {
	const count = sqlite
		.prepare<[number], number>("select count(*) from api_tokens where user_id = ? and revoked_at is null")
		.pluck();
	return count.get(userId) ?? 0;
}

/** Stores a new token's hash. @returns the token's id */
export function insertToken(
	{ sqlite }: Store,
	token: { tokenHash: string; userId: number; label: string; scope: "read" | "write"; at: string },
): number {
	return Number(
		sqlite
			.prepare(
				`insert into api_tokens (token_hash, user_id, label, scope, created_at)
				values (@tokenHash, @userId, @label, @scope, @at)`,
			)
			.run(token).lastInsertRowid,
	);
}

export function noteTokenUse(store: Store, tokenId: number, at: string): void {
	prepared(store, "note token use", () =>
		store.sqlite.prepare("update api_tokens set last_used_at = @at where id = @tokenId"),
	).run({ tokenId, at });
}

/** Marks a token as revoked. @returns its holder and label, or undefined when there is none that still works */
export function markRevoked(
	{ sqlite }: Store,
	tokenId: number,
	at: string,
	holderId?: number,
): { userId: number; label: string } | undefined {
	return sqlite
		.prepare<{ tokenId: number; at: string; holderId: number | null }, { userId: number; label: string }>(
			`update api_tokens set revoked_at = @at
			where id = @tokenId and revoked_at is null and (@holderId is null or user_id = @holderId)
			returning user_id as userId, label`,
		)
		.get({ tokenId, at, holderId: holderId ?? null });
}

/** Marks every token of somebody as revoked, as when their account is closed. @returns how many */
export function markAllRevoked({ sqlite }: Store, userId: number, at: string): number {
	return sqlite
		.prepare("update api_tokens set revoked_at = ? where user_id = ? and revoked_at is null")
		.run(at, userId).changes;
}
