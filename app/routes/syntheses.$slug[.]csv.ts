import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisRowsTable } from "#app/exchange/synthesis/synthesis-rows-csv.ts";
import { csvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, exported, headers } = synthesisExportAt(asked);
	return csvResponse(synthesisRowsTable(exported), reading.record.slug, headers);
});
