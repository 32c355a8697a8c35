import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { normalCritical } from "#app/statistics/numerics/normal.ts";
import { formatLevel } from "../format/format-number.ts";
import type { Contrast } from "../study/outcome.ts";
import { type Measured, scaleOf } from "./measured.ts";

/** An estimate and its standard error on the analysis scale; `how` the latter was derived, unless it is reported. */
export interface ContrastEffect {
	estimate: number;
	se: number;
	how?: string;
}

/**
 * A reported estimate on its analysis scale (the logarithm of a ratio). Its standard error follows from its
 * interval; where there is none it is the one reported, or follows from an exact p value of a ratio.
 * @returns null where it has none of them, or one that does not fit it
 */
export function contrastEffect(contrast: Contrast, measured: Measured): ContrastEffect | null {
	const isRatio = scaleOf(measured) === "log";
	const { ciLow, ciHigh } = contrast;
	if (contrast.estimate === undefined) return null;
	const value = Number(contrast.estimate);
	if (isRatio && !(value > 0)) return null;
	const interval = ciLow !== undefined && ciHigh !== undefined ? [Number(ciLow), Number(ciHigh)] : null;
	const [low, high] = interval ?? [];
	const se = Number(contrast.se ?? 0);
	if (low === undefined || high === undefined) {
		if (se > 0) return { estimate: isRatio ? Math.log(value) : value, se };
		return isRatio ? ratioFromP(value, contrast.p) : null;
	}
	const ciLevel = Number(contrast.ciLevel ?? 95) / 100;
	if (isRatio) return ratioFromInterval(value, [low, high], ciLevel);
	if (!(low <= value && value <= high && low < high)) return null;
	return {
		estimate: value,
		se: (high - low) / (2 * normalCritical(ciLevel)),
		how: `Standard error from its ${formatLevel(ciLevel)} interval`,
	};
}

function ratioFromInterval(value: number, ci: [number, number], ciLevel: number): ContrastEffect | null {
	return ratio(() => logRatioFromInterval(value, ci, { ciLevel }));
}

function ratioFromP(value: number, reported: string | undefined): ContrastEffect | null {
	const p = exactP(reported);
	return p === undefined ? null : ratio(() => logRatioFromP(value, p));
}

/** A p value that is reported as a number and not as a bound. */
export function exactP(reported: string | undefined): number | undefined {
	const digits = reported && /^=?\s*(0?[.,]\d+)$/.exec(reported)?.[1]?.replace(",", ".");
	return digits ? Number(digits) : undefined;
}

/** Null where the figures contradict each other: a report's slip, not a fault of the program. */
function ratio(read: () => ReturnType<typeof logRatioFromP>): ContrastEffect | null {
	try {
		const effect = read();
		if (effect.status !== "estimated") return null;
		return { estimate: effect.estimate, se: Math.sqrt(effect.variance), how: effect.method };
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return null;
	}
}
