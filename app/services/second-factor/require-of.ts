import { requireAdministrating, requireAdministrator } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf, type User } from "#app/auth/viewer.ts";
import { isRequiredOf, REQUIRED_OF, type RequiredOf } from "#app/domain/accounts/second-factor.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { deleteSecondFactor } from "#db/queries/second-factors.ts";
import { keepSetting, readSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { hasSecondFactor } from "./check-code.ts";

const KEY = "second-factor-required-of";

/** Whose log-ins need a second factor. */
export function secondFactorRequiredOf(store: Store): RequiredOf {
	const kept = readSetting(store, KEY);
	return REQUIRED_OF.find((of) => of === kept) ?? "nobody";
}

/** @throws Problem `forbidden` for anybody but an administrator */
export function requireSecondFactorOf(store: Store, administrator: User, of: RequiredOf): void {
	requireAdministrator(administrator);
	inTransaction(store, () => {
		if (secondFactorRequiredOf(store) === of) return;
		keepSetting(store, KEY, of);
		recordAudit(store, {
			...{ at: new Date().toISOString(), actorId: administrator.id },
			...{ action: "second-factor.required", detail: { of } },
		});
	});
}

/** Whether somebody has to set up a second factor before anything else. */
export const lacksSecondFactor = (store: Store, { id, role }: Pick<User, "id" | "role">): boolean =>
	isRequiredOf(secondFactorRequiredOf(store), role) && !hasSecondFactor(store, id);

/**
 * Takes away the second factor of somebody who lost it, and its recovery codes.
 * @throws Problem `forbidden` for anybody but an administrator, and for oneself; `not-found` where there is none
 */
export function resetSecondFactor(store: Store, actor: Actor, userId: number): void {
	requireAdministrating(actor);
	if (actor.kind === "user" && actor.id === userId)
		throw new Problem("forbidden", "Turn off your own second factor on your account page.");
	inTransaction(store, () => {
		const wasOn = hasSecondFactor(store, userId);
		deleteSecondFactor(store, userId);
		if (!wasOn) throw new Problem("not-found", "This account has no second factor.");
		const at = new Date().toISOString();
		recordAudit(store, { at, actorId: actorIdOf(actor), userId, action: "user.second-factor-reset" });
	});
}
