import type { LoaderFunctionArgs } from "@remix-run/node";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { reading, exported, headers } = synthesisExportAt(asked);
	const text = `${exported.title}\n\n${methodsParagraph(exported)}\n\n${resultsParagraph(exported)}\n`;
	const file = { name: `${reading.record.slug}.txt`, type: "text/plain; charset=utf-8" };
	return fileResponse(text, file, headers);
});
