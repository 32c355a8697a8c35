import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	hkdfSync,
	randomBytes,
	timingSafeEqual,
} from "node:crypto";

/** What only a process that knows SESSION_SECRET can read or have written. */
export interface Vault {
	/** Encrypts a text for the database, so that whoever reads the file alone does not have it. */
	seal(text: string): string;
	/** @returns undefined where it was sealed with another secret, or is not what was sealed */
	open(sealed: string): string | undefined;
	/** A signature for an address that is sent to somebody. */
	sign(text: string): string;
	isSigned(text: string, signature: string): boolean;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256, each with a key of its own, by HKDF (RFC 5869) from the secret that
 * signs cookies.
 */
export function createVault(secret: string): Vault {
	const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "", `equipoise ${purpose}`, 32));
	const sealing = keyFor("sealing");
	const signing = keyFor("signing");
	const sign = (text: string) => createHmac("sha256", signing).update(text).digest();
	return {
		seal(text) {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv("aes-256-gcm", sealing, iv);
			const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
		},
		open(text) {
			const bytes = Buffer.from(text, "base64url");
			if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
			const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, IV_BYTES), {
				authTagLength: TAG_BYTES,
			});
			decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
			try {
				return (
					decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
				);
			} catch {
				return undefined;
			}
		},
		sign: (text) => sign(text).toString("base64url"),
		isSigned(text, signature) {
			const given = Buffer.from(signature, "base64url");
			const right = sign(text);
			return given.length === right.length && timingSafeEqual(given, right);
		},
	};
}
