import { isGiven, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { settings } from "../schema/people.ts";
import type { Store } from "../store.ts";

/** A fact that this database keeps about itself. */
export function readSetting(store: Store, key: string): string | undefined {
	return prepared(store, "read setting", () =>
		store.db.select({ value: settings.value }).from(settings).where(isGiven(settings.key, "key")).prepare(),
	).get({ key })?.value;
}

/** Keeps it, in place of what was kept under the same key. */
export function keepSetting(store: Store, key: string, value: string): void {
	prepared(store, "keep setting", () =>
		store.db
			.insert(settings)
			.values({ key: sql.placeholder("key"), value: sql.placeholder("value") })
			.onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } })
			.prepare(),
	).run({ key, value });
}

export function removeSetting(store: Store, key: string): void {
	prepared(store, "remove setting", () =>
		store.db.delete(settings).where(isGiven(settings.key, "key")).prepare(),
	).run({ key });
}
