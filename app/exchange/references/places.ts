import { plainWords } from "./plain-words.ts";

/** Where in a journal a paper stands. */
export interface PaperPlace {
	volume?: string | undefined;
	issue?: string | undefined;
	pages?: string | undefined;
}

/**
 * Volume and issue apart, whichever way they are written: "186(2)" in one field, or a field for each. "Vol." and
 * "No." before a number go.
 */
export function volumeAndIssue(volume: string | undefined, issue?: string): Omit<PaperPlace, "pages"> {
	const [own, other] = [plainWords(volume), plainWords(issue)];
	const both = other === undefined ? /^(.*?\S)\s*\(([^()]+)\)$/.exec(own ?? "") : null;
	return {
		volume: (both?.[1] ?? own)?.replace(/^vol(?:ume|\.)?\s*(?=\d)/i, ""),
		issue: (both?.[2] ?? other)?.replace(/^(?:no|iss(?:ue)?)\.?\s*(?=\d)/i, "").trim(),
	};
}

/**
 * Pages as "567-570", from a range in one field or from its ends in two; one page, or the number of an article, is
 * left as it is. An end that print cuts short ("567-70") is written out.
 */
export function pageRange(first: string | undefined, last?: string): string | undefined {
	const [from, to] = [hyphened(first), hyphened(last)];
	if (from === undefined || to === undefined || from === to) return expanded(from ?? to);
	// "70-75" with the end "75" once more, or a list of pages: what is in the first field is all of it.
	return expanded(/[-,;]/.test(from) ? from : `${from}-${to}`);
}

/** The ends of a range of pages; a single page, an article's number or a list is all in `first`. */
export function endsOfPages(pages: string): { first: string; last?: string } {
	const range = /^([^\s,;-]+)-([^\s,;-]+)$/.exec(pageRange(pages) ?? "");
	return range ? { first: range[1] ?? "", last: range[2] ?? "" } : { first: pages };
}

const hyphened = (text: string | undefined) =>
	plainWords(text)
		?.replace(/\s*(?:[‐‑‒–—−]|--+)\s*/g, "-")
		.replace(/^pp?\.?\s*(?=\d)/i, "")
		.replace(/-$/, "") || undefined;

function expanded(pages: string | undefined): string | undefined {
	const [, letter = "", from = "", otherLetter = "", to = ""] =
		/^([a-z]*)(\d+)-([a-z]*)(\d+)$/i.exec(pages ?? "") ?? [];
	if (from === "" || (otherLetter !== "" && otherLetter.toLowerCase() !== letter.toLowerCase())) return pages;
	const end = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
	if (to === from) return `${letter}${from}`;
	return Number(end) > Number(from) ? `${letter}${from}-${letter}${end}` : pages;
}
