import { and, given, isGiven, isNotNull, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { recoveryCodes, secondFactors } from "../schema/log-ins.ts";
import type { Store } from "../store.ts";

export type SecondFactor = typeof secondFactors.$inferSelect;

const { userId, confirmedAt } = secondFactors;
const ofUser = () => isGiven(userId, "person");
const codesOfUser = () => isGiven(recoveryCodes.userId, "person");

/** What somebody’s codes are held to, be it confirmed or not. */
export function findSecondFactor(store: Store, person: number): SecondFactor | undefined {
	return prepared(store, "second factor", () =>
		store.db.select().from(secondFactors).where(ofUser()).prepare(),
	).get({ person });
}

/** Whose log-ins ask for a code. */
export function listSecondFactorHolders(store: Store): Set<number> {
	const rows = prepared(store, "second factor holders", () =>
		store.db.select({ userId }).from(secondFactors).where(isNotNull(confirmedAt)).prepare(),
	).all();
	return new Set(rows.map((row) => row.userId));
}

/** Keeps a secret that no code has confirmed yet, in place of one of the same kind. */
export function keepUnconfirmed(store: Store, person: number, secret: string): void {
	prepared(store, "keep unconfirmed factor", () =>
		store.db
			.insert(secondFactors)
			.values({ userId: sql.placeholder("person"), secret: sql.placeholder("secret"), lastStep: 0 })
			.onConflictDoUpdate({
				target: userId,
				set: { secret: sql`excluded.secret`, lastStep: 0 },
				setWhere: isNull(confirmedAt),
			})
			.prepare(),
	).run({ person, secret });
}

export function setConfirmed(store: Store, person: number, at: string): void {
	prepared(store, "confirm factor", () =>
		store.db
			.update(secondFactors)
			.set({ confirmedAt: given("at") })
			.where(ofUser())
			.prepare(),
	).run({ person, at });
}

/** No code up to this step is taken any more. */
export function setLastStep(store: Store, person: number, step: number): void {
	prepared(store, "set last step", () =>
		store.db
			.update(secondFactors)
			.set({ lastStep: given("step") })
			.where(ofUser())
			.prepare(),
	).run({ person, step });
}

/** Removes the factor and the codes that stand in for it. @returns whether there was one */
export function deleteSecondFactor(store: Store, person: number): boolean {
	deleteRecoveryCodes(store, person);
	const { changes } = prepared(store, "delete factor", () =>
		store.db.delete(secondFactors).where(ofUser()).prepare(),
	).run({ person });
	return changes > 0;
}

export function insertRecoveryCode(store: Store, code: typeof recoveryCodes.$inferInsert): void {
	prepared(store, "insert recovery code", () => prepareInsertion(store, recoveryCodes)).run(code);
}

export function deleteRecoveryCodes(store: Store, person: number): void {
	prepared(store, "delete recovery codes", () =>
		store.db.delete(recoveryCodes).where(codesOfUser()).prepare(),
	).run({ person });
}

/** @returns whether the person had this code and had not used it */
export function takeRecoveryCode(store: Store, person: number, codeHash: string, at: string): boolean {
	const { changes } = prepared(store, "take recovery code", () =>
		store.db
			.update(recoveryCodes)
			.set({ usedAt: given("at") })
			.where(and(codesOfUser(), isGiven(recoveryCodes.codeHash, "codeHash"), isNull(recoveryCodes.usedAt)))
			.prepare(),
	).run({ person, codeHash, at });
	return changes > 0;
}

/** How many codes somebody has left. */
export function countRecoveryCodes(store: Store, person: number): number {
	return (
		prepared(store, "count recovery codes", () =>
			store.db
				.select({ count: sql<number>`count(*)` })
				.from(recoveryCodes)
				.where(and(codesOfUser(), isNull(recoveryCodes.usedAt)))
				.prepare(),
		).get({ person })?.count ?? 0
	);
}
