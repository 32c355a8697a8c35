import { readTypedCode, stepOfCode } from "#app/auth/one-time-codes.ts";
import { hashToken } from "#app/auth/tokens.ts";
import type { Vault } from "#app/auth/vault.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { findSecondFactor, setLastStep, takeRecoveryCode } from "#db/queries/second-factors.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";

/** By what somebody passed the second step. */
export type CodeWay = "code" | "recovery code";

/** The code that somebody gave is none of theirs, or was used. */
export class WrongCode extends Problem {
	constructor(why = "This code is not right, or was used already. Wait for the next one") {
		super("invalid", `${why}.`, [{ path: ["code"], message: why }]);
	}
}

/** Whether somebody’s log-ins ask for a code. */
export const hasSecondFactor = (store: Store, userId: number): boolean =>
	(findSecondFactor(store, userId)?.confirmedAt ?? null) !== null;

/**
 * Takes a code of the authenticator, or one that stands in for it; it is taken this once.
 * @returns which of both  @throws WrongCode
 */
export function requireCode(
	store: Store,
	vault: Vault,
	userId: number,
	typed: string,
	now = new Date(),
): CodeWay {
	return inTransaction(store, () => {
		const factor = findSecondFactor(store, userId);
		if (!factor || factor.confirmedAt === null) throw new WrongCode();
		const code = readTypedCode(typed);
		if ("recovery" in code) {
			const at = now.toISOString();
			if (!takeRecoveryCode(store, userId, hashToken(code.recovery), at)) throw new WrongCode();
			recordAudit(store, { at, actorId: userId, userId, action: "user.recovery-code-used" });
			return "recovery code";
		}
		const secret = vault.open(factor.secret);
		if (secret === undefined)
			throw new WrongCode(
				"Codes of authenticators cannot be checked here any more, since this server’s secret was changed. Use a recovery code, or ask an administrator",
			);
		const step = stepOfCode(secret, code.totp, factor.lastStep, now);
		if (step === undefined) throw new WrongCode();
		setLastStep(store, userId, step);
		return "code";
	});
}
