import type { CONTRAST_MEASURES } from "#app/domain/vocabulary.ts";
import type { MeasureShape } from "./measure-shape.ts";

type Measure = keyof typeof CONTRAST_MEASURES;

/** What sounds like one of the measures and is none: a ratio's logarithm, what it falls short of 1, medians. */
const NONE_OF_THEM =
	/\b(?:log|ln)\b|\breduction\b|\befficacy\b|\b1\s*[-–]\s|\bmedians?\b|\brestricted mean\b|\bRMST\b|\bslope\b|\bwin (?:ratio|odds)\b|\bhodges/i;

/** The estimate types of the registry, which are partly its own terms and partly free text. */
const MEASURES: readonly [RegExp, Measure][] = [
	[/hazard/i, "HR"],
	[/odds ratio|^or$/i, "OR"],
	[/(?:rate ratio|incidence ratio)|\birr\b/i, "IRR"],
	[
		/(?:risk|response rates?|response|proportions?|relative risk) ?ratio|relative risk|ratio of (?:response rates?|risks?|proportions?|rates of response)|^rr$/i,
		"RR",
	],
	[
		/risk difference|difference (?:in|of|between) (?:\w+ )?(?:proportions?|percentages?|rates?|risks?|percent)|(?:proportion|percentage|rate|percent) difference|^rd$/i,
		"RD",
	],
	[/standardi[sz]ed mean difference|cohen|hedges|effect size|^smd$/i, "SMD"],
	[/ratio of (?:\w+ )*means?|mean ratio|geometric.*ratio|ratio of (?:\w+ )*(?:auc|cmax)/i, "ROM"],
	[
		/(?:mean|means|ls mean|lsmean|least.squares?)(?:\s+\w+)* difference|difference (?:in|of|between) (?:\w+[- ]?)*means?|^md$/i,
		"MD",
	],
];

/**
 * The measure that an estimate is on, by the registry's words for it and the kind of outcome: a difference in
 * a continuous outcome is one of means, in a binary one of risks, whatever it is called there; a difference in
 * percent of something measured may be either of two things, and stays in its own words.
 */
export function measureOf(words: string | undefined, kind: MeasureShape["kind"]): Measure {
	if (words === undefined || NONE_OF_THEM.test(words)) return "other";
	const known = MEASURES.find(([pattern]) => pattern.test(words.trim()))?.[1];
	if (known === "MD" && kind === "binary") return "RD";
	if (known === "RD" && kind === "continuous" && /percent/i.test(words)) return "other";
	if (known) return known;
	if (!/difference/i.test(words)) return "other";
	if (kind === "continuous") return "MD";
	return kind === "binary" ? "RD" : "other";
}
