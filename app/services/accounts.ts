import { hashPassword, verifyPassword } from "#app/auth/passwords.ts";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { endSessions } from "#app/auth/sessions.ts";
import type { Actor, Role, User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { type AuditAction, recordAudit } from "#db/audit.ts";
import { markAllRevoked } from "#db/queries/api-tokens.ts";
import type { Store } from "#db/store.ts";
import { forgetSetupToken, isSetupToken } from "./setup-link.ts";

interface NewPerson {
	name: string;
	email: string;
	password: string;
}

/**
 * Makes the first administrator from the setup link.
 * @returns the new user's id @throws Problem `not-found` when the link is wrong, used, or an account exists
 */
export async function setUp(store: Store, token: string, person: NewPerson): Promise<number> {
	const passwordHash = await hashPassword(person.password);
	return store.sqlite
		.transaction(() => {
			if (!isSetupToken(store, token)) {
				throw new Problem(
					"not-found",
					"This setup link is not valid any more. Start the server again for a new one.",
				);
			}
			const userId = insertUser(store, { ...person, passwordHash, role: "administrator" }, "user.set-up");
			forgetSetupToken(store);
			return userId;
		})
		.immediate();
}

/** Adds an account from the command line or an accepted invitation. Call it inside a transaction. */
export function insertUser(
	store: Store,
	person: { name: string; email: string; passwordHash: string; role: Role },
	action: AuditAction,
	actorId?: number | null,
): number {
	const at = new Date().toISOString();
	const taken = store.sqlite.prepare("select 1 from users where email = ?").get(person.email);
	if (taken) {
		throw new Problem("invalid", `${person.email} has an account already.`, [
			{ path: ["email"], message: "This address has an account already" },
		]);
	}
	const userId = Number(
		store.sqlite
			.prepare(
				`insert into users (email, name, role, password_hash, created_at)
				values (@email, @name, @role, @passwordHash, @at)`,
			)
			.run({ ...person, at }).lastInsertRowid,
	);
	recordAudit(store, {
		...{ at, action, userId },
		actorId: actorId === undefined ? userId : actorId,
		detail: { role: person.role },
	});
	return userId;
}

/**
 * Adds an account that the person did not make themselves.
 * @returns its id @throws Problem `forbidden` for anybody but an administrator; `invalid` when the address is taken
 */
export function addAccount(
	store: Store,
	actor: Actor,
	person: { name: string; email: string; passwordHash: string; role: Role },
): number {
	if (actor.kind === "user") requireAdministrator(actor);
	const actorId = actor.kind === "user" ? actor.id : null;
	return store.sqlite.transaction(() => insertUser(store, person, "user.added", actorId)).immediate();
}

/** Who logs in with these, or undefined. It takes as long for an address without an account as for one with. */
export async function checkLogIn(store: Store, email: string, password: string): Promise<number | undefined> {
	const found = store.sqlite
		.prepare<[string], { id: number; passwordHash: string }>(
			"select id, password_hash as passwordHash from users where email = ? and closed_at is null",
		)
		.get(email.trim().toLowerCase());
	return (await verifyPassword(password, found?.passwordHash)) ? found?.id : undefined;
}

/** @throws Problem `invalid` when the current password is wrong */
export async function changePassword(
	store: Store,
	user: User,
	{ current, next, keepSession }: { current: string; next: string; keepSession: string | null },
): Promise<void> {
	if ((await checkLogIn(store, user.email, current)) === undefined) {
		throw new Problem("invalid", "The current password is not right.", [
			{ path: ["current"], message: "This is not your current password" },
		]);
	}
	const passwordHash = await hashPassword(next);
	store.sqlite.transaction(() => {
		store.sqlite.prepare("update users set password_hash = ? where id = ?").run(passwordHash, user.id);
		endSessions(store, user.id, keepSession ?? undefined);
		recordAudit(store, {
			at: new Date().toISOString(),
			actorId: user.id,
			action: "user.password-changed",
			userId: user.id,
		});
	})();
}

export type AccountChange = { kind: "role"; role: Role } | { kind: "close" } | { kind: "reopen" };

/**
 * Changes somebody's role, closes their account (which ends their sessions and tokens) or opens it again.
 * @throws Problem `forbidden` for anybody but an administrator; `invalid` when no administrator would be left
 */
export function changeAccount(store: Store, actor: Actor, userId: number, change: AccountChange): void {
	if (actor.kind === "user") requireAdministrator(actor);
	store.sqlite
		.transaction(() => {
			const user = store.sqlite
				.prepare<[number], { role: Role; closedAt: string | null }>(
					"select role, closed_at as closedAt from users where id = ?",
				)
				.get(userId);
			if (!user) throw new Problem("not-found", "There is no such account.");
			const at = new Date().toISOString();
			const actorId = actor.kind === "user" ? actor.id : null;
			const staysAdministrator =
				change.kind === "reopen" || (change.kind === "role" && change.role === "administrator");
			if (
				user.role === "administrator" &&
				!user.closedAt &&
				!staysAdministrator &&
				isLastAdministrator(store, userId)
			) {
				throw new Problem("invalid", "This is the last administrator. Make somebody else one first.");
			}
			// Nobody comes in any more by the word of somebody who may not invite.
			if (!staysAdministrator) {
				store.sqlite.prepare("delete from invitations where invited_by = ?").run(userId);
			}
			if (change.kind === "role") {
				store.sqlite.prepare("update users set role = ? where id = ?").run(change.role, userId);
				recordAudit(store, {
					at,
					actorId,
					action: "user.role-changed",
					userId,
					detail: { from: user.role, to: change.role },
				});
			} else {
				store.sqlite
					.prepare("update users set closed_at = ? where id = ?")
					.run(change.kind === "close" ? at : null, userId);
				if (change.kind === "close") {
					endSessions(store, userId);
					markAllRevoked(store, userId, at);
				}
				recordAudit(store, {
					at,
					actorId,
					action: change.kind === "close" ? "user.closed" : "user.reopened",
					userId,
				});
			}
		})
		.immediate();
}

function isLastAdministrator(store: Store, userId: number): boolean {
	const others = store.sqlite
		.prepare("select 1 from users where role = 'administrator' and closed_at is null and id <> ?")
		.get(userId);
	return others === undefined;
}
