import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisZip } from "#app/exchange/synthesis/synthesis-zip.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { fileResponse, synthesisExportAt } from "#app/http/synthesis-export.ts";
import { figureFiles } from "#app/http/synthesis-figure.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { reading, exported, search, headers } = synthesisExportAt(asked);
	const file = { name: `${reading.record.slug}.zip`, type: "application/zip" };
	return fileResponse(synthesisZip(exported, figureFiles(reading, search)), file, headers);
});
