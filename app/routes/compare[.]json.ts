import type { LoaderFunctionArgs } from "@remix-run/node";
import { comparisonAt } from "#app/http/files/comparison.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { headers, ...comparison } = comparisonAt(asked);
	const { concept, measure, chart, without, outside, timeRule, scales, pairs, courses } = comparison;
	return jsonResponse(
		JSON.stringify({ concept, measure, chart, without, scales, timeRule, outside, pairs, courses }, null, 2),
		headers,
	);
});
