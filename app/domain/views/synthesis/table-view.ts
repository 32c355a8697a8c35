import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { heterogeneityWords } from "./heterogeneity-words.ts";
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
	pooled: PooledView;
	rows: SynthesisRowView[];
	heterogeneity: string[];
	sensitivity: ReturnType<typeof sensitivityView>;
	smallStudy?: SmallStudyView;
	subgroups?: SubgroupView;
}

export function tableView(analysis: SynthesisAnalysis): TableView {
	const smallStudy = smallStudyView(analysis);
	const subgroups = subgroupView(analysis);
	return {
		pooled: pooledView(analysis),
		rows: rowViews(analysis),
		heterogeneity: heterogeneityWords(analysis),
		sensitivity: sensitivityView(analysis),
		...(smallStudy && { smallStudy }),
		...(subgroups && { subgroups }),
	};
}
