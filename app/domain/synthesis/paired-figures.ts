import { pairedCounts, pairedMeanDifference, pairedSmd } from "#app/statistics/designs/pairs.ts";
import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { formatTyped } from "../format/format-number.ts";
import type { Measured } from "./measured.ts";
import { type RowFigures, type RowReading, refusedByDesign } from "./row-reading.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

type Read = Extract<RowReading, { ok: true }>;

interface Correlated {
	correlation: number;
	source: string | undefined;
}

/**
 * The comparison of two treatments that the same people had, from each one's figures and the correlation within people:
 * an estimate with its paired error, which is then pooled as it is.
 */
export function pairedFigures(
	reading: Read,
	{ row, measured }: { row: SynthesisRow; measured: Measured },
	{ correlation, source }: Correlated,
): RowReading {
	if (row.experimental.length + row.control.length > 2)
		return refusedByDesign("Arms of the same people cannot be combined and compared with their correlation");
	const sizes = sizesIn(reading.figures);
	if (sizes && sizes[0] !== sizes[1])
		return refusedByDesign(
			`The same people had both treatments, but ${sizes[0]} were analysed of one and ${sizes[1]} of the other: how many had both is not known`,
		);
	const effect = effectOf(reading.figures, measured, correlation);
	if (!effect) return refusedByDesign("No paired error follows from a correlation for this measure");
	if (effect.status === "not estimable") return refusedByDesign(effect.reason);
	const { estimate, se } = effect;
	const from = source ? ` (${source})` : "";
	return {
		...reading,
		figures: { kind: "contrast", estimate, se },
		derived: [
			...reading.derived,
			`${effect.method}: paired standard error by a correlation of ${formatTyped(correlation)}${from}`,
		],
		derivedSides: { experimental: true, control: false },
		rule: "paired",
	};
}

function sizesIn(figures: RowFigures): [number, number] | undefined {
	if (figures.kind !== "counts" && figures.kind !== "means") return undefined;
	return [figures.experimental.n, figures.control.n];
}

function effectOf(figures: RowFigures, { measure }: Measured, correlation: number): EffectResult | undefined {
	if (figures.kind === "means") {
		if (measure === "MD") return pairedMeanDifference(figures, correlation);
		return measure === "SMD" ? pairedSmd(figures, correlation) : undefined;
	}
	const isOfCounts = measure === "OR" || measure === "RR" || measure === "RD";
	return figures.kind === "counts" && isOfCounts ? pairedCounts(measure, figures, correlation) : undefined;
}
