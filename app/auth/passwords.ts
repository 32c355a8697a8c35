import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { createHashQueue, type Waiting } from "./hash-queue.ts";

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A processor stays with the pages, and one of the four threads that files and compression share with hashing. */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));
const queue = createHashQueue({ atOnce: AT_ONCE, waiting: 100, fromOnePlace: 20 });

/**
 * Only for somebody who has shown a session or the token of a link: strangers get nothing hashed.
 * @throws Problem `busy` when too many wait
 */
export function hashPassword(password: string): Promise<string> {
	return queue.run("known", () => hash(password.normalize("NFKC"), OPTIONS));
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one hashed. Without a hash (no such account) it works as long and then says no,
 * so that the time taken does not tell who has an account.
 * @throws Problem `busy` when too many wait
 */
export async function verifyPassword(
	password: string,
	passwordHash: string | undefined,
	who: Waiting,
): Promise<boolean> {
	decoy ??= hash("a password that nobody has", OPTIONS);
	const nobody = await decoy;
	const matches = await queue.run(who, () =>
		verify(passwordHash ?? nobody, password.normalize("NFKC"), OPTIONS),
	);
	return matches && passwordHash !== undefined;
}
