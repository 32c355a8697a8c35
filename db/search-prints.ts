import { prepared } from "./prepared.ts";
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
 * A number for each study that is made of every word which the search index has for it, its column and its place
 * there; so that entries are compared without looking each of their words up. One scan of the index gives all of them:
 * four bytes a study.
 */
export class SearchPrints {
	#sums = new Uint32Array(1024);

	/** @param onRead is told now and then how many words were read */
	static read(store: Store, onRead: (words: number) => void = () => {}): SearchPrints {
		const prints = new SearchPrints();
		let words = 0;
		for (const [term, place, offset] of scan(store).iterate()) {
			prints.#add(term, place, offset);
			if (++words % EVERY === 0) onRead(words);
		}
		return prints;
	}

	/** Whether an entry holds exactly these words, in their order. */
	holds(store: Store, id: number, texts: EntryTexts): boolean {
		const study = id % YEAR_STEP;
		const kept = this.#sums[study];
		// The index's own way to divide a text into words is that of these texts but for rare letters.
		return kept === printOf(id, texts) || kept === printAsIndexed(store, id, texts);
	}

	#add(term: string, place: number, offset: number) {
		const id = Math.floor(place / PLACES);
		const study = id % YEAR_STEP;
		if (study >= this.#sums.length) {
			const larger = new Uint32Array(Math.max(2 * this.#sums.length, study + 1));
			larger.set(this.#sums);
			this.#sums = larger;
		}
		this.#sums[study] = (this.#sums[study] ?? 0) + printOfWord(hashOf(term), id, place % PLACES, offset);
	}
}

/** A row's id times this, plus the number of a column, is a place. */
const PLACES = 8;

/** Of texts as `indexedText` gives them: words with a space between. */
function printOf(id: number, texts: EntryTexts): number {
	let sum = 0;
	for (const [column, name] of COLUMNS.entries()) {
		const text = texts[name];
		if (text === "") continue;
		for (const [offset, word] of text.split(" ").entries())
			sum = (sum + printOfWord(hashOf(word), id, column, offset)) >>> 0;
	}
	return sum;
}

/** The same of an entry that the index itself makes of the texts, beside the real one. */
function printAsIndexed(store: Store, id: number, texts: EntryTexts): number {
	const { empty, add, words } = besides(store);
	empty.run();
	add.run({ id, ...texts });
	let sum = 0;
	for (const [term, place, offset] of words.iterate())
		sum = (sum + printOfWord(hashOf(term), id, place % PLACES, offset)) >>> 0;
	return sum;
}

/** FNV-1a. The words of an index come in order, many times the same. */
function hashOf(word: string): number {
	if (word === last.word) return last.hash;
	let hash = 0x811c9dc5;
	for (let index = 0; index < word.length; index++)
		hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
	last = { word, hash };
	return hash;
}
let last = { word: "", hash: 0x811c9dc5 };

/** Mixes as MurmurHash3 ends, so that sums of these numbers differ where any of their words does. */
function printOfWord(hash: number, id: number, column: number, offset: number): number {
	const year = Math.floor(id / YEAR_STEP);
	let mixed = hash ^ Math.imul(offset * PLACES + column + 1, 0x9e3779b1) ^ Math.imul(year + 1, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

type WordRow = [term: string, place: number, offset: number];

/** The words of an index by their vocabulary table: SQLite's "instance" type has a row for each place of each word. */
const wordsOf = ({ sqlite }: Store, vocabulary: string) =>
	sqlite
		.prepare<[], WordRow>(
			`select term, doc * ${PLACES} + case col ${COLUMNS.map((name, place) => `when '${name}' then ${place}`).join(" ")} end,
				offset from ${vocabulary}`,
		)
		.raw();

const scan = (store: Store) =>
	prepared(store, "words of the search index", () => {
		store.sqlite.exec(
			"create virtual table temp.search_terms using fts5vocab(main, study_search, 'instance')",
		);
		return wordsOf(store, "temp.search_terms");
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
			words: wordsOf(store, "temp.expected_terms"),
		};
	});
}

/** Makes what is needed beside the index. Call it before the transaction in which entries are compared. */
export function prepareSearchPrints(store: Store): void {
	scan(store);
	besides(store);
}
