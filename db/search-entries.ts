import { UNNUMBERED } from "./filter-tokens.ts";
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

/** What waits to be written into the full-text indexes. */
interface Waiting {
	entries: Map<number, SearchEntry>;
	/** Words of names of topics, by the name's id. */
	topicNames: Map<number, string>;
	/** Every study that is in the index has a ClinicalTrials.gov number, as far as this was asked and holds. */
	allNumbered: boolean;
}

const waiting = new WeakMap<Store, Waiting>();

/**
 * Runs something that saves many studies, and writes what searches go by at its end: SQLite's full-text indexes
 * write out what they hold at almost every statement between, small pieces that they then have to merge. Call it
 * inside the transaction that saves them. When it throws, what waits is forgotten with the rest.
 */
export function withEntriesLast<T>(store: Store, run: () => T): T {
	writeWaitingEntries(store);
	const outer = waiting.get(store);
	waiting.set(store, { entries: new Map(), topicNames: new Map(), allNumbered: false });
	try {
		const result = run();
		writeWaitingEntries(store);
		return result;
	} finally {
		if (outer) waiting.set(store, { ...outer, allNumbered: false });
		else waiting.delete(store);
	}
}

/** Writes the entries that wait, as before something is looked for among them. */
export function writeWaitingEntries(store: Store): void {
	const held = waiting.get(store);
	if (!held) return;
	const { entries, topicNames } = held;
	held.allNumbered &&= [...entries.values()].every(({ isNumbered }) => isNumbered);
	if (entries.size > 0) write(store, [...entries.values()]);
	for (const [id, words] of topicNames) writeTopicName(store, id, words);
	entries.clear();
	topicNames.clear();
}

/** Whether a study that waits bears no number of the registry: a search by title would have to find it. */
export function unnumberedWaits(store: Store): boolean {
	return [...(waiting.get(store)?.entries.values() ?? [])].some(({ isNumbered }) => !isNumbered);
}

/** Whether a study in the index bears no number of the registry; in a library of its records that may be none. */
export function isAnyUnnumbered(store: Store): boolean {
	const held = waiting.get(store);
	if (held?.allNumbered) return false;
	const any = prepared(store, "any unnumbered", () =>
		store.sqlite.prepare<[string]>("select 1 from study_search where study_search match ? limit 1"),
	);
	const isAny = any.get(`filters : ${UNNUMBERED}`) !== undefined;
	if (held) held.allNumbered = !isAny;
	return isAny;
}

/** Puts the words of a topic's name in the index of topics, now or with what waits. */
export function putTopicName(store: Store, nameId: number, words: string): void {
	const held = waiting.get(store);
	if (held) held.topicNames.set(nameId, words);
	else writeTopicName(store, nameId, words);
}

function writeTopicName(store: Store, nameId: number, words: string): void {
	prepared(store, "write topic name", () =>
		store.sqlite.prepare<[number, string]>("insert into topic_search (rowid, name) values (?, ?)"),
	).run(nameId, words);
}

/** Puts an entry in the index, now or with the others that wait. */
export function putEntry(store: Store, entry: SearchEntry): void {
	const held = waiting.get(store);
	if (held) held.entries.set(entry.id, entry);
	else write(store, [entry]);
}

/** Takes an entry out of the index. */
export function dropEntry(store: Store, id: number): void {
	if (waiting.get(store)?.entries.delete(id)) return;
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
