import { hashToken, newToken } from "#app/auth/tokens.ts";
import { type Actor, actorIdOf, type User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import {
	countTokensOf,
	findTokenHolder,
	insertToken,
	listTokensOf,
	markRevoked,
	noteTokenUse,
	type TokenEntry,
} from "#db/queries/api-tokens.ts";
import type { Store } from "#db/store.ts";
import { inTransaction, noteIfFree } from "#db/transaction.ts";

export type TokenScope = TokenEntry["scope"];

/** Lets a leaked token be recognised for what it is, by people and by scanners. */
const PREFIX = "equipoise_";
const MAX_TOKENS = 50;
/** Use is noted at most this often: each note is a write, and a write makes cached pages stale. */
const NOTED_EVERY = 60 * 60 * 1000;

/** Whether a text has the form of this program's tokens, known or not. */
export const isOneOfOurs = (text: string | undefined) => text?.startsWith(PREFIX) ?? false;

/**
 * Makes a token with which a program may use the API in somebody's name.
 * @returns the token, which is not stored and so cannot be shown again, and its id
 * @throws Problem `invalid` without a label, or when the person has fifty already; `forbidden` for another's account
 */
export function createToken(
	store: Store,
	actor: Actor,
	{ userId, label, scope }: { userId: number; label: string; scope: TokenScope },
): { token: string; id: number } {
	if (actor.kind === "user" && actor.id !== userId)
		throw new Problem("forbidden", "People make tokens for themselves only.");
	const name = label.trim().slice(0, 100);
	if (name === "") {
		throw new Problem("invalid", "Give the token a name.", [
			{ path: ["label"], message: "Give it a name, so that you recognise it later" },
		]);
	}
	const token = PREFIX + newToken();
	const at = new Date().toISOString();
	const id = inTransaction(store, () => {
		if (countTokensOf(store, userId) >= MAX_TOKENS)
			throw new Problem("invalid", `There are ${MAX_TOKENS} tokens already. Revoke one first.`);
		const tokenId = insertToken(store, {
			tokenHash: hashToken(token),
			userId,
			label: name,
			scope,
			createdAt: at,
		});
		recordAudit(store, { ...by(actor, at), action: "token.created", userId, detail: { tokenId, scope } });
		return tokenId;
	});
	return { token, id };
}

/** A person's tokens that still work, newest first. */
export function listTokens(store: Store, userId: number): TokenEntry[] {
	return listTokensOf(store, userId);
}

/**
 * Ends a token at once. People end their own; the command line, as the system, anybody's.
 * @throws Problem `not-found` when this actor has no such token, or it was revoked before
 */
export function revokeToken(store: Store, actor: Actor, tokenId: number): void {
	const at = new Date().toISOString();
	inTransaction(store, () => {
		const revoked = markRevoked(store, tokenId, at, actor.kind === "user" ? actor.id : undefined);
		if (!revoked) throw new Problem("not-found", "There is no such token, or it was revoked before.");
		recordAudit(store, {
			...by(actor, at),
			action: "token.revoked",
			userId: revoked.userId,
			detail: { tokenId },
		});
	});
}

export interface TokenUser {
	user: User;
	/** What the token allows; the person's role is a limit of its own. */
	scope: TokenScope;
	tokenId: number;
}

/** Who a bearer token stands for; undefined when it is unknown, revoked, or the account is closed. */
export function findTokenUser(store: Store, rawToken: string, now = new Date()): TokenUser | undefined {
	const found = findTokenHolder(store, hashToken(rawToken));
	if (!found) return undefined;
	const { tokenId, scope, lastUsedAt, id, name, email, role } = found;
	if (lastUsedAt === null || now.valueOf() - Date.parse(lastUsedAt) > NOTED_EVERY)
		noteIfFree(store, () => noteTokenUse(store, tokenId, now.toISOString()));
	return { user: { kind: "user", id, name, email, role }, scope, tokenId };
}

function by(actor: Actor, at: string) {
	return { at, actorId: actorIdOf(actor) };
}
