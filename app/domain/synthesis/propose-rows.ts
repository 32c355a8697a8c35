import { armsText, describeOutcome, shortName } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";
import { labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import type { SourceStudy } from "./analyse-synthesis.ts";
import { type ArmChoice, fittingArms, fittingPairs } from "./fitting-arms.ts";
import { namesFor, saying } from "./match-terms.ts";
import { readRow } from "./row-figures.ts";
import type { SynthesisQuestion, SynthesisRow } from "./synthesis-document.ts";
import { isOneArm, KIND_OF_MEASURE, type RowKind, type SynthesisMeasure } from "./vocabulary.ts";

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
	/** The best that its study offers; the others answer the same question again. */
	first: boolean;
}

/** The comparisons of a study that answer a question, the most fitting outcome first; none when it does not fit. */
export function proposeRows(
	study: SourceStudy,
	question: SynthesisQuestion,
	measure: SynthesisMeasure,
): Proposal[] {
	const { document, slug } = study;
	const condition = fittingCondition(study, question);
	if (condition === null) return [];
	const pairs = isOneArm(measure)
		? fittingArms(document.arms, question)
		: fittingPairs(document.arms, question);
	if (pairs.length === 0) return [];
	const proposals = fittingOutcomes(document.outcomes, question, measure).flatMap(({ outcome, reason }) =>
		ownPairs(pairs, outcome).flatMap(({ experimental, control, reasons }) => {
			const row = rowFor(outcome, { experimental, control, reasons }, measure, study);
			if (!row) return [];
			const reading = readRow(row, document, measure, new Map());
			return [
				{
					row,
					study: { slug, name: shortName(document) },
					outcome: describeOutcome(outcome),
					arms: armsText(experimental.label, control?.label),
					reasons: [...(condition ? [condition] : []), ...reasons, reason],
					derived: reading.ok ? reading.derived : [],
					...(!reading.ok && { lacks: reading.reason }),
					first: false,
				},
			];
		}),
	);
	const best = proposals.find(({ lacks }) => lacks === undefined);
	return proposals
		.map((proposal) => ({
			...proposal,
			first: proposal.lacks === undefined && proposal.row.outcomeId === best?.row.outcomeId,
		}))
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

/** Which outcomes have figures of a kind; reported estimates are of any. */
const OUTCOME_OF_KIND: Readonly<Record<RowKind, Outcome["kind"] | undefined>> = {
	counts: "binary",
	proportion: "binary",
	means: "continuous",
	rates: "count",
	contrast: undefined,
};

const DAYS = { days: 1, weeks: 7, months: 30.44, years: 365.25 } as const;

function fittingOutcomes(outcomes: Outcome[], question: SynthesisQuestion, measure: SynthesisMeasure) {
	const kind = OUTCOME_OF_KIND[KIND_OF_MEASURE[measure]] ?? "time-to-event";
	const words = namesFor(question.outcome);
	const days = (value: string | undefined) =>
		value === undefined ? undefined : Number(value) * DAYS[question.timeUnit];
	const [from = 0, to = Number.POSITIVE_INFINITY] = [days(question.timeFrom), days(question.timeTo)];
	const hasWindow = question.timeFrom !== undefined || question.timeTo !== undefined;
	const fitting = outcomes.flatMap((outcome) => {
		const isReported = outcome.contrasts.some((contrast) => contrast.measure === measure);
		if (outcome.kind !== kind && !isReported) return [];
		const concept = question.concept;
		if (concept ? outcome.concept !== concept : saying([outcome.label], words) === undefined) return [];
		const { value, unit } = outcome.timePoint ?? {};
		const at = value && unit ? Number(value) * DAYS[unit] : undefined;
		if (hasWindow && at !== undefined && (at < from - 0.5 || at > to + 0.5)) return [];
		const when = hasWindow && at === undefined ? " (time point not recorded)" : "";
		const what = concept ? labelOf(OUTCOME_CONCEPTS, concept).toLowerCase() : "the outcome named";
		return [{ outcome, reason: `Outcome: ${describeOutcome(outcome)} is ${what}${when}` }];
	});
	const rank = ({ outcome }: (typeof fitting)[number]) =>
		(outcome.priority === "primary" ? 0 : 2) + (outcome.kind === kind ? 0 : 1);
	return fitting.toSorted((a, b) => rank(a) - rank(b));
}

function rowFor(
	outcome: Outcome,
	{ experimental, control }: ArmChoice,
	measure: SynthesisMeasure,
	{ slug, version }: SourceStudy,
): SynthesisRow | undefined {
	const kind = KIND_OF_MEASURE[measure];
	const fits = OUTCOME_OF_KIND[kind] === outcome.kind;
	const contrast = outcome.contrasts.findIndex(
		(candidate) =>
			candidate.measure === measure &&
			[candidate.armId, candidate.referenceArmId].toSorted().join() ===
				[experimental.id, control?.id].toSorted().join(),
	);
	if (!fits && contrast < 0) return undefined;
	return {
		id: "r0",
		study: slug,
		studyVersion: version,
		outcomeId: outcome.id,
		kind: fits ? kind : "contrast",
		experimental: [experimental.id],
		control: control ? [control.id] : [],
		...(!fits && { contrast }),
		moderators: [],
	};
}
