import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisRowsTable } from "#app/exchange/synthesis/synthesis-rows-csv.ts";
import { xlsxResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { pinnedSynthesisAt } from "#app/http/files/pinned.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { pinned, exported, headers } = pinnedSynthesisAt(asked);
	const { slug, version } = pinned.reading.record;
	return xlsxResponse(synthesisRowsTable(exported), `${slug}-version-${version}`, headers);
});
