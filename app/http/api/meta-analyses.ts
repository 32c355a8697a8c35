import { requireReader } from "#app/auth/permissions.ts";
import { analyseRows } from "#app/services/analyse-rows.ts";
import type { ApiArguments } from "./answering-api.ts";
import { readJson } from "./read-json.ts";

/** Rows in, the whole analysis out; nothing is stored. */
export async function postMetaAnalysis({ request, context }: ApiArguments): Promise<Response> {
	requireReader(context.viewer, context.settings);
	const answer = await analyseRows(await readJson(request), context.analyseBeside);
	return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
}
