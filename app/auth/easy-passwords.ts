import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { lettersOf } from "#app/domain/near-equal.ts";

/** Words that whoever guesses tries for every account of this program. */
const PROGRAM = ["equipoise"];
/** A password that begins with this many letters of nothing but patterns is easy, however long it is. */
const READ = 48;
/** What must stay of a password once the person's own words are taken out of it. */
const LEFT = 6;
/** zxcvbn's scores go from 0 to 4; below 3 a password is found with fewer than a hundred million guesses. */
const LEAST_SCORE = 3;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Why a password is too easy to guess, as the end of a sentence; undefined where it is not. Looked at are the
 * 49,000 most common passwords with their usual disguises, rows of keys, repetitions, dates, and the person's own
 * words (zxcvbn: Wheeler 2016, USENIX Security).
 * @param own the person's name and address
 */
export async function whyEasy(password: string, own: readonly string[]): Promise<string | undefined> {
	if (isMadeOf(password, [...own.flatMap(wordsOf), ...PROGRAM]))
		return "it is made of your name, your address or the name of this program";
	estimator ??= loadEstimator();
	const { score, sequence } = (await estimator).check(password.slice(0, READ), [...own, ...PROGRAM]);
	if (score >= LEAST_SCORE) return undefined;
	const patterns = new Set(sequence.map(({ pattern }) => pattern));
	if (patterns.has("dictionary")) return "it is among the passwords that are tried first, or nearly so";
	if (patterns.has("repeat")) return "it is a repetition";
	if (patterns.has("sequence") || patterns.has("spatial")) return "it is a row of letters, digits or keys";
	return "it is a simple pattern";
}

/** Loaded when first wanted: its dictionary takes a fifth of a second. It stays on the server. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
	const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
		import("@zxcvbn-ts/core"),
		import("@zxcvbn-ts/language-common"),
	]);
	return new Factory({ dictionary, graphs: adjacencyGraphs });
}

/** The words of a name or an address that are long enough to be somebody's own. */
function wordsOf(text: string): string[] {
	const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).map(lettersOf);
	return [...words, lettersOf(text)].filter((word) => word.length >= 3);
}

function isMadeOf(password: string, words: string[]): boolean {
	const whole = lettersOf(password);
	const longestFirst = [...words].sort((a, b) => b.length - a.length);
	const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ""), whole);
	return rest.length < LEFT && rest.length < whole.length;
}
