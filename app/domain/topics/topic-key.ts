import { foldText } from "../search/fold-text.ts";

/** Between words: spaces, brackets, quotation marks, and what separates the parts of a name. */
const BETWEEN = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}"“”„«».,;:·/\\|_]+/gu;
const APOSTROPHES = /['’‘`´ʼ′]/gu;
/** A hyphen or dash between two words or before one. After a word it may be a minus: HER2− is not HER2. */
const HYPHENS = /(?:^|(?<=[\s\p{L}\p{N}]))[-‐-―−]+(?=[\s]*[\p{L}\p{N}])/gu;
const MINUS = /[‐-―−]/gu;

/**
 * A name of a condition or an intervention as topics compare it: without regard to case, accents, spacing, hyphens,
 * brackets and apostrophes, and to nothing else. The order of words and every sign that may mean something (+, −, <, %)
 * count, so that no two things become one.
 * @returns empty for a text without a letter or digit, which is no name
 */
export function topicKey(name: string): string {
	if (!/[\p{L}\p{N}]/u.test(name)) return "";
	return foldText(name)
		.replace(APOSTROPHES, "")
		.replace(HYPHENS, " ")
		.replace(MINUS, "-")
		.replace(BETWEEN, " ")
		.trim();
}
