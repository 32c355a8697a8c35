import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisRowsCsv } from "#app/exchange/synthesis/synthesis-rows-csv.ts";
import { csvResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { synthesisExportAt } from "#app/http/synthesis-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, exported, headers } = synthesisExportAt(asked);
	return csvResponse(synthesisRowsCsv(exported), reading.record.slug, headers);
});
