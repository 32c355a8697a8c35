import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { synthesisExportAt } from "#app/http/synthesis-export.ts";
import { synthesisJson } from "#app/http/synthesis-json.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, headers } = synthesisExportAt(asked);
	return jsonResponse(synthesisJson(reading), headers);
});
