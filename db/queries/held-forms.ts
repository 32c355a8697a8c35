import { and, desc, isGiven, lte, notInArray, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { heldForms } from "../schema/people.ts";
import type { Store } from "../store.ts";

/** What is held for this person under an id, URL-encoded. */
export function heldBody(store: Store, userId: number, id: string): string | undefined {
	return prepared(store, "held form", () =>
		store.db
			.select({ body: heldForms.body })
			.from(heldForms)
			.where(and(isGiven(heldForms.id, "id"), isGiven(heldForms.userId, "userId")))
			.prepare(),
	).get({ id, userId })?.body;
}

export function insertHeldForm(store: Store, form: typeof heldForms.$inferInsert): void {
	prepared(store, "insert held form", () => prepareInsertion(store, heldForms)).run(form);
}

/** Removes all of a person’s but the latest. */
export function deleteHeldBeyond(store: Store, userId: number, most: number): void {
	prepared(store, "delete held forms beyond", () => {
		const latest = store.db
			.select({ id: heldForms.id })
			.from(heldForms)
			.where(isGiven(heldForms.userId, "userId"))
			.orderBy(desc(heldForms.createdAt))
			.limit(sql.placeholder("most"));
		return store.db
			.delete(heldForms)
			.where(and(isGiven(heldForms.userId, "userId"), notInArray(heldForms.id, latest)))
			.prepare();
	}).run({ userId, most });
}

/** Removes those that are as old as this moment. */
export function deleteHeldUntil(store: Store, moment: string): void {
	prepared(store, "delete old held forms", () =>
		store.db
			.delete(heldForms)
			.where(lte(heldForms.createdAt, sql.placeholder("moment")))
			.prepare(),
	).run({ moment });
}
