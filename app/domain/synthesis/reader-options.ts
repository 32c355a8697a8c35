import { MEASURES, POOLABLE_MEASURES, type SynthesisMeasure } from "#app/statistics/effects/measures.ts";
import type { AnalysisSettings, SynthesisDocument } from "./synthesis-document.ts";
import { modelFits } from "./vocabulary.ts";

/** What a reader changed, all of it from the page's address. */
export interface ReaderOptions {
	settings: AnalysisSettings;
	/** Ids of rows left out. */
	leaveOut: ReadonlySet<string>;
	/** Baseline risk in percent. */
	risk: number | undefined;
	/** Whether the result can differ from the published one. */
	changed: boolean;
}

/** The measures a synthesis can be shown by: those its kind of figures allows. */
export function measuresFor({
	analysis,
	rows,
}: Pick<SynthesisDocument, "analysis" | "rows">): SynthesisMeasure[] {
	// A reported estimate is of one measure, and cannot be made into another.
	if (rows.some(({ kind }) => kind === "contrast")) return [analysis.measure];
	return POOLABLE_MEASURES.filter((measure) => measure !== "GEN" || analysis.measure === "GEN").filter(
		(measure) => MEASURES[measure].figures === MEASURES[analysis.measure].figures,
	);
}

/** The settings with a reader's choices; a model that cannot pool the measure chosen gives way to random effects. */
export function settingsWith(own: AnalysisSettings, chosen: Partial<AnalysisSettings>): AnalysisSettings {
	const settings = { ...own, ...chosen };
	return modelFits(settings.model, settings.measure) ? settings : { ...settings, model: "random" };
}
