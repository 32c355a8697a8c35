import { MEASURES, REPORTED_MEASURES, type ReportedMeasure } from "#app/statistics/effects/measures.ts";

/** Names that can mean nothing else, in small letters without punctuation. */
const NAMES: ReadonlyMap<string, ReportedMeasure> = new Map(
	REPORTED_MEASURES.flatMap((measure) => {
		const { name, alsoCalled = [] } = MEASURES[measure];
		return [measure, name, ...alsoCalled].map((each) => [each.toLowerCase(), measure] as const);
	}),
);
const LOG = /^(?:log|ln)[\s]*|(?<=^)loge\s*/;

/** The measure that a column's head or the words before an estimate name: `HR`, `log odds ratio`, `Hedges’ g`. */
export function measureNamed(name: string): { measure: ReportedMeasure; isLog: boolean } | undefined {
	const words = name
		.toLowerCase()
		.replace(/[^\p{L}]+/gu, " ")
		.trim();
	const plain = words.replace(LOG, "");
	const measure = NAMES.get(plain);
	return measure && { measure, isLog: plain !== words };
}
