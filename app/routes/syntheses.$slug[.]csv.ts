import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisRowsCsv } from "#app/exchange/synthesis/synthesis-rows-csv.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { csvResponse } from "#app/http/formats.ts";
import { synthesisExportAt } from "#app/http/synthesis-export.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { reading, exported, headers } = synthesisExportAt(asked);
	return csvResponse(synthesisRowsCsv(exported), reading.record.slug, headers);
});
