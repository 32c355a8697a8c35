/** Labels in one spelling, so that they can be held against the list of terms. */

/** Small letters and plain signs, British spelling, several moments as their first, "50% or more" as "50%". */
export function plainLetters(label: string): string {
	return label
		.normalize("NFKC")
		.toLowerCase()
		.replace(/å/g, "a")
		.replace(/['’‘"“”*†‡§®™]/g, "")
		.replace(/[‐‑‒–—−]/g, "-")
		.replace(/tumor/g, "tumour")
		.replace(/(hospital|random|general)iz/g, "$1is")
		.replace(/\bper cent\b/g, "percent")
		.replace(/≧|>=|=>/g, "≥")
		.replace(/≦|<=|=</g, "≤")
		.replace(/\b(?:n|no\.?|number) ?\(%\)|\bn ?\/ ?n\b/g, "n")
		.replace(/\bat any time\b/g, "")
		.replace(/(\d)(?:(?:\s*,\s*(?:and\b|or\b|&)?|\s+(?:and|or|&|to)\b|\s*&|\s*-)\s*\d+)+/g, "$1")
		.replace(/\b(?:or|and) (?:more|less|greater|higher|lower|above|below|better|fewer)\b/g, "")
		.replace(/\s+/g, " ")
		.trim();
}

/** Words alone: hyphens and full stops between and behind them are spaces, a sign of comparison keeps its number. */
export function inPlainWords(text: string): string {
	return text
		.replace(/[-,;:.]+(?=\s|$)|(?<=^|\s)[-,;:.]+/g, " ")
		.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, " ")
		.replace(/([≥≤<>=]) +(?=\d)/g, "$1")
		.replace(/(\d) %/g, "$1%")
		.replace(/\s+/g, " ")
		.trim();
}

const DEEPEST = 8;

/** A label apart from what stands in its brackets; undefined where they do not pair. */
export function outOfBrackets(label: string): { outside: string; inside: string[] } | undefined {
	const inside: string[] = [];
	let outside = label;
	for (let round = 0; round < DEEPEST; round++) {
		const next = outside.replace(/[([]([^()[\]]*)[)\]]/, (_, content: string) => {
			inside.push(content);
			return " ";
		});
		if (next === outside) break;
		outside = next;
	}
	return /[()[\]]/.test(outside) ? undefined : { outside, inside };
}
