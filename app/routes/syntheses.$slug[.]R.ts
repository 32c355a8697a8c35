import type { LoaderFunctionArgs } from "@remix-run/node";
import { rScript } from "#app/exchange/synthesis/r-script.ts";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, exported, headers } = synthesisExportAt(asked);
	const file = { name: `${reading.record.slug}.R`, type: "text/plain; charset=utf-8" };
	return fileResponse(rScript(exported), file, headers);
});
