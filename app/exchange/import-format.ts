import { isRecord } from "#app/domain/versions/is-record.ts";

/** Whose way of writing studies a JSON record is: the registry's, or this program's own. */
export type RecordFormat = "ctgov" | "document";

/** A study document on its way in, yet to be parsed, and the address it had where it comes from. */
export interface IncomingStudy {
	document: unknown;
	slug?: string;
	/** The file itself calls it a draft: it stays one, whatever is published with it. */
	draft?: true;
}

/** What the program says of a study beside its document; an import gives it anew. */
const OF_THE_RECORD = new Set(["slug", "version", "visibility", "updatedAt"]);
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @returns undefined when the record is in no format that import knows */
export function formatOf(record: unknown): RecordFormat | undefined {
	if (!isRecord(record)) return undefined;
	if ("protocolSection" in record) return "ctgov";
	return "title" in record ? "document" : undefined;
}

/** Why a record is in no format that import knows, for a person. */
export function whyUnknown(record: unknown): string {
	const isOld =
		isRecord(record) && ["FullStudiesResponse", "ProtocolSection", "Study"].some((key) => key in record);
	return isOld
		? "This is an answer of the registry's old API, which it closed in 2024: fetch the record again as JSON."
		: "This is no study document, nor a record of ClinicalTrials.gov.";
}

/** How people know a record: its registry number and title. */
export function labelOf(record: unknown): string {
	if (!isRecord(record)) return UNNAMED;
	const protocol = isRecord(record.protocolSection) ? record.protocolSection : {};
	const identification = isRecord(protocol.identificationModule) ? protocol.identificationModule : {};
	const names = [identification.nctId, identification.briefTitle ?? record.title].flatMap((name) =>
		typeof name === "string" && name.trim() !== "" ? [name.trim()] : [],
	);
	return names.join(" · ").slice(0, 300) || UNNAMED;
}

const UNNAMED = "A record without a name";

/** A study document as the export, the API and the `.json` addresses give it. */
export function incomingStudy(record: unknown): IncomingStudy {
	if (!isRecord(record)) return { document: record };
	const document = Object.fromEntries(Object.entries(record).filter(([key]) => !OF_THE_RECORD.has(key)));
	const { slug, visibility } = record;
	return {
		document,
		...(typeof slug === "string" && SLUG.test(slug) && { slug }),
		...(visibility === "draft" && { draft: true }),
	};
}
