import { prepared } from "./prepared.ts";
import type { searchTexts } from "./search-entry.ts";
import type { Store } from "./store.ts";

/** A study's row in the search index, and what search is to know of it beside. */
export interface SearchEntry extends ReturnType<typeof searchTexts> {
	/** Its rowid: see `searchId`. */
	id: number;
	filters: string;
	/** Its words that can be completed and corrected. */
	words: string[];
	/** It bears a ClinicalTrials.gov number. */
	isNumbered: boolean;
}

const waiting = new WeakMap<Store, Map<number, SearchEntry>>();

/**
 * Runs something that saves many studies, and writes their search entries at its end: SQLite's full-text index
 * writes out what it holds at almost every statement between, small pieces that it then has to merge. Call it
 * inside the transaction that saves them. When it throws, the entries that wait are forgotten with the rest.
 */
export function withEntriesLast<T>(store: Store, run: () => T): T {
	writeWaitingEntries(store);
	const outer = waiting.get(store);
	waiting.set(store, new Map());
	try {
		const result = run();
		writeWaitingEntries(store);
		return result;
	} finally {
		if (outer) waiting.set(store, outer);
		else waiting.delete(store);
	}
}

/** Writes the entries that wait, as before something is looked for among them. */
export function writeWaitingEntries(store: Store): void {
	const entries = waiting.get(store);
	if (!entries || entries.size === 0) return;
	write(store, [...entries.values()]);
	entries.clear();
}

/** Whether a study that waits bears no number of the registry: a search by title would have to find it. */
export function unnumberedWaits(store: Store): boolean {
	return [...(waiting.get(store)?.values() ?? [])].some(({ isNumbered }) => !isNumbered);
}

/** Puts an entry in the index, now or with the others that wait. */
export function putEntry(store: Store, entry: SearchEntry): void {
	const entries = waiting.get(store);
	if (entries) entries.set(entry.id, entry);
	else write(store, [entry]);
}

/** Takes an entry out of the index. */
export function dropEntry(store: Store, id: number): void {
	if (waiting.get(store)?.delete(id)) return;
	prepared(store, "drop search entry", () =>
		store.sqlite.prepare<[number]>("delete from study_search where rowid = ?"),
	).run(id);
}

function write(store: Store, entries: readonly SearchEntry[]): void {
	const { words, entry } = prepared(store, "write search entries", () => ({
		words: store.sqlite.prepare<[string]>(
			"insert or ignore into search_words (word) select value from json_each(?)",
		),
		entry: store.sqlite.prepare<Omit<SearchEntry, "words" | "isNumbered">>(
			`insert into study_search (rowid, title, acronym, conditions, interventions, identifiers, authors, filters)
			values (@id, @title, @acronym, @conditions, @interventions, @identifiers, @authors, @filters)`,
		),
	}));
	// The words first: they set off a trigger, at which the index would write out the entries.
	words.run(JSON.stringify([...new Set(entries.flatMap((one) => one.words))]));
	for (const { words: _, isNumbered: __, ...row } of entries) entry.run(row);
}
