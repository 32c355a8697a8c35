/**
 * What an English plural may be the plural of: vaccines → vaccine, biopsies → biopsy, viruses → viruse, virus.
 * Some are no words, and find nothing.
 * @returns none for a word that is no plural by its looks
 */
export function singularsOf(word: string): string[] {
	if (!/^\p{L}{3,}s$/u.test(word) || /[su]s$/.test(word) || /.{4,}is$/.test(word)) return [];
	if (/..[^aeiou]ies$/.test(word)) return [`${word.slice(0, -3)}y`];
	return [word.slice(0, -1), ...(/(us|x|ch|sh|ss)es$/.test(word) ? [word.slice(0, -2)] : [])];
}

/** Beginnings that are written together with what follows, apart from it, or with a hyphen. */
const LOOSE = ["anti", "non", "post", "pre", "multi", "self", "neuro", "immuno", "chemo", "radio", "tele"];

/** Letters and figures in turns, with a word among them and no number of a registry: covid19, 5ht2a, bnt162b2. */
const IN_TURNS = /^(?=.*\p{L}{2})(?=\D*\d)(?!.*\d{7})(?:\p{L}+|\d+){2,4}$/u;

/** antidepressant → anti depressant, covid19 → covid 19, 5ht2a → 5 ht2a, 5ht 2a, 5 ht 2a …; none for other words. */
export function takenApart(word: string): string[][] {
	if (IN_TURNS.test(word)) {
		const [first = "", ...others] = word.match(/\d+|\D+/g) ?? [];
		const ways = others.reduce(
			(before, piece) =>
				before.flatMap((way) => [
					[...way.slice(0, -1), `${way.at(-1)}${piece}`],
					[...way, piece],
				]),
			[[first]],
		);
		return ways.slice(1);
	}
	const start = LOOSE.find((beginning) => word.startsWith(beginning) && word.length >= beginning.length + 4);
	return start === undefined ? [] : [[start, word.slice(start.length)]];
}
