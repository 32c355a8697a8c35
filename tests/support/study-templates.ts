import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { readRecord } from "#app/exchange/ctgov/read-record.ts";
import { parseDocument } from "#app/services/parse-document.ts";
import { SAMPLE_DOCUMENTS } from "#db/sample-library/sample-documents.ts";

const RECORDS = join(import.meta.dirname, "..", "fixtures", "ctgov", "records");

/** The trials of the sample library. */
export function sampleTemplates(): StudyDocument[] {
	return SAMPLE_DOCUMENTS.map((document) => parseDocument(document));
}

/** Registry records as studies, with a results section or without. */
export function registryTemplates({ results }: { results: boolean }): StudyDocument[] {
	return readdirSync(RECORDS)
		.sort()
		.map((file) => readRecord(JSON.parse(readFileSync(join(RECORDS, file), "utf8"))).document)
		.filter(({ outcomes }) => outcomes.some((outcome) => outcome.results.length > 0) === results);
}
