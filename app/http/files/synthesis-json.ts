import { regressionOn, type SynthesisRegression } from "#app/domain/synthesis/regression.ts";
import type { KeptWith } from "#app/services/read-pinned-synthesis.ts";
import type { SynthesisReading } from "#app/services/read-synthesis.ts";

/** Fields of a synthesis's document that are reported decimals: numbers in JSON, with the digits typed. */
const DECIMALS = new Set(["level", "timeFrom", "timeTo", "timeNearest", "percent"]);

/**
 * A synthesis as other programs read it: its document, each row's study and figures, what was asked, what came out.
 * @param kept of a pinned version, how its result was kept; null where it was not
 */
export function synthesisJson(
	{ record, document, analysis, newer }: SynthesisReading,
	kept?: KeptWith | null,
): string {
	const { slug, version, visibility, updatedAt } = record;
	const regression = regressionOn(analysis, analysis.settings.regression ?? []);
	const body = {
		...{ slug, version, visibility, updatedAt },
		document,
		rows: analysis.rows.map(({ row, label, study, reading, excluded }) => ({
			id: row.id,
			label,
			...(study && { study: study.slug, studyVersion: study.version }),
			...(reading.ok && { derived: reading.derived }),
			...(excluded !== undefined && { excluded }),
		})),
		request: analysis.request,
		analysis: analysis.response,
		...(regression && { regression: regressionJson(regression) }),
		...(kept === undefined ? { newer } : { kept }),
	};
	return JSON.stringify(
		body,
		(key, value: unknown) => (typeof value === "string" && DECIMALS.has(key) ? JSON.rawJSON(value) : value),
		2,
	);
}

/** A regression with its moderators named; their values are in the document. */
function regressionJson({ moderators, left, result }: SynthesisRegression) {
	return {
		moderators: moderators.map((moderator) => ({
			name: moderator.name,
			kind: moderator.kind,
			...(moderator.kind === "categorical" && { reference: moderator.reference }),
		})),
		left,
		...result,
	};
}
