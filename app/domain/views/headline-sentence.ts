import { countedRateText, rateIn } from "../arms/arm-rate.ts";
import { armsWithFigures, reportedContrast } from "../arms/figures-of-arms.ts";
import { describeOutcome, describeTimePoint } from "../describe.ts";
import { inSentence } from "../format/in-sentence.ts";
import type { Comparison } from "../headline/comparison.ts";
import { orientationDoubt } from "../orientation.ts";
import type { BinaryOutcome, Contrast, Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { saidMeasure } from "../vocabulary.ts";
import { armWords } from "./arm-words.ts";
import { directionWords } from "./direction-words.ts";
import { shownEstimate, shownP } from "./estimate-chart.ts";
import { verbOf } from "./outcome-words.ts";

/**
 * The headline in words: "52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6."; for other
 * kinds each arm's figures and the comparison, and in words which way it goes where that is known.
 * @param arms those that it tells of  @param comparison of two of them, where there is one
 */
export function headlineSentence(outcome: Outcome, arms: Arm[], comparison: Comparison | undefined): string {
	const contrast = armsWithFigures(outcome).size === 0 ? reportedContrast(outcome) : undefined;
	if (contrast) return estimateSentence(outcome, arms, contrast);
	if (outcome.kind === "binary") return rateSentence(outcome, arms);
	const directed = comparison && arms.length === 2 ? directionWords(outcome, comparison) : undefined;
	if (directed && comparison)
		return `${directed}: ${comparisonText(comparison)}; ${againstEachOther(outcome, comparison)}.`;
	const figures = figuresOfArms(outcome, arms);
	const compared = comparison
		? `; ${comparisonText(comparison, { named: true, alone: arms.length === 2 })}`
		: "";
	return `${describeOutcome(outcome)}: ${figures}${compared}.`;
}

/** "HR 0.74 [0.65, 0.85]", "rate ratio 0.39 [0.17, 0.90], derived", "… for 20 mg against placebo" */
function comparisonText(
	{ name, shown, basis, isOpen, arm, against, ignores }: Comparison,
	{ named = false, alone = true } = {},
): string {
	const between = isOpen
		? ` between ${inSentence(arm.label)} and ${inSentence(against.label)} (which is against which is not certain)`
		: named || !alone
			? ` for ${inSentence(arm.label)} against ${inSentence(against.label)}`
			: "";
	return [`${name} ${shown}${between}`, basis === "derived" && "derived", ignores].filter(Boolean).join(", ");
}

/** "16.3% (386/2,373) against 21.2% (502/2,371) with placebo", for each thing that both arms say. */
function againstEachOther(outcome: Outcome, { arm, against }: Comparison): string {
	const others = armWords(outcome, against);
	const both = armWords(outcome, arm).flatMap(({ of, shown }) => {
		const other = others.find((each) => each.of === of);
		return other ? [{ of: of === "events" ? "" : of, text: `${shown} against ${other.again}` }] : [];
	});
	const told = both.toSorted((a, b) => Number(a.of !== "") - Number(b.of !== ""));
	return told
		.map(
			({ of, text }, index) =>
				`${of && `${of} `}${text}${index === 0 ? ` with ${inSentence(against.label)}` : ""}`,
		)
		.join("; ");
}

/** "median 14.2 months with A, not reached with B; events 28.6% (44/154) with A, 42.4% (64/151) with B" */
function figuresOfArms(outcome: Outcome, arms: Arm[]): string {
	const words = arms.flatMap((arm) =>
		armWords(outcome, arm).map((told) => ({ ...told, arm: inSentence(arm.label) })),
	);
	const isFirst = (told: typeof words, index: number) =>
		told.findIndex(({ shown, again }) => shown !== again) === index;
	return [...Map.groupBy(words, ({ of }) => of)]
		.map(([of, told]) => {
			const each = told.map(
				({ shown, again, arm }, index) => `${isFirst(told, index) ? shown : again} with ${arm}`,
			);
			return `${of && `${of} `}${each.join(", ")}`;
		})
		.join("; ");
}

function rateSentence(outcome: BinaryOutcome, arms: Arm[]): string {
	const [first, ...others] = arms.map((arm) => {
		const rate = rateIn(outcome, arm);
		const shown =
			rate.kind === "counted"
				? countedRateText(rate)
				: rate.kind === "uncounted" && rate.percent
					? `${rate.percent}%`
					: "an unknown share";
		return { shown, label: inSentence(arm.label) };
	});
	if (!first) return "";
	const when = describeTimePoint(outcome.timePoint);
	const moment = when ? [`${/^\d|^(day|week|month|year)/.test(when) ? "at " : ""}${when}`] : [];
	const compared = others.map(({ shown, label }) => `${shown} with ${label}`);
	return `${[`${first.shown} ${verbOf(outcome)} with ${first.label}`, ...compared, ...moment].join(", ")}.`;
}

/** "Change of depression score, week 12: p >0.05 for botulinum toxin A against sertraline, as reported." */
function estimateSentence(outcome: Outcome, arms: Arm[], contrast: Contrast): string {
	const { estimate, p, measure, measureReported } = contrast;
	const name = measureReported ?? saidMeasure(measure).toLowerCase();
	const figures = [
		...(estimate === undefined ? [] : [`${name} ${shownEstimate(contrast)}`]),
		...(p === undefined ? [] : [shownP(p)]),
	];
	const labels = arms.map(({ label }) => inSentence(label));
	const between =
		orientationDoubt(outcome, contrast) === undefined
			? `for ${labels.join(" against ")}`
			: `between ${labels.join(" and ")} (which is against which is not certain)`;
	return `${describeOutcome(outcome)}: ${figures.join(", ")} ${between}, as reported.`;
}
