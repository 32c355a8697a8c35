import { stringifyDocument } from "#app/domain/document-json.ts";
import type { TextFormat } from "#app/domain/export-formats.ts";
import { bibtexOf } from "#app/exchange/references/write-bibtex.ts";
import { reportsToCsl, reportsToRis } from "#app/exchange/references/write-references.ts";
import { studiesToRevManCsv } from "#app/exchange/revman/revman-csv.ts";
import { type ExportedStudy, studiesToCsv } from "#app/exchange/study-csv.ts";
import { studiesToWideCsv } from "#app/exchange/wide-csv.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";

type Studies = AsyncIterable<StudyRecord>;

/** Studies as a text of a format, study by study, so that a library of any size passes through little memory. */
export function writeStudies(format: TextFormat, studies: Studies): AsyncGenerator<string> {
	return WRITERS[format](studies);
}

/** Excel takes a CSV without it for text of an old Western encoding. */
const BYTE_ORDER_MARK = "\ufeff";

const WRITERS: Record<TextFormat, (studies: Studies) => AsyncGenerator<string>> = {
	csv: asTable(studiesToCsv),
	excel: async function* (studies) {
		yield BYTE_ORDER_MARK;
		yield* WRITERS.csv(studies);
	},
	wide: asTable(studiesToWideCsv),
	revman: asTable(studiesToRevManCsv),
	json: (studies) =>
		asList(studies, ({ slug, visibility, document }) => [
			stringifyDocument({ slug, visibility, ...document }),
		]),
	ris: async function* (studies) {
		for await (const study of studies) yield reportsToRis([study]);
	},
	bibtex: async function* (studies) {
		for await (const study of studies) yield bibtexOf(reportsToCsl([study]));
	},
	"csl-json": (studies) =>
		asList(studies, (study) => reportsToCsl([study]).map((item) => JSON.stringify(item))),
};

/** A table's head line once, then the lines of each study. */
function asTable(write: (studies: ExportedStudy[]) => string) {
	return async function* (studies: Studies): AsyncGenerator<string> {
		const head = write([]);
		yield head;
		for await (const study of studies) yield write([study]).slice(head.length);
	};
}

/** One JSON array of what each study gives. */
async function* asList(studies: Studies, itemsOf: (study: StudyRecord) => string[]): AsyncGenerator<string> {
	let before = "[\n";
	for await (const study of studies) {
		for (const item of itemsOf(study)) {
			yield before + item;
			before = ",\n";
		}
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}
