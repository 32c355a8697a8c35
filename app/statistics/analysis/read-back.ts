import { MEASURES } from "../effects/measures.ts";
import type { PreparedRow } from "./prepare.ts";
import { type AnalysisRequest, rowsFrom } from "./request.ts";

/** What the way back from the analysis scale needs besides the figure itself. */
export interface ReadBack {
	/** For the double arcsine alone: the harmonic mean of the sizes, by which a pooled figure is read back. */
	readonly harmonicN?: number;
}

/**
 * What a figure pooled from some rows needs to be read back: the harmonic mean of their sizes for the double
 * arcsine, nothing for the others.
 * @see Miller 1978, Am Stat 32:138; metafor transf.ipft.hm
 */
export function readBackOf(request: AnalysisRequest, rows: readonly Pick<PreparedRow, "index">[]): ReadBack {
	const all = rowsFrom(request, "proportion");
	if (!all || MEASURES[request.measure].scale !== "double arcsine" || rows.length === 0) return {};
	const sum = rows.reduce((total, { index }) => total + 1 / (all[index]?.n ?? 1), 0);
	return { harmonicN: rows.length / sum };
}
