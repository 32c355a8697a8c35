import { formatDay } from "#app/domain/format/format-date.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { CERTAINTIES, CERTAINTY_SIGNS, isOneArm } from "../../synthesis/vocabulary.ts";
import type { OUTCOME_CONCEPTS, Visibility } from "../../vocabulary.ts";
import { answerSentence, outcomeName } from "./answer-sentence.ts";
import { includesNoEffect, intervalText } from "./effect-text.ts";
import { pooledView, sizeText } from "./pooled-view.ts";

/** A synthesis in a list. */
export interface SynthesisCard {
	slug: string;
	title: string;
	visibility: Visibility;
	sample: boolean;
	updated: string;
	outcome: string;
	measure: string;
	/** "4.44 [2.10, 9.38]"; absent when nothing could be pooled. */
	effect?: string;
	/** "[1.20, 15.1]": where a further study may lie. */
	prediction?: string;
	/** The side of no effect that the interval is on; absent where it takes in no effect or one arm alone is pooled. */
	side?: "more" | "less";
	/** The result in a sentence, worded by its certainty. */
	sentence: string;
	size: string;
	certainty?: { label: string; signs: string };
	/** Addresses of its studies, as far as the reader may see them. */
	trials: string[];
	/** What they are compared on. */
	concept?: keyof typeof OUTCOME_CONCEPTS;
}

export function synthesisCard(
	record: { slug: string; visibility: Visibility; sample: boolean; updatedAt: string },
	document: SynthesisDocument,
	analysis: SynthesisAnalysis,
): SynthesisCard {
	const pooled = pooledView(analysis);
	const { certainty } = document.grade;
	const { concept } = document.question;
	const prediction = predictionOf(analysis);
	const trials = analysis.rows.flatMap(({ study }) => study?.slug ?? []);
	return {
		slug: record.slug,
		title: document.title,
		visibility: record.visibility,
		sample: record.sample,
		updated: formatDay(record.updatedAt),
		outcome: outcomeName(document.question),
		measure: pooled.measure,
		...(pooled.effect && { effect: pooled.effect }),
		...(prediction && { prediction }),
		...sideOf(analysis),
		sentence: answerSentence(document, analysis),
		size: sizeText(pooled),
		...(certainty && { certainty: { label: CERTAINTIES[certainty], signs: CERTAINTY_SIGNS[certainty] } }),
		trials: [...new Set(trials)],
		...(concept && { concept }),
	};
}

function predictionOf({ response: { pooled, predictionInterval }, settings }: SynthesisAnalysis) {
	return pooled && predictionInterval
		? intervalText(settings, pooled.estimate, predictionInterval, pooled.harmonicN)
		: undefined;
}

function sideOf({ response: { pooled }, settings }: SynthesisAnalysis): Pick<SynthesisCard, "side"> {
	if (!pooled || isOneArm(settings.measure) || includesNoEffect(pooled.ci)) return {};
	return { side: pooled.estimate > 0 ? "more" : "less" };
}
