import { hashToken, newToken } from "#app/auth/tokens.ts";
import type { Store } from "#db/store.ts";

const KEY = "setup_token_hash";

/** Whether anybody has an account. While nobody has, the setup link makes the first administrator. */
export function hasAccounts({ sqlite }: Store): boolean {
	return sqlite.prepare("select 1 from users limit 1").get() !== undefined;
}

/** Makes a new setup link, which replaces the one before. @returns its token, or undefined once an account exists */
export function renewSetupToken(store: Store): string | undefined {
	if (hasAccounts(store)) return undefined;
	const token = newToken();
	store.sqlite
		.prepare(
			"insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
		)
		.run(KEY, hashToken(token));
	return token;
}

export function isSetupToken(store: Store, token: string): boolean {
	const kept = store.sqlite
		.prepare<[string], string>("select value from settings where key = ?")
		.pluck()
		.get(KEY);
	return kept !== undefined && kept === hashToken(token) && !hasAccounts(store);
}

export function forgetSetupToken({ sqlite }: Store): void {
	sqlite.prepare("delete from settings where key = ?").run(KEY);
}
