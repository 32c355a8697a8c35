import { allGiven, isGiven } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { users } from "./schema/people.ts";
import type { Store } from "./store.ts";

type Person = typeof users.$inferSelect;

/** Adds an account. Call it inside the transaction that saw that the address has none. @returns its id */
export function insertPerson(store: Store, person: Omit<Person, "id" | "closedAt">): number {
	return prepared(store, "insert person", () => prepareInsertion(store, users)).run(person);
}

export function setRole(store: Store, id: number, role: Person["role"]): void {
	prepared(store, "set role", () =>
		store.db.update(users).set(allGiven("role")).where(isGiven(users.id, "id")).prepare(),
	).run({ id, role });
}

/** Closes an account at a moment; null opens it again. */
export function setClosedAt(store: Store, id: number, closedAt: Person["closedAt"]): void {
	prepared(store, "set closed at", () =>
		store.db.update(users).set(allGiven("closedAt")).where(isGiven(users.id, "id")).prepare(),
	).run({ id, closedAt });
}

export function setPasswordHash(store: Store, id: number, passwordHash: string): void {
	prepared(store, "set password hash", () =>
		store.db.update(users).set(allGiven("passwordHash")).where(isGiven(users.id, "id")).prepare(),
	).run({ id, passwordHash });
}
