import { formatWhole } from "#app/domain/format/format.ts";
import { MEASURES, type OnRate } from "#app/statistics/effects/measures.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { rateWith } from "../../synthesis/rate-with.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { toReading } from "./effect-text.ts";

/** The risk that people have without the intervention, and where it is from. */
interface Baseline {
	/** In [0, 1]. */
	risk: number;
	/** "chosen by the reader" */
	from: string;
}

/** What the pooled effect makes of a baseline risk. */
export interface AbsoluteEffect {
	baseline: Baseline;
	/** The risk with the intervention by the lower limit, the estimate and the upper limit. */
	risks: readonly [low: number, middle: number, high: number];
	/** Whether one of the three would be more than everybody, or less than nobody, and was cut there. */
	cut: boolean;
}

/** How the measure of an analysis makes one risk of another; undefined where people are not had or not had. */
export function onRiskOf({ settings }: Pick<SynthesisAnalysis, "settings">): OnRate | undefined {
	const { onRate, figures } = MEASURES[settings.measure];
	return figures === "rates" ? undefined : onRate;
}

/**
 * The baseline risk: the reader's, else the authors', else that of the comparator's groups together. The last only
 * where the synthesis names its comparator: otherwise nobody has said whose risk it would be.
 * @param risk the reader's, in percent
 */
function baselineOf(
	{ baseline, question }: Pick<SynthesisDocument, "baseline" | "question">,
	{ rows }: SynthesisAnalysis,
	risk: number | undefined,
): Baseline | undefined {
	if (risk !== undefined) return { risk: risk / 100, from: "chosen by the reader" };
	if (baseline.percent !== undefined) {
		return { risk: Number(baseline.percent) / 100, from: baseline.reason ?? "chosen by the authors" };
	}
	if (question.comparator === undefined) return undefined;
	let events = 0;
	let n = 0;
	for (const { reading, excluded } of rows) {
		if (excluded !== undefined || !reading.ok || reading.figures.kind !== "counts") continue;
		events += reading.figures.control.events;
		n += reading.figures.control.n;
	}
	if (n === 0 || events === 0) return undefined;
	return {
		risk: events / n,
		from: `as in the control groups together, ${formatWhole(events)} of ${formatWhole(n)} (derived)`,
	};
}

/**
 * The risk with the intervention, from the baseline risk and the pooled effect; undefined where nothing is pooled,
 * the measure is of no risks, or there is no baseline.
 * @see Cochrane Handbook 15.4.4
 */
export function absoluteEffect(
	document: Pick<SynthesisDocument, "baseline" | "question">,
	analysis: SynthesisAnalysis,
	risk: number | undefined,
): AbsoluteEffect | undefined {
	const onRate = onRiskOf(analysis);
	const { pooled } = analysis.response;
	const baseline = onRate && pooled ? baselineOf(document, analysis, risk) : undefined;
	if (!onRate || !pooled || !baseline) return undefined;
	const { scale } = MEASURES[analysis.settings.measure];
	const made = [pooled.ci[0], pooled.estimate, pooled.ci[1]].map((effect) =>
		rateWith(onRate, baseline.risk, toReading(scale, effect)),
	);
	const [low = 0, middle = 0, high = 0] = made.map((each) => Math.min(1, Math.max(0, each)));
	return { baseline, risks: [low, middle, high], cut: made.some((each) => each < 0 || each > 1) };
}
