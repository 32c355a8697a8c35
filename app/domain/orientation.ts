import type { Contrast, Outcome } from "./study/outcome.ts";
import { isRatio, type ORIENTATION_DOUBTS } from "./vocabulary.ts";

type Measure = Contrast["measure"];

/** A figure of one side of a comparison, as far as it says which way round an estimate is. */
export interface SideFigure {
	kind: "proportion" | "amount" | "median-time";
	/** A proportion in [0, 1]; else in the outcome's unit. */
	value: number;
}

/** An estimate as printed, with what it is called where its measure is another. */
export interface Estimate {
	measure?: Measure;
	estimate?: string | undefined;
	ciLow?: string | undefined;
	ciHigh?: string | undefined;
	/** The measure in the source's words. */
	measureReported?: string | undefined;
}

/** How an estimate stands to the figures of its two sides. */
export interface Fit {
	/** 1 as first against second, −1 the other way round, 0 where the figures do not say. */
	way: 1 | -1 | 0;
	/** Whether its size fits too, so that no adjustment explains the sign. */
	isClear: boolean;
}

const OPEN: Fit = { way: 0, isClear: false };

/**
 * Which way round an estimate is, by the figures of the two sides it compares: their difference, or the
 * logarithm of their ratio, has its sign one way round only. Clear where it is also of its size (at most
 * double or half), or where the estimate's interval leaves no doubt of its sign.
 * @param label what was measured: a hazard is of the event, and a share of people may be of those without it
 */
export function fitOf(
	estimate: Estimate,
	one: SideFigure | null,
	other: SideFigure | null,
	label: string,
): Fit {
	const isLog = isOnLogScale(estimate);
	const value = scaled(estimate.estimate, isLog);
	if (!one || !other || value === null || value === 0) return OPEN;
	const expected = expectedOf(estimate, one, other, label);
	if (expected === null || expected === 0) return OPEN;
	const way = Math.sign(value) === Math.sign(expected) ? 1 : -1;
	// A risk difference is in proportions or in percentage points; a standardised one has no size to compare.
	const sizes =
		estimate.measure === "RD" ? [expected, 100 * expected] : estimate.measure === "SMD" ? [] : [expected];
	const isOfSize = sizes.some(
		(size) => Math.abs(value) <= 2 * Math.abs(size) && Math.abs(size) <= 2 * Math.abs(value),
	);
	const [low, high] = [scaled(estimate.ciLow, isLog), scaled(estimate.ciHigh, isLog)];
	const isCertain = low !== null && high !== null && Math.sign(low) === Math.sign(high) && low !== 0;
	return { way, isClear: isOfSize || isCertain };
}

const isOnLogScale = ({ measure, measureReported = "" }: Estimate) =>
	isRatio(measure) ||
	((measure === undefined || measure === "other") &&
		/\bratio\b/i.test(measureReported) &&
		!/\blog|\bln\b/i.test(measureReported));

function scaled(printed: string | undefined, isLog: boolean): number | null {
	if (printed === undefined) return null;
	const value = isLog ? Math.log(Number(printed)) : Number(printed);
	return Number.isFinite(value) ? value : null;
}

const IS_FREE = /\bsurviv|\bfree\b|\bfreedom\b|\bwithout\b|\bremain/i;
const IS_EVENT =
	/\bevents?\b|\bdeaths?\b|\bdied\b|\bmortality\b|progress|relapse|recurr|infarction|\bstroke|\bincidence\b|\boccurr|\bhospitali[sz]/i;

/** Whether a label names an event and nothing else: not being free of it, nor surviving it. */
export const isOfEvent = (label: string) => IS_EVENT.test(label) && !isOfFreedom(label);
/** Whether people may be counted for not having had the event. */
export const isOfFreedom = (label: string) => IS_FREE.test(label);

/** What the figures give on the estimate's scale, first against second; null where they do not give it. */
function expectedOf(
	{ measure, measureReported = "" }: Estimate,
	one: SideFigure,
	other: SideFigure,
	label: string,
): number | null {
	if (one.kind !== other.kind) return null;
	const [p, q] = [one.value, other.value];
	const isShare = one.kind === "proportion";
	const ratio = p > 0 && q > 0 ? Math.log(p / q) : null;
	switch (measure) {
		case "HR": {
			if (one.kind === "median-time") return ratio === null ? null : -ratio;
			const hazard =
				isShare && p > 0 && p < 1 && q > 0 && q < 1 ? Math.log(Math.log(1 - p) / Math.log(1 - q)) : null;
			return isOfEvent(label) ? hazard : null;
		}
		case "OR":
			return isShare
				? p > 0 && p < 1 && q > 0 && q < 1
					? Math.log(p / (1 - p) / (q / (1 - q)))
					: null
				: ratio;
		case "other":
		case undefined:
			if (/\breduction\b|\befficacy\b|\bpercent|%|\blog|\bln\b|\bslope\b|\bwin\b/i.test(measureReported))
				return null;
			if (/\bratio\b/i.test(measureReported)) return ratio;
			return /\bdifference\b/i.test(measureReported) ? p - q : null;
		default:
			return isRatio(measure) ? ratio : p - q;
	}
}

/** How a stored contrast stands to the figures of its arms in the same outcome. */
function fitOfContrast(outcome: Outcome, contrast: Contrast): Fit {
	const side = (id: string) => sideOf(outcome, id);
	return fitOf(
		contrast,
		side(contrast.armId),
		side(contrast.referenceArmId),
		`${outcome.label} ${outcome.category ?? ""}`,
	);
}

function sideOf(outcome: Outcome, armId: string): SideFigure | null {
	switch (outcome.kind) {
		case "binary": {
			const result = outcome.results.find((each) => each.armId === armId);
			if (result?.events !== undefined && result.n)
				return { kind: "proportion", value: result.events / result.n };
			return result?.percent === undefined
				? null
				: { kind: "proportion", value: Number(result.percent) / 100 };
		}
		case "continuous": {
			const result = outcome.results.find((each) => each.armId === armId);
			const figure = result?.mean ?? result?.median ?? result?.value;
			return figure === undefined ? null : { kind: "amount", value: Number(figure) };
		}
		case "count": {
			const result = outcome.results.find((each) => each.armId === armId);
			const time = Number(result?.personTime ?? Number.NaN);
			return result?.count !== undefined && time > 0 ? { kind: "amount", value: result.count / time } : null;
		}
		case "time-to-event": {
			const result = outcome.results.find((each) => each.armId === armId);
			if (result?.median !== undefined) return { kind: "median-time", value: Number(result.median) };
			return result?.events !== undefined && result.n
				? { kind: "proportion", value: result.events / result.n }
				: null;
		}
	}
}

/**
 * Why a reported estimate cannot be pooled: nobody says which way round it is, or the figures of its arms say
 * that it is the other way round than stored. Undefined where nothing speaks against it.
 */
export function orientationDoubt(
	outcome: Outcome,
	contrast: Contrast,
): keyof typeof ORIENTATION_DOUBTS | undefined {
	if (contrast.orientation) return contrast.orientation;
	const { way, isClear } = fitOfContrast(outcome, contrast);
	return way < 0 && isClear ? "contradicted" : undefined;
}

/**
 * Whether the arms' own figures point the other way than a reported estimate does, be it clear or not: then its sign
 * says of neither side that it is favoured. A source may print an effect size without a sign.
 */
export const pointsTheOtherWay = (outcome: Outcome, contrast: Contrast): boolean =>
	fitOfContrast(outcome, contrast).way < 0;
