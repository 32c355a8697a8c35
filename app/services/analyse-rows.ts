import { parseAnalysisRequest } from "#app/domain/analysis/parse-analysis-request.ts";
import { Problem } from "#app/domain/problem.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";

/** Computes an analysis. @throws RangeError for what cannot be computed */
export type Analyse = (request: AnalysisRequest) => AnalysisResponse | Promise<AnalysisResponse>;

/** Above so many rows, or so many with parts that fit as many models, an analysis takes more than some 40 ms. */
const LARGE = { rows: 3000, withParts: 100 };

/**
 * The whole analysis of rows that somebody sent; nothing is stored.
 * @param beside computes large analyses where nobody waits for them but who asked
 * @throws Problem `invalid` that names every row and field at fault
 */
export async function analyseRows(input: unknown, beside: Analyse): Promise<AnalysisResponse> {
	const { request, ignored } = parseAnalysisRequest(input);
	const { rows, include = [] } = request;
	const isLarge = rows.length > (include.length > 0 ? LARGE.withParts : LARGE.rows);
	const response = await computed(request, isLarge ? beside : analyse);
	return ignored.length === 0
		? response
		: { ...response, warnings: [...response.warnings, ignoredWarning(ignored)] };
}

/** What the schema lets through and the numerics cannot hold, such as an se of 10⁻²⁰⁰, is the sender's to correct. */
async function computed(request: AnalysisRequest, compute: Analyse): Promise<AnalysisResponse> {
	try {
		return await compute(request);
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
