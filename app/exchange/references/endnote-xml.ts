import { readNames } from "./author-names.ts";
import { xmlText } from "./plain-words.ts";
import { type Reference, referenceOf } from "./reference.ts";
import { markUpOf, nodeAt, nodesAt, type XmlNode, xmlRecords } from "./xml-records.ts";

/** What EndNote puts its `style` elements into, one for each change of type face. */
const TEXTS = [
	...[
		"author",
		"title",
		"secondary-title",
		"full-title",
		"abbr-1",
		"pages",
		"volume",
		"number",
		"year",
		"date",
	],
	...[
		"electronic-resource-num",
		"accession-num",
		"url",
		"remote-database-name",
		"notes",
		"abstract",
		"custom7",
	],
];
const PUBMED = /\b(?:pubmed|medline|nlm)\b/i;

/** EndNote's XML export. */
export function readEndnoteXml(text: string) {
	return xmlRecords(text, ["record"], TEXTS).map(({ read, ...record }) => ({
		...record,
		read: (): Reference | undefined => endnoteReference(read()),
	}));
}

function endnoteReference(record: XmlNode): Reference | undefined {
	const text = (value: unknown) => xmlText(markUpOf(value) ?? "").trim();
	const texts = (node: XmlNode, name: string) => nodesAt(node, name).map(text);
	const [titles, dates] = [nodeAt(record, "titles"), nodeAt(record, "dates")];
	const periodicals = ["periodical", "alt-periodical"].map((name) => nodeAt(record, name));
	const [number] = texts(record, "accession-num");
	const isPubmed = texts(record, "remote-database-name").some((name) => PUBMED.test(name));
	return referenceOf({
		titles: texts(titles, "title"),
		authors: texts(nodeAt(record, "contributors", "authors"), "author").flatMap(readNames),
		journals: [
			titles["secondary-title"],
			...periodicals.flatMap((node) => [node["full-title"], node["abbr-1"]]),
		].map(text),
		years: [dates.year, nodeAt(dates, "pub-dates").date].map(text),
		...{ volume: text(record.volume), issue: text(record.number) },
		firstPage: text(record.pages) || text(record.custom7),
		dois: texts(record, "electronic-resource-num"),
		doiTexts: texts(record, "notes"),
		pmids: isPubmed ? [number] : [],
		urls: ["related-urls", "web-urls"].flatMap((name) => texts(nodeAt(record, "urls", name), "url")),
	});
}
