/** Numbers as people write them: NCT01556971, nct 01556971, NCT-01556971, NCT: 01556971. */
const NUMBER = /(?<![a-z])NCT[\s:#_‐‑–—-]*(\d{8})(?!\d)/gi;

/** What was meant to be a number and is none: letters like NCT beside digits, or many digits. */
const ATTEMPT = /nct|\d{5,}/i;

/**
 * The ClinicalTrials.gov numbers in a text that somebody pasted: a list, addresses of studies, a paragraph. Each
 * is given once, in its one form and in their order.
 * @returns the numbers, and the words that look like one but are none, as a slip of the finger leaves them
 */
export function findNctNumbers(text: string): { numbers: string[]; slips: string[] } {
	const numbers = new Set<string>();
	const rest = text.replace(NUMBER, (_, digits: string) => {
		numbers.add(`NCT${digits}`);
		return " ";
	});
	const slips = rest
		.split(/[\s,;|]+/)
		// What is left of an address whose number was taken out.
		.filter((word) => !/^[("'<[]*https?:\/\/\S*\/$/i.test(word))
		// A row of them is looked at from its beginning only: from each of its places, a long one would take minutes.
		.map((word) => word.replace(/^[("'<[]+|(?<![)"'>\].:])[)"'>\].:]+$/g, ""))
		.filter((word) => ATTEMPT.test(word));
	return { numbers: [...numbers], slips: [...new Set(slips)] };
}

/** Whether a text is one NCT number and nothing else. */
export const isNctNumber = (text: string) => /^NCT\d{8}$/i.test(text);
