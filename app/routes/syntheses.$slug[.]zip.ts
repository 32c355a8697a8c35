import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisFiles } from "#app/exchange/synthesis/synthesis-files.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";
import { figureFiles, siteOf } from "#app/http/files/synthesis-figure.ts";
import { zipPieces } from "#app/services/exports/zip-pieces.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, exported, search } = synthesisExportAt(asked);
	const files = synthesisFiles(exported, figureFiles(reading, search, siteOf(asked.context)));
	const pieces = zipPieces(files, new Date(`${exported.date}T12:00:00Z`));
	return fileResponse(
		streamOf(pieces),
		{ name: `${reading.record.slug}.zip`, type: "application/zip" },
		NOT_KEPT,
	);
});
