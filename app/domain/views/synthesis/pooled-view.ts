import { counted, formatFixed, formatWhole } from "#app/domain/format/format.ts";
import {
	amountText,
	formatLevel,
	formatNumber,
	formatP,
	formatShare,
} from "#app/domain/format/format-number.ts";
import { MEASURES, type SynthesisMeasure } from "#app/statistics/effects/measures.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { measureLabel } from "../../synthesis/measured.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";
import { effectText, effectUnit, intervalText } from "./effect-text.ts";

/** A line of the table of pooled numbers. */
interface PooledLine {
	label: string;
	value: string;
}

/** The pooled result as a page prints it, with how it was computed. */
export interface PooledView {
	measure: string;
	/** "Risk ratio, random effects, τ² by REML, …" as the analysis names it. */
	method: string;
	/** "3.52 [1.57, 7.91]"; absent when nothing could be pooled. */
	effect?: string;
	lines: PooledLine[];
	/** What stands before the effect of each study: the figures of two arms, of one, or a reported estimate. */
	sides: string[];
	k: number;
	/** Of how many different studies the comparisons are. */
	studies: number;
	people?: number;
	warnings: string[];
}

export function pooledView(analysis: SynthesisAnalysis): PooledView {
	const { response, settings } = analysis;
	const { measure } = settings;
	const { pooled, heterogeneity, predictionInterval, k } = response;
	const people = peopleIn(analysis);
	const studies = new Set(
		analysis.rows.flatMap(({ row, excluded }) => (excluded === undefined ? [row.study] : [])),
	).size;
	const level = formatLevel(response.level);
	const unit = effectUnit(settings);
	const back = pooled?.harmonicN;
	const lines: (PooledLine | false)[] = [
		{ label: "In the analysis", value: countText(k, studies) },
		people !== undefined && { label: "People", value: formatWhole(people) },
		pooled !== null && {
			label: `${measureLabel(settings)}, ${level} interval`,
			value: [effectText(settings, pooled.estimate, pooled.ci, back), unit].filter(Boolean).join(" "),
		},
		pooled?.p != null &&
			!isOneArm(measure) && {
				label: "Test of no effect",
				value: `${pooled.df === null ? "z" : `t (${formatDf(pooled.df)} df)`} = ${formatFixed(pooled.statistic ?? 0, 2)}, ${formatP(pooled.p)}`,
			},
		pooled !== null &&
			predictionInterval !== null && {
				label: `Prediction interval, ${level}`,
				value: [intervalText(settings, pooled.estimate, predictionInterval, back), unit]
					.filter(Boolean)
					.join(" "),
			},
		back !== undefined && {
			label: "Harmonic mean of the sizes, for reading back",
			value: formatNumber(back),
		},
		heterogeneity !== null && {
			label: "Cochran’s Q",
			value: `${formatNumber(heterogeneity.Q)} on ${formatWhole(heterogeneity.df)} df, ${formatP(heterogeneity.p)}`,
		},
		heterogeneity !== null && {
			label: "τ² (variance between studies)",
			value: `${amountText(heterogeneity.tau2, heterogeneity.tau2Ci)}; τ = ${formatNumber(heterogeneity.tau)}`,
		},
		heterogeneity?.I2 != null && {
			label: response.model === "random" ? "I² from τ²" : "I²",
			value: formatShare(heterogeneity.I2),
		},
		heterogeneity?.I2Q != null && { label: "I² from Q", value: formatShare(heterogeneity.I2Q) },
		heterogeneity?.H2 != null && { label: "H²", value: formatNumber(heterogeneity.H2) },
	];
	return {
		measure: measureLabel(settings),
		method: response.method,
		...(pooled && { effect: effectText(settings, pooled.estimate, pooled.ci, back) }),
		lines: lines.filter((line) => line !== false),
		sides: sidesOf(measure),
		k,
		studies,
		...(people !== undefined && { people }),
		warnings: [...designWarnings(analysis), ...response.warnings],
	};
}

/** That rows in the result ignore their studies' designs. */
function designWarnings({ rows }: SynthesisAnalysis): string[] {
	const flagged = rows.filter(
		({ reading, excluded }) => excluded === undefined && reading.ok && reading.flag,
	);
	if (flagged.length === 0) return [];
	return [
		`${flagged.map(({ label }) => label).join("; ")}: people who are not independent are, or may be, treated as independent, so the weight and the interval of the result cannot be trusted as far as these go`,
	];
}

function sidesOf(measure: SynthesisMeasure): string[] {
	if (isOneArm(measure)) return ["With the outcome"];
	return MEASURES[measure].figures === "contrast" ? ["Estimate"] : ["Experimental", "Control"];
}

const formatDf = (df: number) => (Number.isInteger(df) ? String(df) : formatFixed(df, 1));

/** People analysed in the rows that count; undefined where some row does not say. */
function peopleIn({ rows }: SynthesisAnalysis): number | undefined {
	let people = 0;
	for (const { reading, excluded } of rows) {
		if (excluded !== undefined || !reading.ok) continue;
		const { figures } = reading;
		if (reading.people !== undefined) people += reading.people;
		else if (figures.kind === "proportion") people += figures.arm.n;
		else if (figures.kind === "counts" || figures.kind === "means") {
			people += figures.experimental.n + figures.control.n;
		} else return undefined;
	}
	return people;
}

/** "3 studies, 134 people" */
export function sizeText({ k, studies, people }: Pick<PooledView, "k" | "studies" | "people">): string {
	const count = countText(k, studies);
	return people === undefined ? count : `${count}, ${counted(people, "person", "people")}`;
}

function countText(k: number, studies: number): string {
	const count = counted(studies, "study", "studies");
	return k === studies ? count : `${counted(k, "comparison")} of ${count}`;
}
