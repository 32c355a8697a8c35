import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisPart, AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse, ResponseRow } from "#app/statistics/analysis/response.ts";
import { MEASURES } from "#app/statistics/effects/measures.ts";
import type { ZeroCells } from "#app/statistics/effects/zero-cells.ts";
import { shortName, studyYear } from "../describe.ts";
import { isRetracted } from "../report-status.ts";
import { readable } from "../study/readable.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { shortened } from "../versions/shortened.ts";
import { measureLabel } from "./measured.ts";
import { readRow } from "./row-figures.ts";
import type { DesignRule, RowReading } from "./row-reading.ts";
import { armShares } from "./shared-arms.ts";
import type { AnalysisSettings, SynthesisDocument, SynthesisRow } from "./synthesis-document.ts";
import { MODELS, ROW_KINDS } from "./vocabulary.ts";

/** A study as a synthesis reads it: one version of it. */
export interface SourceStudy {
	slug: string;
	version: number;
	visibility: "draft" | "published";
	document: StudyDocument;
}

export type SourceStudies = ReadonlyMap<string, SourceStudy>;

export interface AnalysedRow {
	row: SynthesisRow;
	/** Unlike any other row's; it says what its figures ignore of the study's design, or by which rule they are other than reported. */
	label: string;
	/** Absent when the study may not be seen: then nothing about it is known here. */
	study?: SourceStudy;
	year?: number;
	reading: RowReading;
	/** Why it is not in the analysis; absent when it is. */
	excluded?: string;
	/** The reader left it out. */
	leftOut: boolean;
	result?: ResponseRow;
	/** It is of a result that was kept, and leads to the version of the study that was used. */
	pinned?: true;
}

export interface SynthesisAnalysis {
	settings: AnalysisSettings;
	/** One for each row of the document, in its order. */
	rows: AnalysedRow[];
	/** What was computed, for those who draw, export or repeat it; its rows are the ones not excluded, in order. */
	request: AnalysisRequest;
	response: AnalysisResponse;
}

export interface AnalysisChoices {
	/** In place of the document's. */
	settings?: AnalysisSettings;
	/** Ids of rows to leave out. */
	leaveOut?: ReadonlySet<string>;
	include?: readonly AnalysisPart[];
}

export const RETRACTED = "A report of it was retracted";
const WITHHELD = "The study is not public, so its figures are withheld";

/** The analysis of a synthesis from the versions of the studies given; a study that is not among them is withheld. */
export function analyseSynthesis(
	document: SynthesisDocument,
	studies: SourceStudies,
	{ settings = document.analysis, leaveOut = new Set(), include = [] }: AnalysisChoices = {},
): SynthesisAnalysis {
	const shares = armShares(document.rows.filter(({ id, study }) => !leaveOut.has(id) && studies.has(study)));
	const labels = labelsOf(document.rows, studies);
	const rows = document.rows.map((row, index): AnalysedRow => {
		const study = studies.get(row.study);
		const reading: RowReading = study
			? readRow(row, readable(study.document), settings, shares)
			: { ok: false, reason: WITHHELD };
		const leftOut = leaveOut.has(row.id);
		const isBarred = study && settings.retracted === "out" && isRetracted(study.document);
		const excluded = leftOut
			? "Left out by the reader"
			: isBarred
				? RETRACTED
				: reasonAgainst(reading, settings);
		return {
			row,
			label: [labels[index] ?? row.id, ...markOf(reading)].join(" "),
			...(study && { study, ...yearOf(study) }),
			reading,
			...(excluded !== undefined && { excluded }),
			leftOut,
		};
	});
	return analyseRows(rows, settings, include);
}

const MARKS: Partial<Record<DesignRule, string>> = {
	"effective-size": "effective size",
	inflated: "design effect",
	paired: "paired",
};

/** What a row's label says of its study's design: what the figures ignore, or by which rule they are other than reported. */
function markOf(reading: RowReading): string[] {
	const mark = reading.ok ? (reading.flag ?? (reading.rule && MARKS[reading.rule])) : undefined;
	return mark ? [`(${mark})`] : [];
}

function yearOf({ document }: SourceStudy): { year?: number } {
	const year = studyYear(document);
	return year === undefined ? {} : { year };
}

/** The analysis of rows whose figures are read: each gets its own result, and a reason where it is not in the pooled one. */
export function analyseRows(
	rows: AnalysedRow[],
	settings: AnalysisSettings,
	include: readonly AnalysisPart[],
	continuity?: ZeroCells,
): SynthesisAnalysis {
	const isGrouped = settings.subgroup !== undefined && rows.some(({ row }) => row.group !== undefined);
	const parts = include.filter((part) => part !== "subgroups" || isGrouped);
	const request = { ...requestOf(rows, settings, parts), ...(continuity && { continuity }) };
	const response = analyse(request);
	let place = 0;
	for (const row of rows) {
		if (row.excluded !== undefined) continue;
		const result = response.rows[place++];
		if (!result) continue;
		row.result = result;
		if (result.excluded !== undefined) row.excluded = result.excluded;
	}
	return { settings, rows, request, response };
}

function reasonAgainst(reading: RowReading, settings: AnalysisSettings): string | undefined {
	if (!reading.ok) return reading.reason;
	const { measure, model } = settings;
	const { kind } = reading.figures;
	if (kind === "contrast") {
		return model === "mantel-haenszel" || model === "peto"
			? `${MODELS[model]} pools counts, and this is a reported estimate`
			: undefined;
	}
	const needed = MEASURES[measure].figures;
	if (kind === needed) return undefined;
	return `It has ${ROW_KINDS[kind].toLowerCase()}; the measure “${measureLabel(settings)}” needs ${ROW_KINDS[needed].toLowerCase()}`;
}

/** Titles stand for studies whose authors are not known, and can be long. */
const LONGEST_LABEL = 60;

function labelsOf(rows: readonly SynthesisRow[], studies: SourceStudies): string[] {
	const counts = new Map<string, number>();
	for (const { study } of rows) counts.set(study, (counts.get(study) ?? 0) + 1);
	const used = new Map<string, number>();
	let withheld = 0;
	return rows.map((row) => {
		const study = studies.get(row.study);
		if (!study) return `Withheld study ${++withheld}`;
		const name = shortened(shortName(study.document), LONGEST_LABEL);
		const arms = row.experimental.flatMap(
			(id) => study.document.arms.find((arm) => arm.id === id)?.label ?? [],
		);
		const label = (counts.get(row.study) ?? 0) > 1 && arms.length > 0 ? `${name}, ${arms.join(" + ")}` : name;
		const times = (used.get(label) ?? 0) + 1;
		used.set(label, times);
		return times === 1 ? label : `${label} (${times})`;
	});
}

/**
 * Rows of counts or means go in as they are; where some are reported estimates, all go in as estimates. Those
 * that have none of their own are marked as excluded.
 */
function requestOf(
	rows: readonly AnalysedRow[],
	settings: AnalysisSettings,
	include: readonly AnalysisPart[],
): AnalysisRequest {
	const { measure, model, tau2, ci, predictionInterval } = settings;
	const level = Number(settings.level) / 100;
	const options = { model, tau2, ci, level, predictionInterval, include };
	const figures = rows.flatMap((row) =>
		row.excluded === undefined && row.reading.ok ? [{ row, own: row.reading.figures }] : [],
	);
	const needed = MEASURES[measure].figures;
	if (needed !== "contrast" && !figures.some(({ own }) => own.kind === "contrast")) {
		const direct = figures.flatMap(({ row, own }) =>
			own.kind === needed ? [{ ...aboutRow(row), ...(own.kind === "proportion" ? own.arm : own) }] : [],
		);
		// The compiler does not see that these are the figures which the measure needs.
		return { ...options, measure, rows: direct } as AnalysisRequest;
	}
	const estimated = figures.flatMap(({ row, own }) => {
		if (own.kind === "contrast") return [{ ...aboutRow(row), estimate: own.estimate, se: own.se }];
		const [result] = analyse(requestOf([row], settings, [])).rows;
		if (result && result.estimate !== null && result.se !== null) {
			return [{ ...aboutRow(row), estimate: result.estimate, se: result.se }];
		}
		row.excluded = result?.excluded ?? "It has no estimate of its own";
		return [];
	});
	return { ...options, measure: "GEN", rows: estimated };
}

function aboutRow({ row, label, year }: AnalysedRow) {
	return { label, year: year ?? null, group: row.group ?? null };
}
