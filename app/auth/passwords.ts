import { hash, verify } from "@node-rs/argon2";

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize("NFKC"), OPTIONS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one hashed. Without a hash (no such account) it works as long and then says no,
 * so that the time taken does not tell who has an account.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
	decoy ??= hashPassword("a password that nobody has");
	const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"), OPTIONS);
	return matches && passwordHash !== undefined;
}
