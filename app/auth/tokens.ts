import { createHash, randomBytes } from "node:crypto";

/** A new secret for a cookie or a link: 256 random bits in letters that a URL takes as they are. */
export function newToken(): string {
	return randomBytes(32).toString("base64url");
}

/**
 * What is stored of a token. A fast hash is enough, since 256 random bits cannot be searched; whoever reads
 * the database still cannot use it to log in.
 */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
