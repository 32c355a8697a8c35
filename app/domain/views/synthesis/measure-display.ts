import type { Interval } from "#app/statistics/numerics/interval.ts";
import { formatInterval } from "../../format.ts";
import type { ForestEffect, ValueAxis } from "./chart.ts";
import { printRead, type ReadingScale, toReading } from "./effect-text.ts";
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
	/** The scale that an analysis axis (funnel, radial) has when read back. */
	toShown: (estimate: number) => number;
	/** What shown values are of analysis values on a linear scale: 100 for percentage points. */
	per: number;
	/** One number on the analysis scale as printed. */
	print: (estimate: number) => string;
	/** "3.52 [1.57, 7.91]" with the values that are drawn. */
	effect: (estimate: number, ci: Interval) => ForestEffect;
}

const MEASURES = {
	RR: { name: "Risk ratio", short: "RR" },
	OR: { name: "Odds ratio", short: "OR" },
	PETO: { name: "Peto odds ratio", short: "Peto OR" },
	RD: { name: "Risk difference", short: "RD" },
	MD: { name: "Mean difference", short: "MD" },
	SMD: { name: "Standardised mean difference", short: "SMD" },
	IRR: { name: "Rate ratio", short: "IRR" },
	PLO: { name: "Proportion", short: "Proportion" },
	GEN: { name: "Effect", short: "Effect" },
} as const;

export function measureDisplay(
	{ response }: Pick<Analysed, "response">,
	{ generic, favours }: Pick<SynthesisFigureOptions, "generic" | "favours">,
): MeasureDisplay {
	const { measure } = response;
	const isGeneric = measure === "GEN" && generic !== undefined;
	const { name, short } = isGeneric ? { name: generic.label, short: generic.label } : MEASURES[measure];
	const scale: ReadingScale = isGeneric ? generic.scale : measure === "RD" ? "points" : response.scale;
	const per = scale === "logit" || scale === "points" ? 100 : 1;
	const toShown = (estimate: number) => toReading(scale, estimate);
	const shown = (read: number) => printRead(scale, read);
	const unit = scale === "points" ? "% points" : scale === "logit" ? "%" : "";
	const reference = scale === "logit" ? undefined : scale === "log" ? 1 : 0;
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
		print: (estimate) => shown(toShown(estimate)),
		effect: (estimate, [low, high]) => {
			const ends = [toShown(low), toShown(high)] as const;
			const value = toShown(estimate);
			return {
				value,
				low: ends[0],
				high: ends[1],
				shown: `${shown(value)} ${formatInterval(...ends, shown)}`,
			};
		},
	};
}

/** "95%" */
export function levelShown(level: number): string {
	return `${Number((100 * level).toPrecision(6))}%`;
}
