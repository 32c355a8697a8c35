import type { AnalysisPart } from "#app/statistics/analysis/request.ts";
import type { ZeroCells } from "#app/statistics/effects/zero-cells.ts";
import { type AnalysedRow, analyseRows, type SynthesisAnalysis } from "./analyse-synthesis.ts";
import type { DerivedSides, RowFigures } from "./row-reading.ts";
import type { AnalysisSettings } from "./synthesis-document.ts";

/** A line that was typed and not read from a study. */
export interface TypedRow {
	label: string;
	year?: number;
	group?: string;
	figures: RowFigures;
	/** How figures were got that the line does not give itself. */
	derived?: string[];
	derivedSides?: DerivedSides;
}

/** The analysis of typed rows, in the shape that pages show; nothing of it is stored. */
export function analyseTable(
	typed: readonly TypedRow[],
	settings: AnalysisSettings,
	include: readonly AnalysisPart[],
	continuity?: ZeroCells,
): SynthesisAnalysis {
	const used = new Map<string, number>();
	const rows = typed.map(
		({ label, year, group, figures, derived = [], derivedSides }, index): AnalysedRow => {
			const times = (used.get(label) ?? 0) + 1;
			used.set(label, times);
			const id = `r${index + 1}`;
			return {
				row: {
					...{ id, study: id, outcomeId: "typed", kind: figures.kind },
					...{ experimental: [], control: [], moderators: [] },
					...(group && { group }),
				},
				label: times === 1 ? label : `${label} (${times})`,
				...(year !== undefined && { year }),
				reading: {
					...{ ok: true, figures, derived },
					derivedSides: derivedSides ?? { experimental: false, control: false },
				},
				leftOut: false,
			};
		},
	);
	return analyseRows(rows, settings, include, continuity);
}
