import {
	combineBinaryArms,
	combineContinuousArms,
	splitBinaryArm,
} from "#app/statistics/conversions/combine-arms.ts";
import type { FiveNumbers } from "#app/statistics/conversions/five-numbers.ts";
import { meanFromQuantiles } from "#app/statistics/conversions/mean-from-quantiles.ts";
import { armMean } from "../arms/arm-mean.ts";
import { armRate, UNCOUNTED_REASONS } from "../arms/arm-rate.ts";
import type { ContinuousResult, Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { type ArmShare, shareOf } from "./shared-arms.ts";

/** Figures of one side of a comparison, with how each derived one was got; or why there are none. */
export type Side<T> = { ok: true; figures: T; derived: string[] } | { ok: false; reason: string };

export interface Counts {
	events: number;
	n: number;
}
export interface Means {
	mean: number;
	sd: number;
	n: number;
}
export interface Rates {
	events: number;
	personTime: number;
}

/** How one kind of figures is read from an arm, parted among comparisons, and put together. */
export interface FigureKind<T> {
	read(outcome: Outcome, arm: Arm): Side<T>;
	/** A part of an arm that several comparisons share; null when there are too few people for that. */
	split(figures: T, share: ArmShare): T | null;
	combine(figures: readonly T[]): T & { method: string };
}

/** People with the outcome. */
export const COUNTS: FigureKind<Counts> = {
	read(outcome, arm) {
		if (outcome.kind !== "binary") return refused("The outcome is not one that people have or have not");
		const result = outcome.results.find(({ armId }) => armId === arm.id);
		const rate = result ? armRate(result) : undefined;
		if (!rate || rate.kind === "missing") return refused(`No result is recorded for “${arm.label}”`);
		if (rate.kind === "uncounted") return refused(`“${arm.label}”: ${UNCOUNTED_REASONS[rate.why]}`);
		const { events, n, eventsBasis } = rate;
		const derived =
			eventsBasis === "derived" ? [`${arm.label}: ${events} of ${n} from the reported ${rate.percent}%`] : [];
		return { ok: true, figures: { events, n }, derived };
	},
	split: (figures, { part, of }) => (figures.n < of ? null : (splitBinaryArm(figures, of)[part] ?? null)),
	combine: combineBinaryArms,
};

/** Mean, standard deviation and size. Of a split arm the people are divided, mean and SD stay (Handbook 23.3.4). */
export const MEANS: FigureKind<Means> = {
	read(outcome, arm) {
		if (outcome.kind !== "continuous") return refused("The outcome is not measured on a scale");
		return meansOfResult(
			outcome.results.find(({ armId }) => armId === arm.id),
			arm.label,
		);
	},
	split(figures, share) {
		const n = shareOf(figures.n, share);
		return n < 2 ? null : { ...figures, n };
	},
	combine: combineContinuousArms,
};

/** Events over person-time. */
export const RATES: FigureKind<Rates> = {
	read(outcome, arm) {
		if (outcome.kind !== "count") return refused("The outcome is not a count of events");
		const result = outcome.results.find(({ armId }) => armId === arm.id);
		const personTime = Number(result?.personTime ?? 0);
		if (result?.count === undefined || !(personTime > 0)) {
			return refused(`“${arm.label}”: events and person-time are not both recorded`);
		}
		return { ok: true, figures: { events: result.count, personTime }, derived: [] };
	},
	split: ({ events, personTime }, share) => ({
		events: shareOf(events, share),
		personTime: personTime / share.of,
	}),
	combine: (figures) => ({
		events: figures.reduce((sum, { events }) => sum + events, 0),
		personTime: figures.reduce((sum, { personTime }) => sum + personTime, 0),
		method: `${figures.length} arms combined: events and person-time added`,
	}),
};

/** Figures of some arms together, each only as far as it is this comparison's share. */
export function figuresOfArms<T>(
	kind: FigureKind<T>,
	outcome: Outcome,
	arms: readonly Arm[],
	shareOfArm: (armId: string) => ArmShare | undefined,
): Side<T> {
	const figures: T[] = [];
	const derived: string[] = [];
	for (const arm of arms) {
		const side = kind.read(outcome, arm);
		if (!side.ok) return side;
		const share = shareOfArm(arm.id);
		const own = share ? kind.split(side.figures, share) : side.figures;
		if (own === null)
			return refused(`“${arm.label}”: too few people to split among ${share?.of} comparisons`);
		figures.push(own);
		derived.push(...side.derived);
		if (share) derived.push(`${arm.label}: split evenly among ${share.of} comparisons`);
	}
	const [only] = figures;
	if (only === undefined) return refused("No arm is chosen");
	if (figures.length === 1) return { ok: true, figures: only, derived };
	const { method, ...together } = kind.combine(figures);
	return { ok: true, figures: together as T, derived: [...derived, method] };
}

function meansOfResult(result: ContinuousResult | undefined, label: string): Side<Means> {
	if (!result) return refused(`No result is recorded for “${label}”`);
	if (result.meanType === "log" || result.meanType === "geometric") {
		return refused(`“${label}”: a geometric mean or a mean of logarithms cannot be pooled with means`);
	}
	const { n } = result;
	if (n === undefined) return refused(`“${label}”: the number analysed is not recorded`);
	if (n < 2) return refused(`“${label}”: figures of ${n === 1 ? "one person" : "nobody"} have no spread`);
	const reported = armMean(result);
	if (reported) {
		const { mean, sd } = reported;
		if (!sd) return refused(`“${label}”: no standard deviation is recorded or can be derived`);
		if (sd.value <= 0) return refused(`“${label}”: a standard deviation of 0 gives no weight`);
		const derived = sd.basis === "derived" ? [`${label}: SD by ${sd.how}`] : [];
		return { ok: true, figures: { mean, sd: sd.value, n }, derived };
	}
	const quantiles = quantilesOf(result);
	if (!quantiles || n < 5) return refused(`“${label}”: no mean is recorded or can be derived`);
	try {
		const { mean, sd, method, warning } = meanFromQuantiles(quantiles, n);
		const how = [method, warning].filter(Boolean).join(". ");
		return { ok: true, figures: { mean, sd, n }, derived: [`${label}: mean and SD by ${how}`] };
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return refused(`“${label}”: the quantiles are out of order`);
	}
}

function quantilesOf({ median, q1, q3, min, max }: ContinuousResult): FiveNumbers | undefined {
	if (median === undefined) return undefined;
	const middle = Number(median);
	const quartiles = q1 !== undefined && q3 !== undefined ? { q1: Number(q1), q3: Number(q3) } : undefined;
	const range = min !== undefined && max !== undefined ? { min: Number(min), max: Number(max) } : undefined;
	if (quartiles && range) return { median: middle, ...quartiles, ...range };
	if (quartiles) return { median: middle, ...quartiles };
	return range && { median: middle, ...range };
}

/** What cannot be read, and why. */
export const refused = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });
