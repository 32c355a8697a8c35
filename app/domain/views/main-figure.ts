import { readable } from "../study/readable.ts";
import { headlineView } from "./headline-view.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { provenanceOf, type StudyState } from "./study-view.ts";

/** The figure that a study opens with, as it stands by itself; undefined when there is nothing to compare. */
export function mainFigure(
	study: Pick<StudyState, "document" | "version" | "updatedAt">,
): IntervalChart | undefined {
	const [first] = headlineView(readable(study.document), { provenance: provenanceOf(study) })?.charts ?? [];
	return first && byItself(first.chart, study);
}

/** A chart of a study's page with the study's title before its own, for where the page is not around it. */
export function byItself<C extends { title: string }>(
	chart: C,
	{ document }: Pick<StudyState, "document">,
): C {
	return { ...chart, title: `${document.title}: ${chart.title}` };
}
