import { escapeXml } from "#app/figures/render-svg.ts";

/** Something that was published or changed. */
export interface FeedEntry {
	/** Its address, which is also what a reader of feeds knows it by. */
	address: string;
	title: string;
	/** The moment of its last change. */
	updated: string;
	/** One or two sentences. */
	summary: string;
	author?: string | undefined;
}

export interface Feed {
	title: string;
	/** Where the feed is, which is also its id. */
	self: string;
	/** The page of the same. */
	page: string;
	/** Whose library it is. */
	site: string;
	/** Last changed first. */
	entries: readonly FeedEntry[];
}

/** Of a feed in which nothing stands yet. */
const NEVER = "1970-01-01T00:00:00.000Z";

/** A list of what was published lately as Atom (RFC 4287). Ids are addresses, which stay. */
export function atomFeed({ title, self, page, site, entries }: Feed): string {
	const updated = entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), NEVER);
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
		element("title", title),
		element("id", self),
		`<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
		element("updated", updated),
		`<author>${element("name", site)}</author>`,
		...entries.map(entryOf),
		"</feed>\n",
	];
	return lines.join("\n");
}

function entryOf({ address, title, updated, summary, author }: FeedEntry): string {
	return [
		"<entry>",
		element("title", title),
		element("id", address),
		`<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
		element("updated", updated),
		element("summary", summary),
		...(author ? [`<author>${element("name", author)}</author>`] : []),
		"</entry>",
	].join("\n");
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
