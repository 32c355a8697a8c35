import { editDistance } from "#app/domain/search/edit-distance.ts";
import { hasSynonyms, matchExpression, searchTerms } from "#app/domain/search/match-expression.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { scopeToken } from "../search-entry.ts";
import type { Store } from "../store.ts";

/** Words that begin alike beyond this many are left to the index, which merges them in more time. */
const MOST_ENDINGS = 40;
/** Shorter beginnings than this have an index of their own. */
const SHORTEST = 4;

/**
 * The words of the library that begin with this one, itself first. Searching for them one by one costs what is
 * read of them; the index would first merge all places of every word that begins so.
 * @returns undefined where the index does better
 */
export function wordEndings(store: Store, word: string): string[] | undefined {
	if (word.length < SHORTEST || /\p{N}/u.test(word)) return undefined;
	const found = prepared(store, "word endings", () =>
		store.sqlite
			.prepare<{ word: string; beyond: string; limit: number }, string>(
				"select word from search_words where word > @word and word < @beyond order by word limit @limit",
			)
			.pluck(),
	).all({ word, beyond: `${word}\u{10ffff}`, limit: MOST_ENDINGS + 1 });
	return found.length > MOST_ENDINGS ? undefined : [word, ...found];
}

/** Candidates looked at, nearest by their letters first. */
const CANDIDATES = 200;
/** Beyond so many studies one word is as common as another. */
const COMMON = 100;

/**
 * What somebody may have meant: each word that no study within the scope has is replaced by the nearest word
 * that one has.
 * @returns undefined when every word is known, or a word is near to nothing
 */
export function mendWords(store: Store, typed: string, scope: Scope): string | undefined {
	const terms = searchTerms(typed);
	const mended: string[] = [];
	let changed = false;
	for (const term of terms) {
		const [word = ""] = term.words;
		const known =
			term.words.length > 1 ||
			hasSynonyms(word) ||
			studiesWith(store, matchExpression([term], (start) => wordEndings(store, start)) ?? "", scope, 1) > 0;
		const nearest = known ? undefined : nearestWord(store, word, scope);
		if (!known && nearest === undefined) return undefined;
		mended.push(nearest ?? term.words.join(" "));
		changed ||= nearest !== undefined;
	}
	return changed ? mended.join(" ") : undefined;
}

function nearestWord(store: Store, word: string, scope: Scope): string | undefined {
	const most =
		word.length < SHORTEST || /\p{N}/u.test(word) ? 0 : word.length < 7 ? 1 : word.length < 12 ? 2 : 3;
	if (most === 0) return undefined;
	const near = wordsLike(store, word)
		.map((candidate) => ({ candidate, distance: editDistance(word, candidate, most) }))
		.filter(({ distance }) => distance <= most)
		.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
	let best: { candidate: string; distance: number; studies: number } | undefined;
	for (const { candidate, distance } of near) {
		if (best && distance > best.distance) break;
		const studies = studiesWith(store, `"${candidate}"`, scope, COMMON);
		if (studies > (best?.studies ?? 0)) best = { candidate, distance, studies };
	}
	return best?.candidate;
}

/** Words that share most letters, three by three, whoever may see the studies they are from. */
function wordsLike(store: Store, word: string): string[] {
	const trigrams = Array.from({ length: word.length - 2 }, (_, start) => `"${word.slice(start, start + 3)}"`);
	return prepared(store, "words like", () =>
		store.sqlite
			.prepare<{ trigrams: string; limit: number }, string>(
				`select search_words.word from word_trigrams join search_words on search_words.id = word_trigrams.rowid
				where word_trigrams match @trigrams order by rank limit @limit`,
			)
			.pluck(),
	).all({ trigrams: trigrams.join(" OR "), limit: CANDIDATES });
}

function studiesWith(store: Store, words: string, scope: Scope, limit: number): number {
	return (
		prepared(store, "studies with", () =>
			store.sqlite
				.prepare<{ match: string; limit: number }, number>(
					"select count(*) from (select 1 from study_search where study_search match @match limit @limit)",
				)
				.pluck(),
		).get({ match: `- filters : (${words}) AND filters : ${scopeToken(scope)}`, limit }) ?? 0
	);
}
