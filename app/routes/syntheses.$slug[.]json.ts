import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { jsonResponse } from "#app/http/formats.ts";
import { synthesisExportAt } from "#app/http/synthesis-export.ts";
import { synthesisJson } from "#app/http/synthesis-json.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { reading, headers } = synthesisExportAt(asked);
	return jsonResponse(synthesisJson(reading), headers);
});
