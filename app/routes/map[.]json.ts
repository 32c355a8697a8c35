import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { mapFigureAt } from "#app/http/topics/map-at.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { chart, headers } = mapFigureAt(asked);
	return jsonResponse(JSON.stringify(chart, null, 2), headers);
});
