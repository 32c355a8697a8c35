import { type FigureParts, joinParts } from "./figure-parts.ts";
import { inBrackets } from "./format.ts";
import { decimalsFor, type Places, placesOf, printPlaces } from "./format-number.ts";

/** Something of an estimate and of both limits of its interval. */
export interface OfEstimate<T> {
	estimate: T;
	low: T;
	high: T;
}

/** How figures of one kind are printed. */
export interface FigureKind {
	/** Decimals that ordinary figures have. */
	least: number;
	/** From so large on ordinary figures are whole. */
	wholeFrom: number;
	/** The value of no difference; absent where there is none, as for a proportion. */
	none?: number;
	/** Values that nothing passes: 0 for a ratio, 0 and 100 for a percentage. */
	ends: readonly number[];
}

export const RATIO: FigureKind = { least: 2, wholeFrom: 100, none: 1, ends: [0] };
export const DIFFERENCE: FigureKind = { least: 2, wholeFrom: 100, none: 0, ends: [] };
/** Differences of percentages. */
export const POINTS: FigureKind = { least: 1, wholeFrom: Infinity, none: 0, ends: [] };
/** Events over person-time. */
export const RATE: FigureKind = { least: 2, wholeFrom: 100, ends: [0] };
export const PERCENT: FigureKind = { least: 1, wholeFrom: Infinity, ends: [0, 100] };
/** An estimate nearer to no difference than this part of its interval does not differ. */
const NO_DIFFERENT = 1e-3;
/** What computing leaves of nothing, as a part of an interval. */
const NOISE = 1e-9;
/** From so many decimals, or such a size, on figures are multiples of a power of ten. */
const MANY_DECIMALS = 8;
const LARGEST = 1e9;
const MOST_DECIMALS = 12;
/** A limit this far from its estimate, and so large, is whole. */
const FAR = 9.5;
const LARGE = 1000;

/**
 * The digits of an estimate with its interval. Two significant digits in the narrower half of the interval decide
 * the decimals, of the estimate and both limits alike: never fewer than is usual, and more for a figure that would
 * be rounded to no difference, or to an end of its scale, without being there. So a printed limit is no difference
 * only where the limit is.
 */
export function placesOfEstimate(
	estimate: number,
	[low, high]: readonly [number, number],
	kind: FigureKind,
): OfEstimate<Places> {
	const half = narrowerHalf(estimate, low, high);
	const power = powerFor(half, [estimate, low, high]);
	const usual = Math.abs(estimate) / 10 ** power < kind.wholeFrom ? kind.least : 0;
	const decimals = Math.min(MOST_DECIMALS, Math.max(usual, decimalsFor(half / 10 ** power)));
	const none = kind.none === undefined ? [] : [kind.none];
	const edges = [...kind.ends, ...none];
	const limit = (value: number) =>
		Math.abs(value) >= LARGE && Math.abs(value - estimate) >= FAR && power === 0
			? farPlaces(value, estimate)
			: apartFrom(edges, value, { decimals, power }, NOISE * half);
	const differs = none.every((value) => Math.abs(estimate - value) > NO_DIFFERENT * half);
	return {
		estimate: apartFrom(differs ? edges : kind.ends, estimate, { decimals, power }, NOISE * half),
		low: limit(low),
		high: limit(high),
	};
}

/** The distance from an estimate to the nearer limit; to the other where it lies on one; 0 where it has none. */
function narrowerHalf(estimate: number, low: number, high: number): number {
	const least = 1e-12 * Math.abs(estimate);
	const halves = [estimate - low, high - estimate].filter((half) => half > least && Number.isFinite(half));
	return halves.length > 0 ? Math.min(...halves) : 0;
}

/** The power of ten whose multiples figures are printed as; 0 for all but the smallest and largest. */
function powerFor(half: number, values: readonly number[]): number {
	const size = Math.max(...values.map(Math.abs).filter(Number.isFinite));
	const isTiny = size < 1e-4 && decimalsFor(half || size) > MANY_DECIMALS;
	if (!(size > 0) || !(isTiny || Math.max(half, Math.abs(values[0] ?? 0)) >= LARGEST)) return 0;
	return Number(size.toExponential(1).split("e")[1]);
}

/** More decimals, until a figure is no longer printed as one of the values that it is not. */
function apartFrom(
	edges: readonly number[],
	value: number,
	{ decimals, power }: Places,
	noise: number,
): Places {
	const by = 10 ** power;
	const others = edges.filter((edge) => Math.abs(value - edge) > noise).map((edge) => edge / by);
	let more = decimals;
	while (more < MOST_DECIMALS && others.includes(Number((value / by).toFixed(more)))) more++;
	// Near 0 a power of ten is shorter.
	return more - decimals > 2 && Math.abs(value) < 1e-6 ? placesOf(value) : { decimals: more, power };
}

/** A ratio's upper limit of 11,700 beside an estimate of 12 is a whole number, and by then none to be exact about. */
function farPlaces(value: number, estimate: number): Places {
	return Math.abs(value) > LARGE * LARGE && Math.abs(value) > LARGE * Math.abs(estimate)
		? placesOf(value)
		: { decimals: 0, power: 0 };
}

/** An estimate with its interval as printed: see `placesOfEstimate`. */
export function printEstimate(
	estimate: number,
	interval: readonly [number, number],
	kind: FigureKind,
): OfEstimate<string> {
	const places = placesOfEstimate(estimate, interval, kind);
	return {
		estimate: printPlaces(estimate, places.estimate),
		low: printPlaces(interval[0], places.low),
		high: printPlaces(interval[1], places.high),
	};
}

/** 3.52 and [1.57, 7.91] */
export const estimateParts = (printed: OfEstimate<string>): FigureParts => ({
	figure: printed.estimate,
	detail: inBrackets(printed),
});

/** "3.52 [1.57, 7.91]" */
export const estimateText = (printed: OfEstimate<string>): string => joinParts(estimateParts(printed));
