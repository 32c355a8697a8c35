import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { synthesisRevManTable } from "#app/exchange/revman/synthesis-revman-csv.ts";
import { writeCsv } from "#app/exchange/write-csv.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { exportOfReading } from "../export-synthesis.ts";
import { computeSynthesis, readSynthesis } from "../read-synthesis.ts";
import type { ExportedFile } from "./export-studies.ts";

/** The analysed rows of a synthesis, as it stands, for RevMan. @throws Problem `not-found` */
export function synthesisRows(store: Store, slug: string, scope: Scope): ExportedFile {
	const reading = computeSynthesis(store, readSynthesis(store, slug, scope), scope);
	const { ending, type } = EXPORT_FORMATS.revman;
	return {
		name: `${slug}${ending}`,
		type,
		pieces: once(writeCsv(synthesisRevManTable(exportOfReading(reading)))),
		isEmpty: () => reading.document.rows.length === 0,
	};
}

async function* once(text: string): AsyncGenerator<string> {
	yield text;
}
