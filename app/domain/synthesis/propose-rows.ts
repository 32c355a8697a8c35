import { MEASURES } from "#app/statistics/effects/measures.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { armsText, describeOutcome, shortName } from "../describe.ts";
import { type DesignParts, dependenceOf, natureOf, natureWords } from "../designs/dependence.ts";
import { OUTCOME_OF_FIGURES, outcomeOfMeasure } from "../outcome-of-measure.ts";
import type { Outcome } from "../study/outcome.ts";
import { readable } from "../study/readable.ts";
import { CONTRAST_MEASURES, labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import type { SourceStudy } from "./analyse-synthesis.ts";
import { type ArmChoice, fittingArms, fittingPairs } from "./fitting-arms.ts";
import { namesFor, saying } from "./match-terms.ts";
import { contrastMeasureOf, isOfMeasure, type Measured } from "./measured.ts";
import { byTime, timeDoubt } from "./question-time.ts";
import { readRow } from "./row-figures.ts";
import type { SynthesisQuestion, SynthesisRow } from "./synthesis-document.ts";
import { isOneArm } from "./vocabulary.ts";

/** A comparison of a published study that fits a question. */
export interface Proposal {
	row: SynthesisRow;
	study: { slug: string; name: string };
	outcome: string;
	arms: string;
	/** Why it fits, in words. */
	reasons: string[];
	/** How figures were derived; empty when all are reported. */
	derived: string[];
	/** Why it cannot be used as it is. */
	lacks?: string;
	/** Why its people are not independent: "clustering". */
	depends?: string;
	/** The best that its study offers; the others answer the same question again. */
	first: boolean;
}

/** The comparisons of a study that answer a question, the most fitting outcome first; none when it does not fit. */
export function proposeRows(study: SourceStudy, question: SynthesisQuestion, measured: Measured): Proposal[] {
	const { measure } = measured;
	const { slug } = study;
	const document = readable(study.document);
	const condition = fittingCondition(study, question);
	if (condition === null) return [];
	const pairs = isOneArm(measure)
		? fittingArms(document.arms, question)
		: fittingPairs(document.arms, question);
	if (pairs.length === 0) return [];
	const proposals = fittingOutcomes(document.outcomes, question, measured).flatMap(
		({ outcome, reason, time }) =>
			ownPairs(pairs, outcome).flatMap(({ experimental, control, reasons }) => {
				return rowsFor(outcome, { experimental, control, reasons }, measured, study).map((row) => {
					const reading = readRow(row, document, measured, new Map());
					const depends = dependsOn(document, outcome);
					return {
						row,
						study: { slug, name: shortName(document) },
						outcome: describeOutcome(outcome),
						arms: armsText(experimental.label, control?.label),
						reasons: [
							...(condition ? [condition] : []),
							...reasons,
							reason,
							...(time ? [time] : []),
							...reportedWords(row, outcome),
						],
						derived: reading.ok ? reading.derived : [],
						...(!reading.ok && { lacks: reading.reason }),
						...(depends && { depends }),
						first: false,
					};
				});
			}),
	);
	const usable = proposals.filter(({ lacks }) => lacks === undefined);
	const [best] = usable;
	// Of several estimates of one pair of arms, one answers the question; the others would count it again.
	const isBest = ({ row, arms }: Proposal) =>
		row.outcomeId === best?.row.outcomeId &&
		row === usable.find((other) => other.row.outcomeId === row.outcomeId && other.arms === arms)?.row;
	return proposals
		.map((proposal) => ({ ...proposal, first: isBest(proposal) }))
		.sort((a, b) => Number(b.first) - Number(a.first));
}

/** Null when the study is about something else; empty when the question names no population. */
function fittingCondition({ document }: SourceStudy, { population }: SynthesisQuestion): string | null {
	const names = namesFor(population);
	if (names.length === 0) return "";
	const found = saying([...document.conditions, document.title, ...document.tags], names);
	return found === undefined ? null : `Condition: ${found}`;
}

/** Where a report compares some of the pairs itself (each dose with its own placebo), those are the comparisons. */
function ownPairs(pairs: ArmChoice[], { contrasts }: Outcome): ArmChoice[] {
	const reported = pairs.filter(({ experimental, control }) =>
		contrasts.some(
			({ armId, referenceArmId }) =>
				(armId === experimental.id && referenceArmId === control?.id) ||
				(armId === control?.id && referenceArmId === experimental.id),
		),
	);
	return reported.length > 0 ? reported : pairs;
}

function fittingOutcomes(outcomes: Outcome[], question: SynthesisQuestion, measured: Measured) {
	const kind = outcomeOfMeasure(measured.measure);
	const wanted = contrastMeasureOf(measured);
	const words = namesFor(question.outcome);
	const fitting = outcomes.flatMap((outcome) => {
		const isReported = outcome.contrasts.some((contrast) => isOfMeasure(contrast, wanted));
		if ((outcome.kind !== kind || measured.measure === "GEN") && !isReported) return [];
		const concept = question.concept;
		if (concept ? conceptOf(outcome) !== concept : saying([outcome.label], words) === undefined) return [];
		const when = timeDoubt(question, outcome);
		if (when === undefined) return [];
		const what = concept ? labelOf(OUTCOME_CONCEPTS, concept).toLowerCase() : "the outcome named";
		const byName = concept && !outcome.concept ? ", by its name" : "";
		return [{ outcome, reason: `Outcome: ${describeOutcome(outcome)} is ${what}${byName}${when}` }];
	});
	const rank = ({ outcome }: (typeof fitting)[number]) =>
		(outcome.priority === "primary" ? 0 : 2) + (outcome.kind === kind ? 0 : 1);
	return byTime(fitting, question).toSorted((a, b) => rank(a) - rank(b));
}

/** The rows that a pair of arms has in an outcome: its own figures, or else the estimates reported for it. */
function rowsFor(
	outcome: Outcome,
	{ experimental, control }: ArmChoice,
	measured: Measured,
	{ slug, version, document }: SourceStudy,
): SynthesisRow[] {
	const kind = MEASURES[measured.measure].figures;
	const row = {
		...{ id: "r0", study: slug, studyVersion: version, outcomeId: outcome.id, moderators: [] },
		experimental: [experimental.id],
		control: control ? [control.id] : [],
	};
	const wanted = contrastMeasureOf(measured);
	const pair = [experimental.id, control?.id].toSorted().join();
	const reported = outcome.contrasts.flatMap((candidate, contrast) =>
		isOfMeasure(candidate, wanted) && [candidate.armId, candidate.referenceArmId].toSorted().join() === pair
			? [{ ...row, kind: "contrast" as const, contrast }]
			: [],
	);
	if (measured.measure === "GEN") return reported;
	if (OUTCOME_OF_FIGURES[kind] !== outcome.kind) return reported.slice(0, 1);
	if (natureOf(document) === undefined) return [{ ...row, kind }];
	// Of people who are not independent an estimate that allows for it says more than the arms' own figures.
	const isAllowed = ({ contrast }: { contrast: number }) =>
		dependenceOf(document, outcome, outcome.contrasts[contrast]).allowance === "allowed";
	const better = reported.filter(isAllowed).slice(0, 1);
	return [...better, { ...row, kind }];
}

/** Why people of an outcome are not independent, in words; undefined where they are. */
export function dependsOn(document: DesignParts, outcome: Pick<Outcome, "dependence">): string | undefined {
	const { nature } = dependenceOf(document, outcome);
	return nature && natureWords(nature);
}

/** What a reported estimate is, so that one can be told from another: "Reported: odds ratio 2.1 [1.2, 3.7], adjusted". */
function reportedWords({ kind, contrast: place }: SynthesisRow, { contrasts }: Outcome): string[] {
	const contrast = kind === "contrast" ? contrasts[place ?? 0] : undefined;
	if (!contrast) return [];
	const { estimate, ciLow, ciHigh, measure, measureReported, adjusted } = contrast;
	const name = measureReported ?? (measure ? labelOf(CONTRAST_MEASURES, measure).toLowerCase() : "estimate");
	const interval = ciLow !== undefined && ciHigh !== undefined ? ` [${ciLow}, ${ciHigh}]` : "";
	return [`Reported: ${name} ${estimate ?? "without a figure"}${interval}${adjusted ? ", adjusted" : ""}`];
}
