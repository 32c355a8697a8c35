import { peopleToTell } from "#app/domain/accounts/people-to-tell.ts";
import { formatPercent, formatWhole } from "#app/domain/format/format.ts";
import { decimalsFor } from "#app/domain/format/format-number.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { measureLabel } from "../../synthesis/measured.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import {
	CERTAINTIES,
	CERTAINTY_SIGNS,
	GRADE_DOMAINS,
	GRADE_RATINGS,
	GRADE_UPGRADES,
	type GradeDomain,
	type GradeUpgrade,
	UPGRADE_RATINGS,
} from "../../synthesis/vocabulary.ts";
import { type AbsoluteEffect, absoluteEffect } from "./absolute-effect.ts";
import { outcomeName } from "./answer-sentence.ts";
import { effectText, effectUnit } from "./effect-text.ts";
import { pooledView, sizeText } from "./pooled-view.ts";

/** The one line of a summary of findings, its certainty, and the reasons. */
export interface SummaryOfFindings {
	outcome: string;
	size: string;
	/** "Risk ratio 4.44 [2.10, 9.38]" */
	relative?: string;
	/** Absent for outcomes that are not had or not had. */
	absolute?: {
		/** Of how many people: "1,000", or more where the outcome is rare. */
		people: string;
		without: string;
		with: string;
		difference: string;
		/** "Baseline risk 10.7%, as in the control groups pooled (8 of 75)" */
		baseline: string;
	};
	/** In percent, for the form that changes it. */
	risk?: string;
	certainty?: { label: string; signs: string };
	judgements: { label: string; rating: string; reason?: string }[];
}

/** @param risk baseline risk in percent, in place of the document's */
export function summaryOfFindings(
	document: SynthesisDocument,
	analysis: SynthesisAnalysis,
	risk: number | undefined,
): SummaryOfFindings {
	const { pooled } = analysis.response;
	const { certainty } = document.grade;
	const absolute = absoluteEffect(document, analysis, risk);
	const unit = effectUnit(analysis.settings);
	return {
		outcome: outcomeName(document.question),
		size: sizeText(pooledView(analysis)),
		...(pooled && {
			relative: `${measureLabel(analysis.settings)} ${effectText(analysis.settings, pooled.estimate, pooled.ci, pooled.harmonicN)}${unit && ` ${unit}`}`,
		}),
		...(absolute && absolutePart(absolute)),
		...(certainty && { certainty: { label: CERTAINTIES[certainty], signs: CERTAINTY_SIGNS[certainty] } }),
		judgements: judgementsOf(document.grade),
	};
}

function absolutePart({ baseline: { risk, from }, risks }: AbsoluteEffect) {
	// Whole people must tell the estimate from its limits.
	const apart = [risk, risks[1] - risks[0], risks[2] - risks[1]].filter((part) => part > 1e-12);
	const people = peopleToTell(Math.min(...apart), { from: 1000, least: 1 });
	const [low, middle, high] = risks.map((part) => people * part) as [number, number, number];
	const without = people * risk;
	return {
		absolute: {
			people: formatWhole(people),
			without: formatWhole(without),
			with: `${formatWhole(middle)} [${formatWhole(low)}, ${formatWhole(high)}]`,
			difference: `${signed(Math.round(middle) - Math.round(without) || middle - without)} [${signed(low - without)} to ${signed(high - without)}]`,
			baseline: `${formatPercent(risk, 100)}%, ${from}`,
		},
		risk: percentText(risk),
	};
}

/** A risk in percent, as the field for it holds it. */
const percentText = (risk: number) =>
	String(Number((100 * risk).toFixed(Math.max(2, decimalsFor(100 * risk)))));

/** A difference in whole people; one that is less than one of them is not none. */
function signed(value: number): string {
	const rounded = Math.round(value);
	if (Math.abs(value) < 1e-9) return "no difference";
	return `${rounded === 0 ? "less than 1" : formatWhole(Math.abs(rounded))} ${value > 0 ? "more" : "fewer"}`;
}

function judgementsOf(grade: SynthesisDocument["grade"]): SummaryOfFindings["judgements"] {
	const down = Object.entries(GRADE_DOMAINS).flatMap(([domain, label]) => {
		const { rating, reason } = grade[domain as GradeDomain];
		return rating ? [{ label, rating: GRADE_RATINGS[rating], ...(reason && { reason }) }] : [];
	});
	const up = Object.entries(GRADE_UPGRADES).flatMap(([name, label]) => {
		const { rating, reason } = grade[name as GradeUpgrade];
		return rating && rating !== "none"
			? [{ label, rating: UPGRADE_RATINGS[rating], ...(reason && { reason }) }]
			: [];
	});
	return [...down, ...up];
}
