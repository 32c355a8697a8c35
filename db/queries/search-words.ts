import { editDistance } from "#app/domain/search/edit-distance.ts";
import { FORMULATIONS } from "#app/domain/search/formulations.ts";
import { matchExpression } from "#app/domain/search/match-expression.ts";
import { type SearchTerm, searchTerms } from "#app/domain/search/search-terms.ts";
import { typedIdentifier } from "#app/domain/search/typed-identifier.ts";
import { isUnspaced } from "#app/domain/search/typed-words.ts";
import { filterExpression } from "../filter-tokens.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Shorter words, and those with figures, are not taken for misspelt. */
const SHORTEST = 4;
/** Candidates looked at, nearest by their letters first. */
const CANDIDATES = 200;
/** Beyond so many studies one word is as common as another. */
const COMMON = 100;

/**
 * What somebody may have meant: each word that no study within the scope has is replaced by the nearest word
 * that one has, and how a drug is made up (“XL”, “hydrochloride”) is left out where no study says so.
 * @returns undefined when there is a study with every word, or a word is near to nothing
 */
export function correctWords(store: Store, typed: string, scope: Scope): string | undefined {
	if (typedIdentifier(typed)?.sure) return undefined;
	const terms = searchTerms(typed);
	const corrected = terms.map((term) => correctTerm(store, term, scope));
	const named = terms.some((term) => !isFormulation(term));
	const kept = corrected.filter(
		(words, place) => words !== undefined || !named || !isFormulation(terms[place]),
	);
	if (kept.includes(undefined)) return undefined;
	const words = kept.join(" ");
	const changed =
		kept.length < terms.length || terms.some((term, place) => term.words.join(" ") !== corrected[place]);
	const barely = named ? searchTerms(words).filter((term) => !isFormulation(term)) : [];
	if (barely.length > 0 && barely.length < kept.length && !someStudyHas(store, searchTerms(words), scope))
		return barely.map((term) => term.words.join(" ")).join(" ");
	return changed ? words : undefined;
}

const isFormulation = (term: SearchTerm | undefined) => term?.words.every((word) => FORMULATIONS.has(word));

/** The words of a term, or what they are near to; undefined where that is nothing. */
function correctTerm(store: Store, term: SearchTerm, scope: Scope): string | undefined {
	const [word = ""] = term.words;
	if (term.synonyms.length > 0 || someStudyHas(store, [term], scope)) return term.words.join(" ");
	// Of letters that are words of their own, each is in some study; together they are not what was meant.
	if (term.words.some(isUnspaced)) return undefined;
	if (term.words.length === 1) return nearestWord(store, word, scope);
	const parts = term.words.map((part) =>
		correctTerm(store, { words: [part], forms: [], synonyms: [] }, scope),
	);
	return parts.includes(undefined) ? undefined : parts.join(" ");
}

const someStudyHas = (store: Store, terms: SearchTerm[], scope: Scope) =>
	studiesWith(store, matchExpression(terms, vocabularyOf(store)) ?? "", scope, 1) > 0;

function nearestWord(store: Store, word: string, scope: Scope): string | undefined {
	if (word.length < SHORTEST || /\p{N}/u.test(word)) return undefined;
	const most = word.length < 8 ? 1 : word.length < 12 ? 2 : 3;
	const near = wordsLike(store, word)
		// Of so few letters the first one is seldom wrong.
		.filter((candidate) => word.length > 5 || candidate[0] === word[0])
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
		).get({ match: `- filters : (${words}) AND ${filterExpression(scope, [[]])}`, limit }) ?? 0
	);
}
