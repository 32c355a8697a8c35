import { formatEffect, formatFixed, formatInterval } from "#app/domain/format.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";

/** A synthesis as its exports take it: what was asked, what came out, and what it is called. */
export interface SynthesisExport {
	readonly title: string;
	readonly slug?: string | undefined;
	readonly version?: number | undefined;
	/** The day it was made, as 2026-11-23. */
	readonly date: string;
	/** Where it can be read. */
	readonly address?: string | undefined;
	readonly request: AnalysisRequest;
	readonly response: AnalysisResponse;
	readonly arms: { readonly experimental: string; readonly control: string };
	/** What generic estimates are, where they are ratios that were given as logarithms: a hazard ratio. */
	readonly generic?: { readonly name: string; readonly scale: "log" | "identity" } | undefined;
	/** Remarks on rows, in their order: that a scale was turned round, that a figure was derived. */
	readonly notes?: readonly (string | null)[] | undefined;
}

const NAMES = {
	RR: "risk ratio",
	OR: "odds ratio",
	RD: "risk difference",
	PETO: "Peto odds ratio",
	MD: "mean difference",
	SMD: "standardised mean difference",
	IRR: "rate ratio",
	PLO: "proportion",
	GEN: "effect",
} as const satisfies Record<AnalysisRequest["measure"], string>;

/** What is pooled, as a sentence has it: "risk ratio". */
export function measureName({ request, generic }: SynthesisExport): string {
	return request.measure === "GEN" && generic ? generic.name.toLowerCase() : NAMES[request.measure];
}

/** How effects are turned back for reading; differences of risks are read in percentage points. */
export function readingScale({ request, response, generic }: SynthesisExport) {
	if (request.measure === "GEN") return generic?.scale ?? "identity";
	return request.measure === "RD" ? "points" : response.scale;
}

/** From the analysis scale to what people read. */
export function toReading(input: SynthesisExport, value: number): number {
	switch (readingScale(input)) {
		case "log":
			return Math.exp(value);
		case "logit":
			return 1 / (1 + Math.exp(-value));
		case "points":
			return 100 * value;
		case "identity":
			return value;
	}
}

const formatFor = (input: SynthesisExport) =>
	readingScale(input) === "points" ? (value: number) => formatFixed(value, 1) : formatEffect;

/** "0.49", from an estimate on the analysis scale. */
export function shownEstimate(input: SynthesisExport, estimate: number): string {
	return formatFor(input)(toReading(input, estimate));
}

/** "[0.34, 0.70]", from an interval on the analysis scale. */
export function shownInterval(input: SynthesisExport, [low, high]: Interval): string {
	return formatInterval(toReading(input, low), toReading(input, high), formatFor(input));
}

/** "percentage points" after a risk difference, otherwise nothing. */
export function unitOf(input: SynthesisExport): string {
	return readingScale(input) === "points" ? " percentage points" : "";
}

/** "95%" from 0.95, "99.9%" from 0.999. */
export function shownLevel({ response }: SynthesisExport): string {
	return `${Number((100 * response.level).toFixed(6))}%`;
}

/** A file's name without its ending. */
export function fileStem({ slug, title }: SynthesisExport): string {
	const words = (slug ?? title).toLowerCase().split(/[^a-z0-9]+/);
	return words.filter(Boolean).join("-").slice(0, 60) || "synthesis";
}
