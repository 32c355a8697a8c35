import { newToken } from "#app/auth/tokens.ts";
import type { Store } from "#db/store.ts";

const KEPT_FOR = 24 * 60 * 60 * 1000;

/** Keeps what somebody typed while their session had lapsed, until the form takes it back. @returns its id */
export function holdForm(store: Store, userId: number, body: string): string {
	const id = newToken();
	const now = Date.now();
	store.sqlite
		.prepare("delete from held_forms where created_at <= ?")
		.run(new Date(now - KEPT_FOR).toISOString());
	store.sqlite
		.prepare("insert into held_forms (id, user_id, body, created_at) values (?, ?, ?, ?)")
		.run(id, userId, body, new Date(now).toISOString());
	return id;
}

/** What was held for this person under an id; it stays until the day is over, so that a reload does not lose it. */
export function takeHeldForm(store: Store, userId: number, id: string): URLSearchParams | undefined {
	const body = store.sqlite
		.prepare<[string, number], string>("select body from held_forms where id = ? and user_id = ?")
		.pluck()
		.get(id, userId);
	return body === undefined ? undefined : new URLSearchParams(body);
}
