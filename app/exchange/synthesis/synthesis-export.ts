import { inBrackets } from "#app/domain/format/format.ts";
import type { SynthesisRegression } from "#app/domain/synthesis/regression.ts";
import type { DesignRule } from "#app/domain/synthesis/row-reading.ts";
import { isOneArm } from "#app/domain/synthesis/vocabulary.ts";
import { inSentence } from "#app/domain/views/synthesis/answer-sentence.ts";
import {
	isPercent,
	printRead,
	type ReadingScale,
	readEstimate,
	readingScaleOf,
} from "#app/domain/views/synthesis/effect-text.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import { MEASURES } from "#app/statistics/effects/measures.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";

/** Which row of a synthesis it is, and of which version of which study. */
export interface RowOrigin {
	readonly row: string;
	/** The study's address; absent where it may not be told. */
	readonly study?: string;
	readonly version?: number;
	/** When its outcome was measured, in words; absent where nobody said. */
	readonly time?: string;
}

/** A number of each row that may explain the effects; null where it is not known. */
export interface RowModerator {
	readonly name: string;
	readonly values: readonly (number | null)[];
}

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
	/** Which time points answer the question, in words; absent where it asks for none. */
	readonly timeRule?: string | undefined;
	readonly arms: { readonly experimental: string; readonly control: string };
	/** What generic estimates are, where they are ratios that were given as logarithms: a hazard ratio. */
	readonly generic?: { readonly name: string; readonly scale: "log" | "points" | "identity" } | undefined;
	/** Remarks on rows, in their order: that a scale was turned round, that a figure was derived. */
	readonly notes?: readonly (string | null)[] | undefined;
	/** What was done for rows as their studies' designs need it, in their order; null where nothing was. */
	readonly rules?: readonly (DesignRule | null)[] | undefined;
	readonly moderators?: readonly RowModerator[] | undefined;
	/** Moderators in one regression together. */
	readonly regression?: SynthesisRegression | undefined;
	/** In the rows' order. */
	readonly origins?: readonly RowOrigin[] | undefined;
	/** Rows that did not come into the analysis, and why. */
	readonly unanalysed?: readonly (RowOrigin & { label: string; reason: string })[] | undefined;
}

/** What is pooled, as a sentence has it: "risk ratio". */
export function measureName({ request, generic }: SynthesisExport): string {
	const { name, short } = MEASURES[request.measure];
	return inSentence(request.measure === "GEN" ? (generic?.name ?? short ?? name) : name);
}

/** How effects are turned back for reading; differences of risks are read in percentage points. */
export function readingScale({ request, generic }: SynthesisExport): ReadingScale {
	return request.measure === "GEN"
		? (generic?.scale ?? "identity")
		: readingScaleOf({ measure: request.measure });
}

/** "BCG against no vaccine", or the one arm. */
export function comparisonName({ request, arms }: SynthesisExport): string {
	return isOneArm(request.measure) ? arms.experimental : `${arms.experimental} against ${arms.control}`;
}

/** An estimate on the analysis scale and its interval, each as printed: "0.49", "[0.34, 0.70]". */
export function shownEffect(
	input: SynthesisExport,
	estimate: number,
	ci: Interval,
	n = input.response.pooled?.harmonicN,
): { estimate: string; interval: string } {
	const scale = readingScale(input);
	const printed = printRead(scale, readEstimate(scale, estimate, ci, n));
	return { estimate: printed.estimate, interval: inBrackets(printed) };
}

/** " percentage points" after a risk difference, "%" after a proportion, otherwise nothing. */
export function unitOf(input: SynthesisExport): string {
	const scale = readingScale(input);
	return scale === "points" ? " percentage points" : isPercent(scale) ? "%" : "";
}

/** A file's name without its ending. */
export function fileStem({ slug, title }: SynthesisExport): string {
	const words = (slug ?? title).toLowerCase().split(/[^a-z0-9]+/);
	return words.filter(Boolean).join("-").slice(0, 60) || "synthesis";
}
