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

/**
 * antidepressant → anti depressant, covid19 → covid 19.
 * @returns undefined for a word that is not made of two so; numbers of registries are not
 */
export function takenApart(word: string): [string, string] | undefined {
	const [, letters, figures] = /^(\p{L}{2,})(\d{1,6})$/u.exec(word) ?? [];
	if (letters !== undefined && figures !== undefined) return [letters, figures];
	const start = LOOSE.find((beginning) => word.startsWith(beginning) && word.length >= beginning.length + 4);
	return start === undefined ? undefined : [start, word.slice(start.length)];
}
