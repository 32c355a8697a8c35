import { openStore } from "#db/store.ts";

/** A database, looked at beside the process that writes it. */
export function openedBeside(path: string) {
	const store = openStore(path);
	return {
		count: (sql: string) => store.sqlite.prepare<[], number>(sql).pluck().get() ?? 0,
		[Symbol.dispose]: () => store.close(),
	};
}
