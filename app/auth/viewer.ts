/** Who asks. Every loader and action gets one; permissions are decided from it and nothing else. */
export type Role = "reader" | "researcher" | "administrator";

export type Viewer = { kind: "anonymous" } | User;

export interface User {
	kind: "user";
	id: number;
	name: string;
	email: string;
	role: Role;
}

/** Who a write is put down to: a person, or the program itself (the sample library, the command line). */
export type Actor = { kind: "system" } | User;

/** Whom rows of the database name for a write; null is the program itself. */
export const actorIdOf = (actor: Actor): number | null => (actor.kind === "user" ? actor.id : null);

export const ANONYMOUS: Viewer = { kind: "anonymous" };
