import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { csvPieces } from "#app/exchange/write-csv.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { nextInQueue } from "#app/http/answers/fair-queue.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { overdueAt } from "#app/http/topics/overdue-at.ts";
import { OVERDUE_COLUMNS, overdueTables } from "#app/services/list-overdue.ts";

/** Every study of the list, a row each. */
export const loader = answeringExports((args: LoaderFunctionArgs) => {
	const { asked } = overdueAt(args);
	const { type, ending } = EXPORT_FORMATS.csv;
	const pieces = csvPieces(OVERDUE_COLUMNS, overdueTables(args.context.store, asked, nextInQueue));
	return fileResponse(streamOf(pieces), { name: `overdue${ending}`, type }, NOT_KEPT);
});
