import { STUDY_DATA } from "#app/exchange/revman/study-data.ts";
import type { ExportedStudy } from "#app/exchange/study-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import { writeCsv } from "#app/exchange/write-csv.ts";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";

type TableOf = (studies: readonly ExportedStudy[]) => Table;

/**
 * The four files that RevMan takes as data of studies, study by study.
 * @param read reads the studies anew for each file, and twice where the columns depend on what is in them
 */
export function* revManStudyData(stem: string, read: () => AsyncIterable<StudyRecord>): Generator<ZipFile> {
	for (const [name, tableOf] of Object.entries(STUDY_DATA))
		yield { name: `${stem}-${name}.csv`, bytes: () => lines(tableOf, read) };
}

async function* lines(tableOf: TableOf, read: () => AsyncIterable<StudyRecord>): AsyncGenerator<string> {
	const names = new Set<string>(tableOf([]).columns);
	for await (const study of read()) for (const name of tableOf([study]).columns) names.add(name);
	const columns = [...names];
	const head = writeCsv({ columns, rows: [] });
	yield head;
	for await (const study of read())
		yield writeCsv({ columns, rows: tableOf([study]).rows }).slice(head.length);
}
