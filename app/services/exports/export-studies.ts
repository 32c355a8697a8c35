import { EXPORT_FORMATS, type ExportFormat, isWorkbook } from "#app/domain/export-formats.ts";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { revManStudyData } from "./revman-study-data.ts";
import { startOfDay } from "./start-of-day.ts";
import { studyArchive } from "./study-archive.ts";
import { type Pause, readInTurn, type Selection, type StudySource, studySource } from "./study-source.ts";
import { writeStudies, writeWorkbook } from "./write-studies.ts";
import { zipPieces } from "./zip-pieces.ts";

export interface ExportRequest {
	format: ExportFormat;
	selection: Selection;
	scope: Scope;
	/** Awaited again and again, so that others who share the thread have their turn. */
	pause?: Pause;
	/** What an archive holds beside the studies' own figures. */
	figures?: readonly ZipFile[];
}

/** Studies as a file that is made while it is read. */
export interface ExportedFile {
	name: string;
	type: string;
	pieces: AsyncGenerator<string | Uint8Array>;
	/** Whether there is no study in it, asked of the library as it stands. */
	isEmpty(): boolean;
}

/**
 * Studies in a format, piece by piece, so that a library of any size passes through little memory. JSON is one
 * array of study documents, each with its address and visibility, which `import` reads again without loss.
 * @throws Problem `not-found` that names an address nothing is at, before anything is given
 */
export function exportStudies(store: Store, request: ExportRequest): ExportedFile {
	const { format, selection, scope } = request;
	const source = studySource(store, selection, scope);
	const { type, ending } = EXPORT_FORMATS[format];
	return {
		name: `${source.stem}${ending}`,
		type,
		pieces: piecesOf(store, source, request),
		isEmpty: () => {
			for (const _ of source.slugs()) return false;
			return true;
		},
	};
}

function piecesOf(
	store: Store,
	source: StudySource,
	{ format, pause, figures = [] }: ExportRequest,
): ExportedFile["pieces"] {
	if (format === "zip") return zipPieces(studyArchive(store, source, { pause, figures }), startOfDay());
	if (format === "revman-studies")
		return zipPieces(
			revManStudyData(source.stem, () => readInTurn(store, source, pause)),
			startOfDay(),
		);
	const studies = readInTurn(store, source, pause);
	return isWorkbook(format) ? writeWorkbook(format, studies) : writeStudies(format, studies);
}
