import type { LoaderFunctionArgs } from "@remix-run/node";
import { timelineTable } from "#app/exchange/topic-csv.ts";
import { csvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { timelineAt } from "#app/http/topics/timeline-at.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { chart, headers } = timelineAt(asked);
	return csvResponse(timelineTable(chart), "timeline", headers);
});
