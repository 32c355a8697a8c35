import { GREEK_NAMES } from "./fold-text.ts";
import { typedWords } from "./typed-words.ts";

/**
 * A text as the search index holds it: its words, folded; after them how else words with Greek letters are written,
 * so that PPARγ is found as "PPARgamma" and PPARgamma as "PPAR gamma".
 */
export function indexedText(text: string): string {
	const words = typedWords(text);
	const plain = words.map(({ word }) => word).join(" ");
	if (!ANY_GREEK.test(plain)) return plain;
	const others = words.flatMap(({ word, tied }, place) => {
		const before = tied ? words[place - 1]?.word : undefined;
		const isGreek = before !== undefined && (GREEK_NAMES.has(word) || GREEK_NAMES.has(before));
		return [...(isGreek ? [before + word] : []), ...apart(word)];
	});
	return [plain, ...new Set(others)].join(" ");
}

/** Names of Greek letters that end no English word. */
const NO_ENDINGS = "alpha|beta|gamma|delta|epsilon|kappa|lambda|sigma|theta|omega";
const WRITTEN_ON = new RegExp(`^(\\p{L}{2,}?)(${NO_ENDINGS})(\\p{N}*\\p{L}?)$`, "u");
/** Without one of these in it a text has nothing that is written otherwise. */
const ANY_GREEK = new RegExp(`${NO_ENDINGS}|(?:^| )(?:${[...GREEK_NAMES].join("|")})(?: |$)`);

function apart(word: string): string[] {
	const parts = WRITTEN_ON.exec(word)?.slice(1).filter(Boolean);
	return parts ? [parts.join(" ")] : [];
}
