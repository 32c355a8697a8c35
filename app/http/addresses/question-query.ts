import {
	LONGEST_WORDS,
	QUESTION_WORDS,
	type Question,
	type QuestionWords,
} from "#app/domain/question/question.ts";
import { hasWords } from "#app/domain/search/typed-words.ts";
import { keysOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { readChoice } from "../api/list-query.ts";
import { badParameter } from "./bad-parameter.ts";
import { readTogether } from "./read-together.ts";
import { readYear } from "./read-year.ts";

/** The parameters that a question is made of, in the order in which an address names them. */
export const QUESTION_PARAMETERS = [
	...QUESTION_WORDS,
	...(["phase", "status", "yearFrom", "yearTo"] as const),
] satisfies (keyof Question)[];

/**
 * The question an address asks: `condition=depression&intervention=botulinum+toxin`. Blank is as if it were absent.
 * @returns undefined where it asks none
 * @throws Problem `invalid` that names the parameter at fault
 */
export function readQuestion(search: URLSearchParams): Question | undefined {
	const asked = readTogether({
		about: () => readWords(search, "about"),
		condition: () => readWords(search, "condition"),
		intervention: () => readWords(search, "intervention"),
		phase: () => readChoice(search, "phase", keysOf(PHASES), { name: "phase", labels: PHASES }),
		status: () =>
			readChoice(search, "status", keysOf(REGISTRY_STATUSES), { name: "status", labels: REGISTRY_STATUSES }),
		yearFrom: () => readYear(search, "yearFrom"),
		yearTo: () => readYear(search, "yearTo"),
	}) satisfies Record<keyof Question, unknown>;
	const { yearFrom, yearTo } = asked;
	if (yearFrom !== undefined && yearTo !== undefined && yearFrom > yearTo)
		throw badParameter(
			"yearFrom",
			`The years cannot be from ${yearFrom} to ${yearTo}: the first is the later one.`,
		);
	const given = Object.entries(asked).filter(([, value]) => value !== undefined);
	return given.length > 0 ? (Object.fromEntries(given) as Question) : undefined;
}

/** The address that asks a question; what `readQuestion` reads. */
export function questionSearch(question: Question): URLSearchParams {
	return new URLSearchParams(
		QUESTION_PARAMETERS.flatMap((name) => {
			const value = question[name];
			return value === undefined ? [] : [[name, String(value)]];
		}),
	);
}

function readWords(search: URLSearchParams, name: QuestionWords): string | undefined {
	const words = search.get(name)?.trim() || undefined;
	if (words === undefined) return undefined;
	if (words.length > LONGEST_WORDS)
		throw badParameter(
			name,
			`${name} has ${words.length} characters; at most ${LONGEST_WORDS} are searched for.`,
		);
	// To look for nothing would find everything.
	if (!hasWords(words))
		throw badParameter(name, `“${words.slice(0, 60)}” has no word or number to search for.`);
	return words;
}
