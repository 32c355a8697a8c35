import { peopleToTell } from "#app/domain/accounts/people-to-tell.ts";
import { formatPercent, formatWhole } from "#app/domain/format/format.ts";
import { formatLevel } from "#app/domain/format/format-number.ts";
import { MEASURES, type OnRate } from "#app/statistics/effects/measures.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { measureLabel } from "../../synthesis/measured.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { CERTAINTIES, CERTAINTY_SIGNS, type Certainty } from "../../synthesis/vocabulary.ts";
import { type AbsoluteEffect, absoluteEffect, onRiskOf } from "./absolute-effect.ts";
import { comparedNames, inSentence, outcomeName } from "./answer-sentence.ts";
import { includesNoEffect } from "./effect-text.ts";

/** What a pooled effect means for people, in numbers and in words that somebody without training reads. */
export interface PeopleWords {
	/** "placebo", "botulinum toxin", "response" */
	comparator: string;
	intervention: string;
	outcome: string;
	effect: AbsoluteEffect;
	/** Of how many the sentences speak: 1,000, or more where the outcome is rarer than one of them. */
	people: number;
	/** Each a sentence: without, with, the difference, what it takes for one more, and how sure all this is. */
	sentences: string[];
	/** By which formula, from which baseline risk. */
	method: string;
}

/** What the page shows of it, and what it asks for. */
export interface PeopleView extends Pick<PeopleWords, "sentences"> {
	method?: string;
	/** The baseline risk in percent, as the field for it holds it. */
	baseline: string;
}

/** @param risk the baseline risk in percent, where there is one */
export function peopleView(words: PeopleWords | undefined, risk: string | undefined): PeopleView {
	return { sentences: words?.sentences ?? [], ...(words && { method: words.method }), baseline: risk ?? "" };
}

/** The synthesis without the judgement of certainty, which was of its published result. */
export function unjudged(document: SynthesisDocument): SynthesisDocument {
	return { ...document, grade: { ...document.grade, certainty: undefined } };
}

const FORMULAS: Readonly<Record<OnRate, string>> = {
	ratio: "risk with the intervention = baseline risk × risk ratio",
	difference: "risk with the intervention = baseline risk + risk difference",
	"odds ratio":
		"risk with the intervention = odds ratio × baseline risk ÷ (1 − baseline risk + odds ratio × baseline risk)",
	"hazard ratio": "risk with the intervention = 1 − (1 − baseline risk) to the power of the hazard ratio",
};

/**
 * The pooled effect for people of a baseline risk; undefined where there is no effect on a risk or no baseline.
 * @param risk the reader's baseline risk, in percent
 * @see Cochrane Handbook 15.4.4; Santesso et al. 2020, J Clin Epidemiol 119:126 (words by certainty)
 */
export function peopleWords(
	document: SynthesisDocument,
	analysis: SynthesisAnalysis,
	risk: number | undefined,
): PeopleWords | undefined {
	const effect = absoluteEffect(document, analysis, risk);
	const onRate = onRiskOf(analysis);
	const { pooled } = analysis.response;
	if (!effect || !onRate || !pooled) return undefined;
	const { question, grade } = document;
	const names = { ...comparedNames(document), outcome: inSentence(outcomeName(question)) };
	const { baseline, risks } = effect;
	const apart = [baseline.risk, risks[1], Math.abs(risks[1] - baseline.risk)].filter((part) => part > 1e-12);
	const people = peopleToTell(Math.min(...apart), { from: 1000, least: 1 });
	const told = { ...names, effect, people };
	const level = formatLevel(analysis.response.level);
	const isOpen = includesNoEffect(pooled.ci);
	return {
		...told,
		sentences: [
			...arms(told, grade.certainty, level),
			difference(told),
			...(isOpen ? [] : [oneMore(told)]),
			...(isOpen
				? ["The interval includes no difference: the trials do not settle which of the two has more."]
				: []),
			...(effect.cut
				? ["A limit that would be more than everybody, or less than nobody, is cut there."]
				: []),
			meaning(question.direction, names.outcome),
			sureness(grade.certainty),
		],
		method: `Baseline risk ${formatPercent(baseline.risk, 100)}%, ${baseline.from}. Computed from the pooled ${measureLabel(analysis.settings).toLowerCase()}: ${FORMULAS[onRate]} (Cochrane Handbook, section 15.4.4)${MEASURES[analysis.settings.measure].onRate === "hazard ratio" ? ", where the baseline risk is that of the time in question" : ""}.`,
	};
}

type Told = Omit<PeopleWords, "sentences" | "method">;

/** "499 of 1,000", and less than one of them is not none. */
export function countOf(part: number, people: number): string {
	const count = Math.round(part * people);
	if (count === 0 && part > 0) return "fewer than 1";
	return count === people && part < 1 ? `more than ${formatWhole(people - 1)}` : formatWhole(count);
}

function arms(
	{ comparator, intervention, outcome, effect, people }: Told,
	certainty: Certainty | undefined,
	level: string,
) {
	const [low, middle, high] = effect.risks.map((part) => countOf(part, people));
	const of = formatWhole(people);
	const have = {
		high: "have it",
		moderate: "probably have it",
		low: "may have it",
		"very-low": "may have it",
	};
	const verb = certainty ? have[certainty] : "have it, by the pooled result";
	return [
		`Of ${of} people with ${comparator}, ${countOf(effect.baseline.risk, people)} have the outcome (${outcome}).`,
		`Of ${of} such people with ${intervention}, ${middle} ${verb}: between ${low} and ${high} (${level} interval).`,
	];
}

function difference({ effect: { baseline, risks }, people }: Told): string {
	const [low, middle, high] = risks.map((part) => apartText(part - baseline.risk, people));
	return `That is ${middle} of ${formatWhole(people)}: between ${low} and ${high}.`;
}

/** "379 more"; "no difference" is none at all. */
export function apartText(part: number, people: number): string {
	const count = Math.round(people * part);
	if (Math.abs(part) < 1e-12) return "no difference";
	return `${count === 0 ? "less than 1" : formatWhole(Math.abs(count))} ${part > 0 ? "more" : "fewer"}`;
}

/** The number needed to treat, in words: of so many people one has another outcome. */
function oneMore({ effect: { baseline, risks }, intervention, comparator }: Told): string {
	const apart = risks[1] - baseline.risk;
	const number = formatWhole(Math.ceil(1 / Math.abs(apart) - 1e-9));
	const more = apart > 0 ? "more" : "fewer";
	return `For every ${number} people with ${intervention} instead of ${comparator}, one ${more} has the outcome, on average (number needed to treat, NNT).`;
}

function meaning(direction: SynthesisDocument["question"]["direction"], outcome: string): string {
	if (direction === undefined)
		return `Whether more people with the outcome (${outcome}) is better or worse, the synthesis does not say.`;
	return direction === "higher-is-better"
		? "More people with the outcome is better."
		: "Fewer people with the outcome is better.";
}

function sureness(certainty: Certainty | undefined): string {
	if (!certainty) return "The certainty of the evidence has not been judged for this result.";
	const doubt =
		certainty === "very-low"
			? "; the true effect is probably quite different"
			: certainty === "low"
				? "; the true effect may be quite different"
				: "";
	return `Certainty of the evidence: ${CERTAINTIES[certainty].toLowerCase()} ${CERTAINTY_SIGNS[certainty]}${doubt}.`;
}
