/** A text as somebody reads it aloud: without regard to case, spacing and typographic variants. */
export function sameWords(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
