import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { isOfFrequency, measureLabel, scaleOf } from "../../synthesis/measured.ts";
import type { SynthesisDocument, SynthesisQuestion } from "../../synthesis/synthesis-document.ts";
import { CERTAINTIES, CERTAINTY_SIGNS, type Certainty, isOneArm } from "../../synthesis/vocabulary.ts";
import { labelOf, OUTCOME_CONCEPTS } from "../../vocabulary.ts";
import { effectText, effectUnit, includesNoEffect } from "./effect-text.ts";
import { differenceClause } from "./heterogeneity-words.ts";
import { pooledView, sizeText } from "./pooled-view.ts";

/**
 * The answer in one sentence, worded by certainty as GRADE advises: "With botulinum toxin, response may be more
 * frequent than with placebo: risk ratio 4.44 [2.10, 9.38] (3 comparisons, 134 people; low certainty ⊕⊕◯◯); the
 * studies differ moderately (I² 40%), and the 95% prediction interval [1.2, 15.1] …"
 * @see Santesso et al. 2020, J Clin Epidemiol 119:126 (informative statements)
 */
export function answerSentence(document: SynthesisDocument, analysis: SynthesisAnalysis): string {
	const { question, grade } = document;
	const { response, settings } = analysis;
	const { pooled } = response;
	const outcome = outcomeName(question);
	if (!pooled) {
		const [why] = response.warnings;
		return `There is no pooled answer yet. ${why ?? ""}`.trim();
	}
	if (isOneArm(settings.measure)) return rateSentence(document, analysis, pooled);
	const comparison = question.comparator ? ` than with ${inSentence(question.comparator)}` : "";
	const words = isOfFrequency(settings) ? ["more frequent", "less frequent"] : ["higher", "lower"];
	const claim = includesNoEffect(pooled.ci)
		? `it is open whether ${inSentence(outcome)} ${isPlural(outcome) ? "are" : "is"} ${words[0]} or ${words[1]}${comparison}`
		: `${inSentence(outcome)} ${verb(grade.certainty, isPlural(outcome))} ${pooled.estimate > 0 ? words[0] : words[1]}${comparison}${
				grade.certainty === "very-low" ? ", but this is very uncertain" : ""
			}`;
	const start = question.intervention
		? `With ${inSentence(question.intervention)}, ${claim}`
		: capital(claim);
	const unit = effectUnit(settings);
	const effect = `${inSentence(measureLabel(settings))} ${effectText(settings, pooled.estimate, pooled.ci)}${unit && ` ${unit}`}`;
	return `${start}: ${effect} (${sizeText(pooledView(analysis))}; ${certaintyWords(grade.certainty)})${differenceClause(analysis)}.`;
}

/** "With placebo, the rate of response is probably 31.2% [20.1, 44.9] (proportion (logit); 7 studies, 255 people; …)." */
function rateSentence(
	{ question, grade }: SynthesisDocument,
	analysis: SynthesisAnalysis,
	{ estimate, ci, harmonicN }: NonNullable<SynthesisAnalysis["response"]["pooled"]>,
): string {
	const rate = `the rate of ${inSentence(outcomeName(question))} ${verb(grade.certainty, false)} ${effectText(analysis.settings, estimate, ci, harmonicN)}`;
	const start = question.intervention ? `With ${inSentence(question.intervention)}, ${rate}` : capital(rate);
	const doubt = grade.certainty === "very-low" ? ", but this is very uncertain" : "";
	const scale = scaleOf(analysis.settings);
	const method = scale === "identity" ? "raw proportions" : `the ${scale} of the proportions`;
	return `${start}${doubt} (by ${method}; ${sizeText(pooledView(analysis))}; ${certaintyWords(grade.certainty)})${differenceClause(analysis)}.`;
}

function certaintyWords(certainty: Certainty | undefined): string {
	return certainty
		? `${CERTAINTIES[certainty].toLowerCase()} certainty ${CERTAINTY_SIGNS[certainty]}`
		: "certainty not judged";
}

function verb(certainty: Certainty | undefined, plural: boolean): string {
	switch (certainty) {
		case "high":
			return plural ? "are" : "is";
		case "moderate":
			return plural ? "are probably" : "is probably";
		case "low":
		case "very-low":
			return "may be";
		case undefined:
			return plural ? "were" : "was";
	}
}

/** Outcomes are mostly named in the singular ("response"); these are counted: "new cases", "deaths within a year". */
const isPlural = (outcome: string) =>
	/\b(cases|deaths|events|relapses|infections|admissions|strokes|fractures|responders|remitters|scores|attacks|seizures|days|people|symptoms)\b/i.test(
		outcome,
	);

/** The outcome in words. */
export function outcomeName({ outcome, concept }: SynthesisQuestion): string {
	return outcome ?? (concept ? labelOf(OUTCOME_CONCEPTS, concept) : "the outcome");
}

/** A name within a sentence: its first letter small, unless the word is spelt with capitals of its own. */
export function inSentence(name: string): string {
	const [first = ""] = name.split(/[\s-]/);
	return /^\p{Lu}\p{Ll}+$/u.test(first) && !/^(St|Saint|HAM|BCG|Peto)$/.test(first)
		? name.charAt(0).toLowerCase() + name.slice(1)
		: name;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
