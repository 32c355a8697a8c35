import { splitAuthors } from "#app/domain/author-list.ts";
import { joinSentences } from "#app/domain/format/format.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import { type CslItem, cslName } from "./csl-item.ts";
import { bibtexOf } from "./write-bibtex.ts";
import { risOf } from "./write-references.ts";

/** What of this library is cited: a version that stays, or what changes and was read on a day. */
export interface CitedRecord {
	/** Names it in a reference manager: "finzi-2014-version-3". */
	key: string;
	title: string;
	/** As its authors write themselves, separated by commas. */
	authors?: string | undefined;
	/** Whose library it is in. */
	site: string;
	version?: number | undefined;
	/** The moment of the version, or of the newest data. */
	at?: string | undefined;
	address: string;
	doi?: string | undefined;
	/** When what changes was read. */
	accessed?: string | undefined;
}

export const CITATION_FORMATS = {
	text: { type: "text/plain; charset=utf-8", ending: ".txt" },
	bibtex: { type: "application/x-bibtex; charset=utf-8", ending: ".bib" },
	ris: { type: "application/x-research-info-systems; charset=utf-8", ending: ".ris" },
	"csl-json": { type: "application/vnd.citationstyles.csl+json; charset=utf-8", ending: ".json" },
} as const;
export type CitationFormat = keyof typeof CITATION_FORMATS;
export const CITATION_NAMES = Object.keys(CITATION_FORMATS) as CitationFormat[];

/** A citation of a record in a format. */
export function citeRecord(record: CitedRecord, format: CitationFormat): string {
	const item = itemOf(record);
	switch (format) {
		case "text":
			return `${textOf(record)}\n`;
		case "bibtex":
			return bibtexOf([item]);
		case "ris":
			return risOf(item);
		case "csl-json":
			return `${JSON.stringify([item], null, 2)}\n`;
	}
}

function itemOf({
	key,
	title,
	authors = "",
	site,
	version,
	at,
	address,
	doi,
	accessed,
}: CitedRecord): CslItem {
	const author = splitAuthors(authors).map(cslName);
	return {
		...{ id: key, type: "webpage", title },
		...(author.length > 0 && { author }),
		...{ "container-title": site, publisher: "Equipoise" },
		...(at && { issued: dayOf(at) }),
		...(version !== undefined && { version: String(version) }),
		...(doi && { DOI: doi }),
		URL: address,
		...(accessed && { accessed: dayOf(accessed) }),
	};
}

const dayOf = (moment: string) => ({ "date-parts": [moment.slice(0, 10).split("-").map(Number)] });

/** "Doe J, Roe R. A question. Version 3, 29 November 2026. In: Trials of the clinic. https://…" */
function textOf({ title, authors, site, version, at, address, doi, accessed }: CitedRecord): string {
	const day = at && formatDay(at);
	const when =
		version === undefined ? day && `Data of ${day}` : [`Version ${version}`, day].filter(Boolean).join(", ");
	const where = doi ? `https://doi.org/${doi} (${address})` : address;
	const read = accessed ? ` (accessed ${formatDay(accessed)})` : "";
	return joinSentences([authors, title, when, `In: ${site}`, `${where}${read}`]);
}
