import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** What authenticators assume where nothing else is said: SHA-1, six digits, 30 seconds (RFC 6238). */
const PERIOD = 30;
const DIGITS = 6;
/** A code of the step before or after is taken too, for clocks that differ. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20;

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an authenticator reads from a QR code. */
export function totpUri(secret: string, { library, account }: { library: string; account: string }): string {
	// A colon would end the name.
	const issuer = library.replaceAll(":", " ");
	return new TOTP({ issuer, label: account, secret, period: PERIOD, digits: DIGITS }).toString();
}

/**
 * The time step of a code, if it is right now.
 * @param after steps up to this one are over, since their code may have been seen
 */
export function stepOfCode(
	secret: string,
	code: string,
	after: number,
	now = new Date(),
): number | undefined {
	const timestamp = now.valueOf();
	const delta = new TOTP({ secret, period: PERIOD, digits: DIGITS }).validate({
		...{ token: code, window: WINDOW, timestamp },
	});
	if (delta === null) return undefined;
	const step = Math.floor(timestamp / 1000 / PERIOD) + delta;
	return step > after ? step : undefined;
}

/** Letters and digits that are not taken for one another: 30 of them, 4.9 bits each. */
const ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";
const GROUPS = 6;
const GROUP = 4;
const RECOVERY_CODES = 10;

/** Ten codes of 117 random bits, which a fast hash keeps safe enough: `abcd-efgh-jkmn-pqrs-tvwx-yz23`. */
export function newRecoveryCodes(): string[] {
	const letter = () => ALPHABET[randomInt(ALPHABET.length)];
	const group = () => Array.from({ length: GROUP }, letter).join("");
	return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join("-"));
}

/** A code as somebody typed it: of an authenticator, or one of those that stand in for it. */
export function readTypedCode(typed: string): { totp: string } | { recovery: string } {
	const code = typed.toLowerCase().replace(/[^a-z\d]/g, "");
	if (/^\d{6}$/.test(code)) return { totp: code };
	return { recovery: (code.match(/.{1,4}/g) ?? []).join("-") };
}
