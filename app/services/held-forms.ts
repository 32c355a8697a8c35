import { newToken } from "#app/auth/tokens.ts";
import { deleteHeldBeyond, deleteHeldUntil, heldBody, insertHeldForm } from "#db/queries/held-forms.ts";
import type { Store } from "#db/store.ts";

const KEPT_FOR = 24 * 60 * 60 * 1000;
/** So many of a person’s latest: each may be as large as a form. */
const MOST = 20;

/** Keeps what somebody typed while their session had lapsed, until the form takes it back. @returns its id */
export function holdForm(store: Store, userId: number, body: string): string {
	const id = newToken();
	const now = Date.now();
	deleteHeldUntil(store, new Date(now - KEPT_FOR).toISOString());
	insertHeldForm(store, { id, userId, body, createdAt: new Date(now).toISOString() });
	deleteHeldBeyond(store, userId, MOST);
	return id;
}

/** What was held for this person under an id; it stays until the day is over, so that a reload does not lose it. */
export function takeHeldForm(store: Store, userId: number, id: string): URLSearchParams | undefined {
	const body = heldBody(store, userId, id);
	return body === undefined ? undefined : new URLSearchParams(body);
}
