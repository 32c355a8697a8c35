import { readNames } from "./author-names.ts";
import { type Reference, referenceOf } from "./reference.ts";
import { TAGGED_FORMATS, type TaggedFormat, type TaggedFormatName } from "./tagged-formats.ts";
import { type TaggedRecord, taggedRecords } from "./tagged-records.ts";

/** The records of a tagged text, each with the reference that it is, or none where it names nothing. */
export function readTagged(text: string, name: TaggedFormatName) {
	const format: TaggedFormat = TAGGED_FORMATS[name];
	return taggedRecords(text, format).map((record) => ({
		...{ line: record.line, text: record.text },
		read: (): Reference | undefined => taggedReference(record, format),
	}));
}

function taggedReference(
	{ fields }: TaggedRecord,
	{ tags, accession = {} }: TaggedFormat,
): Reference | undefined {
	const all = (wanted: readonly string[] = []) => wanted.flatMap((tag) => fields.get(tag) ?? []);
	const one = (wanted: readonly string[] = []) => all(wanted)[0];
	const databases = all(tags.databases);
	const accessions = Object.entries(accession).flatMap(([tag, database]) =>
		databases.some((from) => database.test(from)) ? (fields.get(tag) ?? []) : [],
	);
	const people = fields.has(tags.authors[0] ?? "") || !tags.fullNames ? tags.authors : tags.fullNames;
	return referenceOf({
		titles: all(tags.titles),
		authors: [...authorsUnder(people, fields).flatMap(readNames), ...all(tags.groups)],
		journals: all(tags.journals),
		years: all(tags.years),
		...{ volume: one(tags.volume), issue: one(tags.issue) },
		...{ firstPage: one(tags.firstPage), lastPage: one(tags.lastPage) },
		// MEDLINE has publishers' own numbers under the same tags: "S0140-6736(14)60001-X [pii]".
		dois: all(tags.dois).filter((value) => !/\[(?!doi\])\w+\]$/i.test(value)),
		doiTexts: all(tags.doiTexts),
		kinds: all(tags.kinds),
		pmids: [
			...all(tags.pmids),
			...accessions,
			...all(tags.pmidTexts).filter((value) => /pmid|pubmed/i.test(value)),
		],
		urls: all(tags.urls),
		key: one(tags.key),
	});
}

/** Of two tags for authors the first that is there: where a record has both, they are the same people. */
function authorsUnder(wanted: readonly string[], fields: TaggedRecord["fields"]): string[] {
	return wanted.map((tag) => fields.get(tag) ?? []).find((names) => names.length > 0) ?? [];
}
