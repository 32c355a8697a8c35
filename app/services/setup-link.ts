import { hashToken, newToken } from "#app/auth/tokens.ts";
import { hasAccounts } from "#db/queries/people.ts";
import { keepSetting, readSetting, removeSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";

const KEY = "setup_token_hash";

/**
 * Makes a new setup link, by which the first administrator makes their account; it replaces the one before.
 * @returns its token, or undefined once anybody has an account
 */
export function renewSetupToken(store: Store): string | undefined {
	if (hasAccounts(store)) return undefined;
	const token = newToken();
	keepSetting(store, KEY, hashToken(token));
	return token;
}

export function isSetupToken(store: Store, token: string): boolean {
	const kept = readSetting(store, KEY);
	return kept !== undefined && kept === hashToken(token) && !hasAccounts(store);
}

export function forgetSetupToken(store: Store): void {
	removeSetting(store, KEY);
}
