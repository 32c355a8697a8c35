import { Problem } from "#app/domain/problem.ts";
import type { Scope } from "#db/scope.ts";
import type { Actor, User, Viewer } from "./viewer.ts";

export function scopeOf(viewer: Viewer): Scope {
	return canEdit(viewer) ? "drafts-too" : "published";
}

/** Researchers and administrators log, edit, publish and archive studies. */
export function canEdit(who: Viewer | Actor): boolean {
	return who.kind === "system" || (who.kind === "user" && who.role !== "reader");
}

export function isAdministrator(who: Viewer | Actor): boolean {
	return who.kind === "system" || (who.kind === "user" && who.role === "administrator");
}

/** @throws Problem `unauthenticated` for a person not logged in, `forbidden` for one whose role does not allow it */
export function requireEditor(viewer: Viewer): User {
	const user = requireUser(viewer);
	if (!canEdit(user)) {
		throw new Problem(
			"forbidden",
			"Your account can read studies but not change them. An administrator can change your role.",
		);
	}
	return user;
}

/** Holds a write to the same rule, whoever the actor is. @throws Problem `unauthenticated` or `forbidden` */
export function requireEditing(actor: Actor): void {
	if (actor.kind === "user") requireEditor(actor);
}

/** @throws Problem as `requireEditor` does */
export function requireAdministrator(viewer: Viewer): User {
	const user = requireUser(viewer);
	if (!isAdministrator(user)) throw new Problem("forbidden", "Only an administrator can do this.");
	return user;
}

/** The same of a write. @throws Problem as `requireAdministrator` does */
export function requireAdministrating(actor: Actor): void {
	if (actor.kind === "user") requireAdministrator(actor);
}

/** @throws Problem `unauthenticated` */
export function requireUser(viewer: Viewer): User {
	if (viewer.kind === "anonymous") throw new Problem("unauthenticated", "Log in to go on.");
	return viewer;
}

/** @throws Problem `unauthenticated` when reading is not public and nobody is logged in */
export function requireReader(viewer: Viewer, { publicReading }: { publicReading: boolean }): void {
	if (!publicReading) requireUser(viewer);
}
