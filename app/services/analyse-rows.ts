import { parseAnalysisRequest } from "#app/domain/analysis/parse-analysis-request.ts";
import { Problem } from "#app/domain/problem.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";

/**
 * The whole analysis of rows that somebody sent; nothing is stored.
 * @throws Problem `invalid` that names every row and field at fault
 */
export function analyseRows(input: unknown): AnalysisResponse {
	const { request, ignored } = parseAnalysisRequest(input);
	const response = computed(request);
	return ignored.length === 0
		? response
		: { ...response, warnings: [...response.warnings, ignoredWarning(ignored)] };
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
