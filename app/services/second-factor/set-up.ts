import { newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from "#app/auth/one-time-codes.ts";
import { endSessions } from "#app/auth/sessions.ts";
import { hashToken } from "#app/auth/tokens.ts";
import type { Vault } from "#app/auth/vault.ts";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import {
	deleteRecoveryCodes,
	deleteSecondFactor,
	findSecondFactor,
	insertRecoveryCode,
	keepUnconfirmed,
	setConfirmed,
	setLastStep,
} from "#db/queries/second-factors.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { libraryName } from "../instance.ts";
import { requireCode, WrongCode } from "./check-code.ts";

/** What an authenticator is to be given, by a picture or by typing. */
export interface NewFactor {
	secret: string;
	uri: string;
}

/**
 * Makes a secret for an authenticator. Nothing asks for its codes before one of them confirmed it.
 * @throws Problem `invalid` where there is one in use
 */
export function beginSecondFactor(store: Store, vault: Vault, user: User): NewFactor {
	const secret = newTotpSecret();
	inTransaction(store, () => {
		requireNone(store, user.id);
		keepUnconfirmed(store, user.id, vault.seal(secret));
	});
	return factorOf(store, user, secret);
}

/** The secret that waits for its first code, to show it once more; undefined where none does. */
export function unconfirmedFactor(store: Store, vault: Vault, user: User): NewFactor | undefined {
	const kept = findSecondFactor(store, user.id);
	const secret = kept && kept.confirmedAt === null ? vault.open(kept.secret) : undefined;
	return secret === undefined ? undefined : factorOf(store, user, secret);
}

const factorOf = (store: Store, { email }: User, secret: string): NewFactor => ({
	secret,
	uri: totpUri(secret, { library: libraryName(store), account: email }),
});

/**
 * Turns the second factor on by a first code. Other sessions end: they began without one.
 * @returns the recovery codes, which are not stored  @throws WrongCode; Problem `invalid`
 */
export function confirmSecondFactor(
	store: Store,
	vault: Vault,
	user: User,
	{ code, keepSession }: { code: string; keepSession: string | null },
	now = new Date(),
): string[] {
	return inTransaction(store, () => {
		requireNone(store, user.id);
		const kept = findSecondFactor(store, user.id);
		const secret = kept && vault.open(kept.secret);
		if (!secret) throw new Problem("invalid", "Begin again: what was begun is not there any more.");
		const step = stepOfCode(secret, code.replace(/\s/g, ""), 0, now);
		if (step === undefined) throw new WrongCode();
		const at = now.toISOString();
		setConfirmed(store, user.id, at);
		setLastStep(store, user.id, step);
		const sessions = endSessions(store, user.id, keepSession ?? undefined);
		record(store, user.id, "user.second-factor-on", at, { sessions });
		return makeRecoveryCodes(store, user.id);
	});
}

function requireNone(store: Store, userId: number): void {
	const kept = findSecondFactor(store, userId);
	if (!kept || kept.confirmedAt === null) return;
	throw new Problem("invalid", "Your second factor is on already. Turn it off first to set up another.");
}

/** Makes ten new recovery codes in place of those there were. @throws WrongCode */
export function renewRecoveryCodes(
	store: Store,
	vault: Vault,
	user: User,
	code: string,
	now = new Date(),
): string[] {
	return inTransaction(store, () => {
		requireCode(store, vault, user.id, code, now);
		record(store, user.id, "user.recovery-codes-made", now.toISOString());
		return makeRecoveryCodes(store, user.id);
	});
}

/** Turns the second factor off, for somebody whose password was confirmed. @throws WrongCode */
export function turnOffSecondFactor(
	store: Store,
	vault: Vault,
	user: User,
	code: string,
	now = new Date(),
): void {
	inTransaction(store, () => {
		requireCode(store, vault, user.id, code, now);
		deleteSecondFactor(store, user.id);
		record(store, user.id, "user.second-factor-off", now.toISOString());
	});
}

function makeRecoveryCodes(store: Store, userId: number): string[] {
	deleteRecoveryCodes(store, userId);
	const codes = newRecoveryCodes();
	for (const code of codes) insertRecoveryCode(store, { userId, codeHash: hashToken(code) });
	return codes;
}

function record(
	store: Store,
	userId: number,
	action: "user.second-factor-on" | "user.second-factor-off" | "user.recovery-codes-made",
	at: string,
	detail: Record<string, number> = {},
): void {
	recordAudit(store, { at, actorId: userId, userId, action, detail });
}
