import type { TaggedFormat } from "./tagged-formats.ts";

/** A line with a tag and those that go on with it, or one without meaning; a blank one. */
export type Token =
	| { kind: "tag"; tag: string; value: string; line: number; rest: { text: string; line: number }[] }
	| { kind: "blank" | "stray"; line: number };

/**
 * The lines of a tagged format told apart. Within an abstract or note what only looks like a tag ("T1 - weighted")
 * is text, unless the whole file is written so loosely; elsewhere spaces around the hyphen are not counted.
 */
export function tokensOf(lines: readonly string[], format: TaggedFormat): Token[] {
	const { line: strict, loose, starts, ends, tags } = format;
	const known = new Set([starts, ...(ends ? [ends] : []), ...Object.values(tags).flat()]);
	const isLooseFile =
		!lines.some((line) => strict.exec(line)?.[1] === starts) && hasLooseStart(lines, format);
	const isSmallFile = isLooseFile && !lines.some((line) => loose?.exec(line)?.[1] === starts);
	const end = ends ? new RegExp(`^\\s*${ends}\\s*(?:-\\s*)?$`, isSmallFile ? "i" : "") : undefined;
	const tokens: Token[] = [];
	/** The field that a further line belongs to. */
	let open: Extract<Token, { kind: "tag" }> | undefined;
	const add = (tag: string, value: string, line: number) => {
		open = { kind: "tag", tag, value: value.trim(), line, rest: [] };
		tokens.push(open);
	};
	for (const [line, text] of lines.entries()) {
		const inFreeText = open !== undefined && tags.freeText.includes(open.tag);
		const exact = strict.exec(text);
		const free = exact || !loose || (inFreeText && !isLooseFile) ? null : loose.exec(text);
		const tag = isSmallFile ? free?.[1]?.toUpperCase() : free?.[1];
		if (ends && end?.test(text)) {
			add(ends, "", line);
			open = undefined;
		} else if (exact?.[1]) add(exact[1], exact[2] ?? "", line);
		else if (tag && known.has(tag)) add(tag, free?.[2] ?? "", line);
		else if (text.trim() === "") {
			if (!inFreeText) open = undefined;
			tokens.push({ kind: "blank", line });
		} else if (open) open.rest.push({ text, line });
		else tokens.push({ kind: "stray", line });
	}
	return tokens;
}

const hasLooseStart = (lines: readonly string[], { loose, starts }: TaggedFormat) =>
	lines.some((line) => loose?.exec(line)?.[1]?.toUpperCase() === starts);
