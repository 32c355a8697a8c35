import { MEASURES } from "#app/statistics/effects/measures.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";
import { figureOptionsOf } from "./figure-options.ts";
import { heterogeneityWords } from "./heterogeneity-words.ts";
import { type PageFigures, pageFigures } from "./page-figures.ts";
import { type PooledView, pooledView } from "./pooled-view.ts";
import { rowViews, type SynthesisRowView } from "./row-view.ts";
import {
	type SmallStudyView,
	type SubgroupView,
	sensitivityView,
	smallStudyView,
	subgroupView,
} from "./sensitivity-view.ts";

/** What the page that computes a typed table shows. */
export interface TableView {
	figures: PageFigures;
	pooled: PooledView;
	rows: SynthesisRowView[];
	heterogeneity: string[];
	sensitivity: ReturnType<typeof sensitivityView>;
	smallStudy?: SmallStudyView;
	subgroups?: SubgroupView;
}

/** The heads of the arms’ columns, as the table calls its arms. */
function sidesOf({ question, analysis: { measure } }: SynthesisDocument): string[] {
	if (MEASURES[measure].figures === "contrast") return ["Estimate"];
	const { intervention = "Arm 1", comparator = "Arm 2" } = question;
	return isOneArm(measure) ? [intervention] : [intervention, comparator];
}

/** @param document what the table would be if it were saved: its title stands over the figures */
export function tableView(document: SynthesisDocument, analysis: SynthesisAnalysis): TableView {
	const smallStudy = smallStudyView(analysis);
	const subgroups = subgroupView(analysis);
	const figures = pageFigures(
		analysis,
		figureOptionsOf({ document, analysis, provenance: "A pasted table, not stored" }),
		null,
	);
	return {
		figures,
		pooled: { ...pooledView(analysis), sides: sidesOf(document) },
		rows: rowViews(analysis),
		heterogeneity: heterogeneityWords(analysis),
		sensitivity: sensitivityView(analysis),
		...(smallStudy && { smallStudy }),
		...(subgroups && { subgroups }),
	};
}
