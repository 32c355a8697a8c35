import { requireReader } from "#app/auth/permissions.ts";
import { parseAnalysisRequest } from "#app/domain/analysis/parse-analysis-request.ts";
import { Problem } from "#app/domain/problem.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import type { ApiArguments } from "./answering-api.ts";
import { readJson } from "./read-json.ts";

/** Rows in, the whole analysis out; nothing is stored. */
export async function postMetaAnalysis({ request, context }: ApiArguments): Promise<Response> {
	requireReader(context.viewer, context.settings);
	const { request: asked, ignored } = parseAnalysisRequest(await readJson(request));
	const response = computed(asked);
	const warnings = ignored.length > 0 ? [...response.warnings, ignoredWarning(ignored)] : response.warnings;
	return Response.json({ ...response, warnings }, { headers: { "Cache-Control": "no-store" } });
}

/** What the schema lets through and the numerics cannot hold, such as an se of 10⁻²⁰⁰, is the sender's to mend. */
function computed(request: AnalysisRequest): AnalysisResponse {
	try {
		return analyse(request);
	} catch (error) {
		if (error instanceof RangeError) throw new Problem("invalid", `Cannot be analysed: ${error.message}.`);
		throw error;
	}
}

function ignoredWarning(keys: readonly string[]): string {
	const named = keys.slice(0, 10).map((key) => `“${key}”`);
	const more = keys.length > named.length ? ` and ${keys.length - named.length} more` : "";
	return `Rows have fields that were not read: ${named.join(", ")}${more}`;
}
