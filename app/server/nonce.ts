import { randomFillSync } from "node:crypto";

const NONCE_BYTES = 18;
// Asking the system for a page of random bytes at a time costs a reader's request next to nothing.
const pool = Buffer.alloc(NONCE_BYTES * 256);
let used = pool.length;

/** 144 random bits in base64: 24 letters, never the same twice. */
export function newNonce(): string {
	if (used >= pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	const nonce = pool.toString("base64", used, used + NONCE_BYTES);
	used += NONCE_BYTES;
	return nonce;
}
