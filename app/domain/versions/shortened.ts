/** A text cut at a word, with an ellipsis, where it is longer than there is room for. */
export function shortened(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const cut = text.slice(0, longest - 1);
	const space = cut.lastIndexOf(" ");
	return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
