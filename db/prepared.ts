import type { Store } from "./store.ts";

const statements = new WeakMap<Store, Map<string, unknown>>();

/** A statement prepared once for an open database, by name; building a query costs far more than running it. */
export function prepared<T>(store: Store, name: string, build: () => T): T {
	let known = statements.get(store);
	if (!known) {
		known = new Map();
		statements.set(store, known);
	}
	let statement = known.get(name) as T | undefined;
	if (statement === undefined) {
		statement = build();
		known.set(name, statement);
	}
	return statement;
}
