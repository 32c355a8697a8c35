import { prepared } from "./prepared.ts";
import { lastStudy } from "./queries/all-studies.ts";
import { YEAR_STEP } from "./search-entry.ts";
import type { Store } from "./store.ts";

/** The columns of the search index, in its order. */
const COLUMNS = [
	...["title", "acronym", "conditions", "interventions", "identifiers", "authors", "filters"],
] as const;

/** What stands in an entry of the index, by column. */
export type EntryTexts = Record<(typeof COLUMNS)[number], string>;

/** How often somebody is told how far reading the index is, in words. */
const EVERY = 100_000;

/**
 * A number for each study, by its id, that is made of every word which the search index has for it, its column and its
 * place there; so that entries are compared without looking each of their words up: four bytes a study, which threads
 * can share.
 */
export type SearchPrints = Uint32Array<SharedArrayBuffer>;

/** The prints of all studies, by one scan of the index. @param onRead is told now and then how many more words were read */
export function readSearchPrints(store: Store, onRead: (words: number) => void): SearchPrints {
	const prints = new Uint32Array(new SharedArrayBuffer(4 * (lastStudy(store) + 1)));
	let words = 0;
	scan(store)((word, study, place, offset) => {
		// Entries of no study are counted elsewhere.
		if (study < prints.length)
			prints[study] = (prints[study] ?? 0) + printOfWord(hashOf(word), place, offset);
		if (++words % EVERY === 0) onRead(EVERY);
	});
	return prints;
}

/** Whether an entry holds exactly these words, in their order. */
export function entryHolds(store: Store, prints: SearchPrints, id: number, texts: EntryTexts): boolean {
	const kept = prints[id % YEAR_STEP];
	// The index's own way to divide a text into words is that of these texts but for rare letters.
	return kept === printOf(id, texts) || kept === printAsIndexed(store, id, texts);
}

/** An entry's year times this, plus the number of a column, is a place. */
const PLACES = 8;

/** Of texts as `indexedText` gives them: words with a space between. */
function printOf(id: number, texts: EntryTexts): number {
	const first = Math.floor(id / YEAR_STEP) * PLACES;
	let sum = 0;
	for (const [column, name] of COLUMNS.entries()) {
		const text = texts[name];
		let [hash, offset] = [NO_LETTER, 0];
		for (let index = 0; index < text.length; index++) {
			const letter = text.charCodeAt(index);
			if (letter !== SPACE) hash = withLetter(hash, letter);
			else {
				sum += printOfWord(hash, first + column, offset++);
				hash = NO_LETTER;
			}
		}
		if (text !== "") sum += printOfWord(hash, first + column, offset);
	}
	return sum >>> 0;
}

/** The same of an entry that the index itself makes of the texts, beside the real one. */
function printAsIndexed(store: Store, id: number, texts: EntryTexts): number {
	const { empty, add, words } = besides(store);
	empty.run();
	add.run({ id, ...texts });
	let sum = 0;
	words((word, _, place, offset) => {
		sum = (sum + printOfWord(hashOf(word), place, offset)) >>> 0;
	});
	return sum;
}

const SPACE = 32;

/** FNV-1a, letter by letter. */
const NO_LETTER = 0x811c9dc5;
const withLetter = (hash: number, letter: number) => Math.imul(hash ^ letter, 0x01000193);

/** Of a word. Those of an index come in order, many times the same. */
function hashOf(word: string): number {
	if (word === last.word) return last.hash;
	let hash = NO_LETTER;
	for (let index = 0; index < word.length; index++) hash = withLetter(hash, word.charCodeAt(index));
	last = { word, hash };
	return hash;
}
let last = { word: "", hash: NO_LETTER };

/** Mixes as MurmurHash3 ends, so that sums of these numbers differ where any of their words does. */
function printOfWord(hash: number, place: number, offset: number): number {
	let mixed = hash ^ Math.imul(offset + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

type OnWord = (word: string, study: number, place: number, offset: number) => void;

/**
 * Goes through the words of an index by their vocabulary table: SQLite's "instance" type has a row for each place of
 * each word. A function that SQLite calls takes half as long as rows that are handed out.
 */
function wordsOf({ sqlite }: Store, vocabulary: string): (onWord: OnWord) => void {
	let told: OnWord = () => {};
	const name = `on_word_of_${vocabulary}`;
	sqlite.function(name, (word: unknown, study: unknown, place: unknown, offset: unknown) => {
		told(String(word), Number(study), Number(place), Number(offset));
		return null;
	});
	const columns = COLUMNS.map((column, place) => `when '${column}' then ${place}`).join(" ");
	const walk = sqlite.prepare(
		`select count(${name}(term, doc & ${YEAR_STEP - 1}, doc / ${YEAR_STEP} * ${PLACES} + case col ${columns} end, offset))
		from temp.${vocabulary}`,
	);
	return (onWord) => {
		told = onWord;
		walk.get();
	};
}

const scan = (store: Store) =>
	prepared(store, "words of the search index", () => {
		store.sqlite.exec(
			"create virtual table temp.search_terms using fts5vocab(main, study_search, 'instance')",
		);
		return wordsOf(store, "search_terms");
	});

/** An index of one entry beside the real one, made like it. */
function besides(store: Store) {
	return prepared(store, "search index beside", () => {
		const { sqlite } = store;
		const definition = sqlite
			.prepare<[], string>("select sql from sqlite_master where name = 'study_search'")
			.pluck()
			.get();
		if (!definition) throw new Error("The search index is missing");
		sqlite.exec(
			definition.replace(
				/^create virtual table .?study_search.? using/i,
				"create virtual table temp.expected_search using",
			),
		);
		sqlite.exec(
			"create virtual table temp.expected_terms using fts5vocab(temp, expected_search, 'instance')",
		);
		return {
			empty: sqlite.prepare("insert into temp.expected_search(expected_search) values ('delete-all')"),
			add: sqlite.prepare(
				`insert into temp.expected_search (rowid, ${COLUMNS.join(", ")})
				values (@id, ${COLUMNS.map((column) => `@${column}`).join(", ")})`,
			),
			words: wordsOf(store, "expected_terms"),
		};
	});
}

/** Makes what is needed beside the index. Call it before the transaction in which entries are compared. */
export function prepareSearchPrints(store: Store): void {
	scan(store);
	besides(store);
}
