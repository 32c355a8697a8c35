import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { normalCritical } from "#app/statistics/numerics/distributions.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import { contrastMeasureOf, type Measured, scaleOf } from "./measured.ts";
import type { RowReading } from "./row-figures.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

/**
 * A reported estimate of the measure asked for, on its analysis scale. Its standard error follows from its
 * interval; where there is none it is the one reported, or follows from an exact p value of a ratio.
 */
export function readContrast(row: SynthesisRow, outcome: Outcome, measured: Measured): RowReading {
	const contrast = outcome.contrasts[row.contrast ?? 0];
	if (!contrast) return refused("The study no longer has this reported estimate");
	const wanted = contrastMeasureOf(measured);
	if (contrast.measure !== wanted) {
		return refused(`What is reported is no ${wanted}, and cannot be pooled as one`);
	}
	const effect = effectOf(contrast, scaleOf(measured) === "log");
	if (!effect) {
		return refused("The estimate has neither an interval, a standard error nor an exact p value that fit it");
	}
	// A contrast names its own arms; a row that wants them the other way round takes the other sign.
	const reversed = row.control.includes(contrast.armId);
	const sign = reversed !== Boolean(row.flipped) ? -1 : 1;
	const { estimate, se, how } = effect;
	return {
		ok: true,
		figures: { kind: "contrast", estimate: sign * estimate, se },
		derived: how === undefined ? [] : [how],
		derivedSides: { experimental: how !== undefined, control: false },
	};
}

/** An estimate and its standard error on the analysis scale; `how` the latter was derived, unless it is reported. */
interface ReadEffect {
	estimate: number;
	se: number;
	how?: string;
}

function effectOf(contrast: Contrast, isRatio: boolean): ReadEffect | null {
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
		how: `Standard error from its ${Number((100 * ciLevel).toFixed(3))}% interval`,
	};
}

function ratioFromInterval(value: number, ci: [number, number], ciLevel: number): ReadEffect | null {
	return ratio(() => logRatioFromInterval(value, ci, { ciLevel }));
}

function ratioFromP(value: number, reported: string | undefined): ReadEffect | null {
	const p = reported && /^=?\s*(0?[.,]\d+)$/.exec(reported)?.[1]?.replace(",", ".");
	return p ? ratio(() => logRatioFromP(value, Number(p))) : null;
}

/** Null where the figures contradict each other: a report's slip, not a fault of the program. */
function ratio(read: () => ReturnType<typeof logRatioFromP>): ReadEffect | null {
	try {
		const effect = read();
		if (effect.status !== "estimated") return null;
		return { estimate: effect.estimate, se: Math.sqrt(effect.variance), how: effect.method };
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return null;
	}
}

function refused(reason: string): { ok: false; reason: string } {
	return { ok: false, reason };
}
