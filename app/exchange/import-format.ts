/** A study on its way in: a document yet to be parsed, and the address it had where it comes from. */
export interface IncomingStudy {
	document: unknown;
	slug?: string;
}

/** Somebody's way of writing studies as JSON records. */
export interface ImportFormat {
	/** As messages name it: "a study document". */
	name: string;
	recognises(record: unknown): boolean;
	/** The studies of a record that is recognised. */
	read(record: unknown): IncomingStudy[];
}

/** What the program says of a study beside its document; an import gives it anew. */
const OF_THE_RECORD = new Set(["slug", "version", "visibility", "updatedAt"]);
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Study documents as the export, the API and the `.json` addresses give them. */
const studyDocuments: ImportFormat = {
	name: "a study document",
	recognises: (record) => isRecord(record) && "title" in record,
	read(record) {
		if (!isRecord(record)) return [];
		const document = Object.fromEntries(Object.entries(record).filter(([key]) => !OF_THE_RECORD.has(key)));
		const { slug } = record;
		return [{ document, ...(typeof slug === "string" && SLUG.test(slug) && { slug }) }];
	},
};

/** Every format that import knows, the first that recognises a record reads it. */
export const IMPORT_FORMATS: ImportFormat[] = [studyDocuments];

/** The studies of a record in any format known; undefined when none recognises it. */
export function readRecord(record: unknown): IncomingStudy[] | undefined {
	return IMPORT_FORMATS.find((format) => format.recognises(record))?.read(record);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
