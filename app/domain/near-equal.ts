/**
 * How alike two titles are: twice the pairs of neighbouring letters they share, over all pairs of both (Dice).
 * Case, accents, spaces and punctuation do not count.
 * @returns 0 when nothing is shared, 1 when the letters are the same
 */
export function likenessOfTitles(one: string, other: string): number {
	const [first, second] = [lettersOf(one), lettersOf(other)];
	if (first === second) return first === "" ? 0 : 1;
	const pairs = pairsOf(first);
	let shared = 0;
	for (let at = 0; at + 1 < second.length; at++) {
		const pair = second.slice(at, at + 2);
		const left = pairs.get(pair) ?? 0;
		if (left === 0) continue;
		shared++;
		pairs.set(pair, left - 1);
	}
	const all = Math.max(0, first.length - 1) + Math.max(0, second.length - 1);
	return all === 0 ? 0 : (2 * shared) / all;
}

/** Titles above this are one title, but for a word ending, a hyphen or a slip of the pen. */
export const NEAR_EQUAL = 0.93;

/** Letters and digits alone, without accents and case. */
export const lettersOf = (text: string | undefined) =>
	(text ?? "")
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");

function pairsOf(letters: string): Map<string, number> {
	const pairs = new Map<string, number>();
	for (let at = 0; at + 1 < letters.length; at++) {
		const pair = letters.slice(at, at + 2);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	return pairs;
}
