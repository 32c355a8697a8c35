import { estimateText, type OfEstimate } from "#app/domain/format/format-estimate.ts";
import { type AnalysisRequest, rowsFrom } from "#app/statistics/analysis/request.ts";
import { MEASURES } from "#app/statistics/effects/measures.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";
import type { ForestEffect, ValueAxis } from "./chart.ts";
import {
	isPercent,
	printRead,
	type ReadingScale,
	readEstimate,
	readingScaleOf,
	toReading,
} from "./effect-text.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";

/** How a measure is read: its names, its axis, and its numbers from the analysis scale to print. */
export interface MeasureDisplay {
	/** "Risk ratio" */
	name: string;
	/** "RR" */
	short: string;
	/** Heads a column: "RR", "RD, % points". */
	heading: string;
	axis: ValueAxis;
	/**
	 * The scale that an analysis axis (funnel, radial) has when read back.
	 * @param n people, for the double arcsine; those of the pooled estimate when absent
	 */
	toShown: (estimate: number, n?: number) => number;
	/** What shown values are of analysis values on a linear scale: 100 for percentage points. */
	per: number;
	/** An estimate on the analysis scale and its interval as printed. */
	print: (estimate: number, ci: Interval, n?: number) => OfEstimate<string>;
	/** "3.52 [1.57, 7.91]" with the values that are drawn. */
	effect: (estimate: number, ci: Interval, n?: number) => ForestEffect;
}

/** How the estimates of an analysis are read and printed: names, axis, and the way from the analysis scale to what is shown. */
export function measureDisplay(
	{ response }: Pick<Analysed, "response">,
	{ generic, favours }: Pick<SynthesisFigureOptions, "generic" | "favours">,
): MeasureDisplay {
	const { measure } = response;
	const entry = MEASURES[measure];
	const isGeneric = measure === "GEN";
	const short = (isGeneric && generic?.label) || (entry.short ?? measure);
	const name = isGeneric ? short : entry.name;
	const scale: ReadingScale = (isGeneric && generic?.scale) || readingScaleOf({ measure });
	const percent = isPercent(scale);
	const per = percent || scale === "points" ? 100 : 1;
	const pooledN = response.pooled?.harmonicN;
	const toShown = (estimate: number, n = pooledN) => toReading(scale, estimate, n);
	const unit = scale === "points" ? "% points" : percent ? "%" : "";
	const reference = percent ? undefined : scale === "log" ? 1 : 0;
	return {
		name,
		short,
		heading: unit === "" ? short : `${short}, ${unit}`,
		axis: {
			scale: scale === "log" ? "log" : "linear",
			unit: unit === "%" ? "%" : "",
			label: scale === "points" ? `${name} (percentage points)` : name,
			...(reference !== undefined && { reference, ...(favours && { favours }) }),
		},
		toShown,
		per,
		print: (estimate, ci, n = pooledN) => printRead(scale, readEstimate(scale, estimate, ci, n)),
		effect: (estimate, ci, n = pooledN) => {
			const read = readEstimate(scale, estimate, ci, n);
			return {
				value: read.estimate,
				low: read.low,
				high: read.high,
				shown: estimateText(printRead(scale, read)),
			};
		},
	};
}

/** The people of a row, by which its own double arcsine is read back; undefined for other measures. */
export function sizeOf(request: AnalysisRequest, place: number): number | undefined {
	const isReadBySize = MEASURES[request.measure].scale === "double arcsine";
	return isReadBySize ? rowsFrom(request, "proportion")?.[place]?.n : undefined;
}
