import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { pinnedSynthesisAt } from "#app/http/files/pinned.ts";
import { synthesisJson } from "#app/http/files/synthesis-json.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { pinned, headers } = pinnedSynthesisAt(asked);
	return jsonResponse(synthesisJson(pinned.reading, pinned.kept ?? null), headers);
});
