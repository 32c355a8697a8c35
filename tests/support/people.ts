import { hash } from "@node-rs/argon2";
import { startSession } from "#app/auth/sessions.ts";
import type { Role, User } from "#app/auth/viewer.ts";
import { insertUser } from "#app/services/insert-user.ts";
import type { Store } from "#db/store.ts";

export const PASSWORD = "correct horse battery";

/**
 * Hashing is slow on purpose, and so is looking whether a password is the one hashed: as slow as the hash itself says.
 * That of the tests' people costs little; those who choose a password through a form have one as the program makes it.
 */
const passwordHash = hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });

/** Adds somebody with the tests' password. */
export async function addPerson(store: Store, role: Role, name = `The ${role}`): Promise<User> {
	const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}@example.org`;
	const id = insertUser(store, { name, email, role, passwordHash: await passwordHash }, "user.joined");
	return { kind: "user", id, name, email, role };
}

/** A session's token, as the cookie carries it before signing. */
export function tokenFor(store: Store, user: User): string {
	return startSession(store, user.id, "test");
}

/** E-mail addresses of the tests' people are made of the letters of their names. */
export const letters = (number: number) =>
	[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
