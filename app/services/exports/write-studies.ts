import { stringifyDocument } from "#app/domain/document-json.ts";
import type { TextFormat, WorkbookFormat } from "#app/domain/export-formats.ts";
import { bibtexOf } from "#app/exchange/references/write-bibtex.ts";
import { reportsToCsl, reportsToRis } from "#app/exchange/references/write-references.ts";
import { revManTable } from "#app/exchange/revman/revman-csv.ts";
import { type ExportedStudy, longTable } from "#app/exchange/study-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import { wideTable } from "#app/exchange/wide-csv.ts";
import { csvPieces } from "#app/exchange/write-csv.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";

import { workbookPieces } from "./workbook-pieces.ts";

type Studies = AsyncIterable<StudyRecord>;

/** Studies as a text of a format, study by study, so that a library of any size passes through little memory. */
export function writeStudies(format: TextFormat, studies: Studies): AsyncGenerator<string> {
	return WRITERS[format](studies);
}

/** Excel takes a CSV without it for text of an old Western encoding. */
const BYTE_ORDER_MARK = "\ufeff";

const WRITERS: Record<TextFormat, (studies: Studies) => AsyncGenerator<string>> = {
	csv: asCsv(longTable),
	excel: async function* (studies) {
		yield BYTE_ORDER_MARK;
		yield* WRITERS.csv(studies);
	},
	wide: asCsv(wideTable),
	revman: asCsv(revManTable),
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

type TableOf = (studies: readonly ExportedStudy[]) => Table;

function asCsv(tableOf: TableOf) {
	return (studies: Studies) => csvPieces(tableOf([]).columns, tables(tableOf, studies));
}

/** The tables that are written as workbooks too, and what their sheets are called. */
const WORKBOOKS: Record<WorkbookFormat, { title: string; tableOf: TableOf }> = {
	xlsx: { title: "Arms and outcomes", tableOf: longTable },
	"wide-xlsx": { title: "Comparisons", tableOf: wideTable },
};

/** Studies as a table in a workbook, study by study. */
export function writeWorkbook(format: WorkbookFormat, studies: Studies): AsyncGenerator<Uint8Array> {
	const { title, tableOf } = WORKBOOKS[format];
	return workbookPieces(title, tableOf([]).columns, tables(tableOf, studies));
}

async function* tables(tableOf: TableOf, studies: Studies): AsyncGenerator<Table> {
	for await (const study of studies) yield tableOf([study]);
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
