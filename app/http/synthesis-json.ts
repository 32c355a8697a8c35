import type { SynthesisReading } from "#app/services/read-synthesis.ts";

/** Fields of a synthesis's document that are reported decimals: numbers in JSON, with the digits typed. */
const DECIMALS = new Set(["level", "timeFrom", "timeTo", "percent"]);

/** A synthesis as other programs read it: its document, each row's study and figures, what was asked, what came out. */
export function synthesisJson({ record, document, analysis, newer }: SynthesisReading): string {
	const { slug, version, visibility, updatedAt } = record;
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
		newer,
	};
	return JSON.stringify(
		body,
		(key, value: unknown) => (typeof value === "string" && DECIMALS.has(key) ? JSON.rawJSON(value) : value),
		2,
	);
}
