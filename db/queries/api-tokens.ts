import { and, asc, count, desc, eq, given, isGiven, isNull, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { apiTokens, users } from "../schema/people.ts";
import type { Store } from "../store.ts";

type Token = typeof apiTokens.$inferSelect;

/** One of a person's tokens, as lists show it; the token itself is known to nobody but its holder. */
export type TokenEntry = Pick<Token, "id" | "label" | "scope" | "createdAt" | "lastUsedAt">;

const { id, tokenHash, userId, label, scope, createdAt, lastUsedAt, revokedAt } = apiTokens;
const ENTRY = { id, label, scope, createdAt, lastUsedAt };

const works = () => isNull(revokedAt);
const ofUser = () => isGiven(userId, "userId");

/** The tokens of a person that still work, newest first. */
export function listTokensOf(store: Store, holder: number): TokenEntry[] {
	return prepared(store, "list tokens", () =>
		store.db.select(ENTRY).from(apiTokens).where(and(ofUser(), works())).orderBy(desc(id)).prepare(),
	).all({ userId: holder });
}

/** Every token that still works, with the address of its holder. */
export function listAllTokens(store: Store): (TokenEntry & { email: string })[] {
	return prepared(store, "list all tokens", () =>
		store.db
			.select({ ...ENTRY, email: users.email })
			.from(apiTokens)
			.innerJoin(users, eq(users.id, userId))
			.where(and(works(), isNull(users.closedAt)))
			.orderBy(asc(users.email), desc(id))
			.prepare(),
	).all();
}

/** Whose token this is, unless it was revoked or the account is closed. */
export function findTokenHolder(store: Store, hash: string) {
	return prepared(store, "token holder", () =>
		store.db
			.select({
				tokenId: id,
				...{ scope, lastUsedAt, id: users.id, name: users.name, email: users.email, role: users.role },
			})
			.from(apiTokens)
			.innerJoin(users, eq(users.id, userId))
			.where(and(isGiven(tokenHash, "hash"), works(), isNull(users.closedAt)))
			.prepare(),
	).get({ hash });
}

export function countTokensOf(store: Store, holder: number): number {
	const counted = prepared(store, "count tokens", () =>
		store.db.select({ tokens: count() }).from(apiTokens).where(and(ofUser(), works())).prepare(),
	).get({ userId: holder });
	return counted?.tokens ?? 0;
}

/** Stores a new token's hash. @returns the token's id */
export function insertToken(
	store: Store,
	token: Pick<Token, "tokenHash" | "userId" | "label" | "scope" | "createdAt">,
): number {
	return prepared(store, "insert token", () => prepareInsertion(store, apiTokens)).run(token);
}

export function noteTokenUse(store: Store, tokenId: number, at: string): void {
	prepared(store, "note token use", () =>
		store.db
			.update(apiTokens)
			.set({ lastUsedAt: given("at") })
			.where(isGiven(id, "tokenId"))
			.prepare(),
	).run({ tokenId, at });
}

/** Marks a token as revoked. @returns its holder and label, or undefined when there is none that still works */
export function markRevoked(
	store: Store,
	tokenId: number,
	at: string,
	holderId?: number,
): Pick<Token, "userId" | "label"> | undefined {
	const isAnybodys = sql`${sql.placeholder("userId")} is null`;
	return prepared(store, "mark revoked", () =>
		store.db
			.update(apiTokens)
			.set({ revokedAt: given("at") })
			.where(and(isGiven(id, "tokenId"), works(), or(isAnybodys, ofUser())))
			.returning({ userId, label })
			.prepare(),
	).get({ tokenId, at, userId: holderId ?? null });
}

/** Marks every token of somebody as revoked, as when their account is closed. @returns how many */
export function markAllRevoked(store: Store, holder: number, at: string): number {
	return prepared(store, "mark all revoked", () =>
		store.db
			.update(apiTokens)
			.set({ revokedAt: given("at") })
			.where(and(ofUser(), works()))
			.prepare(),
	).run({ userId: holder, at }).changes;
}
