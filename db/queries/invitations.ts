import { and, asc, eq, gt, isGiven, lte, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { invitations, users } from "../schema/people.ts";
import type { Store } from "../store.ts";

/** Who is invited, and as what. */
export type Invitation = Pick<typeof invitations.$inferSelect, "email" | "role">;

const OFFER = { email: invitations.email, role: invitations.role };

/** The invitation whose link has this hash, unless it has expired. */
export function openInvitation(store: Store, tokenHash: string, now: string): Invitation | undefined {
	return prepared(store, "open invitation", () =>
		store.db
			.select(OFFER)
			.from(invitations)
			.where(
				and(isGiven(invitations.tokenHash, "tokenHash"), gt(invitations.expiresAt, sql.placeholder("now"))),
			)
			.prepare(),
	).get({ tokenHash, now });
}

/** Invitations that can still be accepted, with the names of who made them. */
export function listInvitations(store: Store, now: string) {
	return prepared(store, "list invitations", () =>
		store.db
			.select({ ...OFFER, invitedBy: users.name, expiresAt: invitations.expiresAt })
			.from(invitations)
			.innerJoin(users, eq(users.id, invitations.invitedBy))
			.where(gt(invitations.expiresAt, sql.placeholder("now")))
			.orderBy(asc(invitations.email))
			.prepare(),
	).all({ now });
}

export function insertInvitation(store: Store, invitation: typeof invitations.$inferInsert): void {
	prepared(store, "insert invitation", () => prepareInsertion(store, invitations)).run(invitation);
}

/** Removes what a new invitation to this address replaces, and all that have expired. */
export function deleteReplaced(store: Store, email: string, now: string): void {
	prepared(store, "delete replaced invitations", () =>
		store.db
			.delete(invitations)
			.where(or(isGiven(invitations.email, "email"), lte(invitations.expiresAt, sql.placeholder("now"))))
			.prepare(),
	).run({ email, now });
}

/** @returns those that there were to this address */
export function deleteInvitationsTo(store: Store, email: string): Invitation[] {
	return prepared(store, "delete invitations to", () =>
		store.db.delete(invitations).where(isGiven(invitations.email, "email")).returning(OFFER).prepare(),
	).all({ email });
}

/** @returns those that this person had made */
export function deleteInvitationsBy(store: Store, invitedBy: number): Invitation[] {
	return prepared(store, "delete invitations by", () =>
		store.db
			.delete(invitations)
			.where(isGiven(invitations.invitedBy, "invitedBy"))
			.returning(OFFER)
			.prepare(),
	).all({ invitedBy });
}
