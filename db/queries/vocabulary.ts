import type { Vocabulary } from "#app/domain/search/match-expression.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** Words that begin alike beyond this many are left to the index, which merges them in more time. */
const MOST_ENDINGS = 40;
/** Shorter beginnings than this have an index of their own. */
const SHORTEST = 4;

/** The words of the library, whoever may see the studies they are from. */
export function vocabularyOf(store: Store): Vocabulary {
	return prepared(store, "vocabulary", () => {
		const after = store.sqlite
			.prepare<{ word: string; beyond: string; limit: number }, string>(
				"select word from search_words where word > @word and word < @beyond order by word limit @limit",
			)
			.pluck();
		const known = store.sqlite.prepare<[string]>("select 1 from search_words where word = ?").pluck();
		return {
			/** Searching for them one by one costs what is read of them; the index would first merge all their places. */
			endings(word) {
				if (word.length < SHORTEST || hasFigure(word)) return undefined;
				const found = after.all({ word, beyond: `${word}\u{10ffff}`, limit: MOST_ENDINGS + 1 });
				return found.length > MOST_ENDINGS ? undefined : [word, ...found];
			},
			// Short words, long ones and those with figures are not kept as words.
			has: (word) => word.length < 3 || word.length > 40 || hasFigure(word) || known.get(word) !== undefined,
		};
	});
}

const hasFigure = (word: string) => /\p{N}/u.test(word);
