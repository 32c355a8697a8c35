import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { normalCritical } from "#app/statistics/numerics/distributions.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import {
	COUNTS,
	type Counts,
	type FigureKind,
	figuresOfArms,
	MEANS,
	type Means,
	RATES,
	type Rates,
	type Side,
} from "./arm-figures.ts";
import { type ArmShare, shareKey } from "./shared-arms.ts";
import type { SynthesisRow } from "./synthesis-document.ts";
import { type SynthesisMeasure, scaleOf } from "./vocabulary.ts";

/** What a row brings into the analysis. */
export type RowFigures =
	| { kind: "counts"; experimental: Counts; control: Counts }
	| { kind: "means"; experimental: Means; control: Means }
	| { kind: "rates"; experimental: Rates; control: Rates }
	| { kind: "proportion"; arm: Counts }
	/** On the analysis scale. */
	| { kind: "contrast"; estimate: number; se: number };

/** Which side of a comparison has a derived figure. */
export interface DerivedSides {
	experimental: boolean;
	control: boolean;
}

export type RowReading =
	| { ok: true; figures: RowFigures; derived: string[]; derivedSides: DerivedSides }
	| { ok: false; reason: string };

type ReadStudy = Pick<StudyDocument, "arms" | "outcomes">;

/**
 * Reads a row's figures from its study. Whatever is derived says how; what cannot be read says why.
 * @param shares from `armShares`: which arms the row counts only a part of
 */
export function readRow(
	row: SynthesisRow,
	study: ReadStudy,
	measure: SynthesisMeasure,
	shares: ReadonlyMap<string, ArmShare>,
): RowReading {
	const outcome = study.outcomes.find(({ id }) => id === row.outcomeId);
	if (!outcome) return refused("The study no longer has this outcome");
	if (row.kind === "contrast") return readContrast(row, outcome, measure);
	const context = { row, outcome, study, shares };
	switch (row.kind) {
		case "counts":
			return bothSides(context, COUNTS, (experimental, control) => ({
				kind: "counts",
				experimental,
				control,
			}));
		case "means":
			return bothSides(context, MEANS, (experimental, control) => ({ kind: "means", experimental, control }));
		case "rates":
			return bothSides(context, RATES, (experimental, control) => ({ kind: "rates", experimental, control }));
		case "proportion": {
			const side = oneSide(context, COUNTS, row.experimental);
			if (!side.ok) return side;
			const derivedSides = { experimental: side.derived.length > 0, control: false };
			return {
				ok: true,
				figures: { kind: "proportion", arm: side.figures },
				derived: side.derived,
				derivedSides,
			};
		}
	}
}

interface Context {
	row: SynthesisRow;
	outcome: Outcome;
	study: ReadStudy;
	shares: ReadonlyMap<string, ArmShare>;
}

function oneSide<T>(
	{ row, outcome, study, shares }: Context,
	kind: FigureKind<T>,
	ids: readonly string[],
): Side<T> {
	const arms = armsNamed(ids, study);
	if (!arms) return refused("The study no longer has one of these arms");
	return figuresOfArms(kind, outcome, arms, (armId) => shares.get(shareKey(row.id, armId)));
}

function bothSides<T>(
	context: Context,
	kind: FigureKind<T>,
	together: (experimental: T, control: T) => RowFigures,
): RowReading {
	const { row } = context;
	const [experimental, control] = [
		oneSide(context, kind, row.experimental),
		oneSide(context, kind, row.control),
	];
	if (!experimental.ok) return experimental;
	if (!control.ok) return control;
	const derived = [...experimental.derived, ...control.derived];
	const derivedSides = { experimental: experimental.derived.length > 0, control: control.derived.length > 0 };
	const figures = together(experimental.figures, control.figures);
	if (!row.flipped || figures.kind !== "means") return { ok: true, figures, derived, derivedSides };
	return {
		ok: true,
		figures: { kind: "means", experimental: turned(figures.experimental), control: turned(figures.control) },
		derived: [...derived, "The scale runs the other way than the question’s, so means change sign"],
		derivedSides: { experimental: true, control: true },
	};
}

const turned = (figures: Means): Means => ({ ...figures, mean: -figures.mean });

function armsNamed(ids: readonly string[], { arms }: ReadStudy): Arm[] | null {
	const found = ids.flatMap((id) => arms.find((arm) => arm.id === id) ?? []);
	return found.length === ids.length && found.length > 0 ? found : null;
}

/** Reported estimates of the measure itself, with the standard error that their interval or p value implies. */
function readContrast(row: SynthesisRow, outcome: Outcome, measure: SynthesisMeasure): RowReading {
	const contrast = outcome.contrasts[row.contrast ?? 0];
	if (!contrast) return refused("The study no longer has this reported estimate");
	const wanted = measure === "PETO" ? "OR" : measure;
	if (contrast.measure !== wanted) {
		return refused(`What is reported is no ${wanted}, and cannot be pooled as one`);
	}
	const effect = effectOf(contrast, measure);
	if (!effect) return refused("The estimate has neither an interval nor an exact p value that fit it");
	// A contrast names its own arms; a row that wants them the other way round takes the other sign.
	const reversed = row.control.includes(contrast.armId);
	const sign = reversed !== Boolean(row.flipped) ? -1 : 1;
	return {
		ok: true,
		figures: { kind: "contrast", estimate: sign * effect.estimate, se: effect.se },
		derived: [effect.how],
		derivedSides: { experimental: true, control: false },
	};
}

function effectOf(contrast: Contrast, measure: SynthesisMeasure) {
	const { estimate, ciLow, ciHigh } = contrast;
	if (estimate === undefined) return null;
	const value = Number(estimate);
	const ciLevel = Number(contrast.ciLevel ?? 95) / 100;
	const interval =
		ciLow !== undefined && ciHigh !== undefined ? ([Number(ciLow), Number(ciHigh)] as const) : null;
	const p = contrast.p && /^=?\s*(0?[.,]\d+)$/.exec(contrast.p)?.[1]?.replace(",", ".");
	try {
		if (scaleOf(measure) === "log") {
			const effect = interval
				? logRatioFromInterval(value, [...interval], { ciLevel })
				: p
					? logRatioFromP(value, Number(p))
					: null;
			if (effect?.status !== "estimated") return null;
			return { estimate: effect.estimate, se: Math.sqrt(effect.variance), how: effect.method };
		}
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return null;
	}
	if (!interval || !(interval[0] <= value && value <= interval[1] && interval[0] < interval[1])) return null;
	const se = (interval[1] - interval[0]) / (2 * normalCritical(ciLevel));
	return {
		estimate: value,
		se,
		how: `Standard error from its ${Number((100 * ciLevel).toFixed(3))}% interval`,
	};
}

function refused(reason: string): { ok: false; reason: string } {
	return { ok: false, reason };
}
