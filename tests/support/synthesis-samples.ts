import type { SynthesisRegression } from "#app/domain/synthesis/regression.ts";
import type { BiasInput, BiasJudgement } from "#app/domain/views/synthesis/bias-judgement.ts";
import type { SynthesisFigureOptions } from "#app/domain/views/synthesis/figure-input.ts";
import type { PeopleWords } from "#app/domain/views/synthesis/people-words.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { metaRegression } from "#app/statistics/regression/meta-regression.ts";
import { inputOf } from "#tests/reference/input-rows.ts";

/** Syntheses of the public data sets in fixtures/metafor, as figures take them. */

/** A set of tables with events in two arms. */
export function tables(id: string, measure: "RR" | "OR" | "RD" | "PETO" = "RR"): AnalysisRequest {
	const rows = inputOf(id).flatMap(({ label, year, group, arms }) => {
		if (arms.kind !== "events") return [];
		const { experimental, control } = arms;
		return [{ label, year, group, experimental, control }];
	});
	return { measure, rows };
}

export function means(id: string, measure: "MD" | "SMD"): AnalysisRequest {
	const rows = inputOf(id).flatMap(({ label, year, group, arms }) => {
		if (arms.kind !== "means") return [];
		const { experimental, control } = arms;
		return [{ label, year, group, experimental, control }];
	});
	return { measure, rows };
}

export function proportions(id: string): AnalysisRequest {
	const rows = inputOf(id).flatMap(({ label, year, arms }) =>
		arms.kind === "proportion" ? [{ label, year, events: arms.events, n: arms.n }] : [],
	);
	return { measure: "PLO", rows };
}

export function generic(id: string): AnalysisRequest {
	const rows = inputOf(id).flatMap(({ label, year, arms }) =>
		arms.kind === "generic" ? [{ label, year, estimate: arms.estimate, variance: arms.variance }] : [],
	);
	return { measure: "GEN", rows };
}

/** Absolute latitude of the BCG trials, in the order of fixtures/metafor/input/bcg.csv (metadat::dat.bcg). */
export const BCG_LATITUDE = [44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33];

export const BCG_OPTIONS: SynthesisFigureOptions = {
	title: "BCG vaccine against tuberculosis",
	provenance: "Version 3, 23 November 2026",
	arms: { experimental: "BCG vaccine", control: "No vaccine" },
	favours: { low: "favours vaccine", high: "favours no vaccine" },
	subgroupsBy: "Allocation",
	moderator: { label: "Absolute latitude (degrees)", values: BCG_LATITUDE },
};

/** The BCG trials regressed on it. */
export function onLatitude(): SynthesisRegression {
	const studies = analyse(tables("bcg")).rows.flatMap(({ estimate, se }) =>
		estimate === null || se === null ? [] : [{ estimate, variance: se ** 2 }],
	);
	const moderator = { name: "Latitude", kind: "numeric" as const, values: BCG_LATITUDE };
	return { moderators: [moderator], left: 0, result: metaRegression(studies, [moderator]) };
}

const DOMAINS = [
	"Randomisation process",
	"Deviations from the intended interventions",
	"Missing outcome data",
	"Measurement of the outcome",
	"Selection of the reported result",
	"Overall",
];

const CYCLE: (BiasJudgement | null)[] = [
	"low",
	"low",
	"some-concerns",
	"low",
	"high",
	"low",
	"no-information",
	null,
];

/** Made-up judgements of some rows, every one of the tool's among them. */
export function madeUpBias(rows: number): BiasInput {
	return {
		tool: "RoB 2",
		domains: DOMAINS,
		judgements: Array.from({ length: rows }, (_, i) =>
			DOMAINS.map((_, j) => CYCLE[(i * 5 + j * 3) % CYCLE.length] ?? null),
		),
	};
}

/** What the BCG trials mean for people of whom 12% would fall ill: 0.12 × 0.49 [0.34, 0.70]. */
export const BCG_PEOPLE: PeopleWords = {
	...{ comparator: "no vaccine", intervention: "BCG vaccine", outcome: "tuberculosis" },
	effect: {
		baseline: { risk: 0.12, from: "chosen by the reader" },
		risks: [0.041, 0.059, 0.084],
		cut: false,
	},
	people: 1000,
	sentences: [
		"Of 1,000 people with no vaccine, 120 have the outcome (tuberculosis).",
		"With, 59.",
		"61 fewer.",
	],
	method: "Baseline risk 12.0%, chosen by the reader.",
};

/** Made-up trials with names as long as they occur, the same each time. */
export function manyTrials(count: number): AnalysisRequest {
	let seed = 7;
	const next = () => {
		seed = (seed * 16807) % 2147483647;
		return seed / 2147483647;
	};
	const rows = Array.from({ length: count }, (_, i) => {
		const n = 20 + Math.floor(400 * next() ** 2);
		const control = { n, events: Math.floor(n * (0.1 + 0.3 * next())) };
		const experimental = { n, events: Math.floor(n * (0.2 + 0.3 * next())) };
		return {
			label: `Author ${i + 1} and others ${1970 + (i % 55)}`,
			year: 1970 + (i % 55),
			experimental,
			control,
		};
	});
	return { measure: "RR", rows };
}
