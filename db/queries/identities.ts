import { and, isGiven } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { identities } from "../schema/log-ins.ts";
import type { Store } from "../store.ts";

export type LinkedIdentity = typeof identities.$inferSelect;

const { issuer, subject, userId } = identities;

/** Whose account somebody is linked with whom a provider calls so. */
export function findIdentity(store: Store, ofIssuer: string, named: string): LinkedIdentity | undefined {
	return prepared(store, "identity", () =>
		store.db
			.select()
			.from(identities)
			.where(and(isGiven(issuer, "ofIssuer"), isGiven(subject, "named")))
			.prepare(),
	).get({ ofIssuer, named });
}

/** What somebody’s account is linked with at a provider. */
export function identityOf(store: Store, person: number, ofIssuer: string): LinkedIdentity | undefined {
	return prepared(store, "identity of person", () =>
		store.db
			.select()
			.from(identities)
			.where(and(isGiven(userId, "person"), isGiven(issuer, "ofIssuer")))
			.prepare(),
	).get({ person, ofIssuer });
}

export function insertIdentity(store: Store, identity: LinkedIdentity): void {
	prepared(store, "insert identity", () => prepareInsertion(store, identities)).run(identity);
}

/** @returns how many there were */
export function deleteIdentitiesOf(store: Store, person: number): number {
	return prepared(store, "delete identities of", () =>
		store.db.delete(identities).where(isGiven(userId, "person")).prepare(),
	).run({ person }).changes;
}
