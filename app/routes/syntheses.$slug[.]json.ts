import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";
import { synthesisJson } from "#app/http/files/synthesis-json.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, headers } = synthesisExportAt(asked);
	return jsonResponse(synthesisJson(reading), headers);
});
