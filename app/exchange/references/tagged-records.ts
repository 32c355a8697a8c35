import type { TaggedFormat } from "./tagged-formats.ts";
import { type Token, tokensOf } from "./tagged-lines.ts";

/** A record of a tagged format. */
export interface TaggedRecord {
	/** The line of the file that it begins on, from 1. */
	line: number;
	/** As it stands there. */
	text: string;
	/** Its values by tag, in their order. */
	fields: Map<string, string[]>;
}

/**
 * Cuts a text of tagged lines into its records, whatever stands between them: head lines, search strategies, tags
 * of nothing. A record is told by the tag that begins it and the one that ends it; where a file lacks the one or
 * has the other in the middle, by the blank lines around it.
 */
export function taggedRecords(text: string, format: TaggedFormat): TaggedRecord[] {
	const lines = text.split(/\r\n?|\n/);
	return segmentsOf(tokensOf(lines, format), format)
		.flatMap((segment) => blocksOf(segment, format))
		.map((block) => {
			const first = block[0]?.line ?? 0;
			const end = block.at(-1);
			const last = (end && restOf(end).at(-1)?.line) ?? end?.line ?? first;
			return {
				line: first + 1,
				text: lines.slice(first, last + 1).join("\n"),
				fields: fieldsOf(block, format),
			};
		});
}

/** What lies between two ends of records. */
function segmentsOf(tokens: readonly Token[], { ends }: TaggedFormat): Token[][] {
	return splitBefore(tokens, (_, before) => before !== undefined && isTag(before, ends)).map((segment) =>
		segment.filter((token) => !isTag(token, ends)),
	);
}

function blocksOf(segment: Token[], format: TaggedFormat): Token[][] {
	const { starts } = format;
	if (!segment.some((token) => isTag(token, starts)))
		return atSecondTitle(segment, format).filter((block) => isReference(block, format));
	if (!segment.some((token, index) => isTag(token, starts) && standsInTheMiddle(segment, index, format)))
		return splitBefore(segment, (token) => isTag(token, starts))
			.filter(([first]) => first !== undefined && isTag(first, starts))
			.flatMap((block) => atSecondTitle(block, format));
	return splitBefore(segment, (token, before) => before?.kind === "blank" && token.kind !== "blank").filter(
		(block) => block.some((token) => isTag(token, starts)) || isReference(block, format),
	);
}

/** Whether a record has the tag that should begin it after its title, authors or the like. */
function standsInTheMiddle(
	segment: readonly Token[],
	index: number,
	{ starts, tags }: TaggedFormat,
): boolean {
	const core = [tags.titles, tags.authors, tags.years, tags.dois ?? []].flat();
	let isMiddle = false;
	for (let at = index - 1; at >= 0; at--) {
		const token = segment[at];
		if (token?.kind !== "tag") break;
		if (token.tag === starts) return false;
		if (core.includes(token.tag)) isMiddle = true;
	}
	return isMiddle;
}

/** A record that lacks the tag which should begin it shows by a second title after a blank line. */
function atSecondTitle(block: Token[], { tags }: TaggedFormat): Token[][] {
	const title = block.find((token) => token.kind === "tag" && tags.titles.includes(token.tag));
	if (title?.kind !== "tag") return [block];
	const parts = splitBefore(block, (token, before) => before?.kind !== "tag" && token.kind === "tag");
	const blocks: Token[][] = [];
	let hasTitle = false;
	for (const part of parts) {
		const isTitled = part.some((token) => isTag(token, title.tag));
		if (blocks.length > 0 && !(hasTitle && isTitled)) blocks.at(-1)?.push(...part);
		else blocks.push([...part]);
		hasTitle = (blocks.length > 0 && hasTitle) || isTitled;
	}
	return blocks;
}

/** Whether tags that nothing begins are those of a reference, and not what an export leaves between records. */
function isReference(block: readonly Token[], { tags }: TaggedFormat): boolean {
	const has = (wanted: readonly string[]) =>
		block.some((token) => token.kind === "tag" && token.value !== "" && wanted.includes(token.tag));
	return has(tags.titles) && has([...tags.authors, ...tags.years, ...tags.journals, ...(tags.dois ?? [])]);
}

function fieldsOf(block: readonly Token[], { tags, authorsGoOn }: TaggedFormat): Map<string, string[]> {
	const people = [...tags.authors, ...(tags.groups ?? []), ...(tags.fullNames ?? [])];
	const goOn = new Set([...people, ...tags.titles, ...tags.journals, ...tags.freeText]);
	const fields = new Map<string, string[]>();
	for (const token of block) {
		if (token.kind !== "tag") continue;
		const rest = goOn.has(token.tag) ? token.rest : [];
		const isList = authorsGoOn && people.includes(token.tag) && rest.every(({ text }) => /^\s/.test(text));
		const values = isList
			? [token.value, ...rest.map(({ text }) => text.trim())]
			: [[token.value, ...rest.map(({ text }) => text.trim())].join(" ").trim()];
		const all = fields.get(token.tag) ?? [];
		all.push(...values.filter((value) => value !== ""));
		fields.set(token.tag, all);
	}
	return fields;
}

const isTag = (token: Token, tag: string | undefined) => token.kind === "tag" && token.tag === tag;
const restOf = (token: Token) => (token.kind === "tag" ? token.rest : []);

function splitBefore(
	tokens: readonly Token[],
	isFirst: (token: Token, before: Token | undefined) => boolean,
): Token[][] {
	const parts: Token[][] = [];
	for (const [index, token] of tokens.entries()) {
		if (parts.length === 0 || isFirst(token, tokens[index - 1])) parts.push([]);
		parts.at(-1)?.push(token);
	}
	return parts;
}
