import { synthesisRevManTable } from "../revman/synthesis-revman-csv.ts";
import { writeCsv } from "../write-csv.ts";
import { safeName, type ZipFile } from "../zip/zip-file.ts";
import { methodsParagraph } from "./methods-paragraph.ts";
import { rScript } from "./r-script.ts";
import { resultsParagraph } from "./results-paragraph.ts";
import { fileStem, type SynthesisExport } from "./synthesis-export.ts";
import { synthesisRowsTable } from "./synthesis-rows-csv.ts";

/** The files of a synthesis's archive: script, rows, request and response, paragraphs, and the figures given. */
export function synthesisFiles(input: SynthesisExport, figures: readonly ZipFile[] = []): ZipFile[] {
	const stem = fileStem(input);
	const { request, response, title, slug, version, date, address } = input;
	const json = { title, slug, version, date, address, request, response };
	return [
		{ name: `${stem}.R`, bytes: () => rScript(input) },
		{ name: `${stem}.csv`, bytes: () => writeCsv(synthesisRowsTable(input)) },
		{ name: `${stem}.json`, bytes: () => `${JSON.stringify(json, null, 2)}\n` },
		{ name: `${stem}-revman.csv`, bytes: () => writeCsv(synthesisRevManTable(input)) },
		{ name: "methods.txt", bytes: () => `${methodsParagraph(input)}\n` },
		{ name: "results.txt", bytes: () => `${resultsParagraph(input)}\n` },
		...figures.map(({ name, bytes }) => ({ name: `figures/${safeName(name)}`, bytes })),
	];
}
