import { usualEstimate } from "../arms/figures-of-arms.ts";
import { inSentence } from "../format/in-sentence.ts";
import { measureInWords } from "../headline/comparison.ts";
import { hasEstimate } from "../study/outcome.ts";
import { shownEstimate } from "../views/estimate-chart.ts";
import type { ComparedOutcome } from "./event-outcomes.ts";
import { comparedFigures, topicOf } from "./topics.ts";

/** More than this is for the study's own page. */
const MOST_NAMED = 3;

/**
 * What a study has where it has no figure to stand in a comparison: what its source reports between arms on the same
 * topic ("reported only mean difference −3.7 [−7.2, −0.2]"), else the outcomes that it has figures of.
 */
export function alternativesFor({ outcomes }: { outcomes: ComparedOutcome[] }, topic: string): string {
	const onTopic = outcomes.filter((outcome) => topicOf(outcome).key === topic);
	const reported = onTopic.find(({ contrasts }) => contrasts.some(hasEstimate));
	const estimate = reported && usualEstimate(reported.kind, reported.contrasts);
	if (reported && estimate) {
		const scale = reported.instrument ? `${reported.instrument} ` : "";
		return `reported ${scale}${measureInWords(estimate)} ${shownEstimate(estimate)}`;
	}
	const others = outcomes.filter((outcome) => !outcome.event && comparedFigures(outcome).length > 0);
	const labels = [...new Set(others.map((outcome) => inSentence(topicOf(outcome).label)))];
	if (labels.length === 0) return "no figures";
	const more = labels.length - MOST_NAMED;
	return `has figures for ${labels.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
