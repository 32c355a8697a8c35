import { formatDay } from "#app/domain/format-date.ts";
import type { CompareMeasure, CompareOrder } from "#app/domain/views/compare-options.ts";
import { compareView } from "#app/domain/views/compare-view.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { type ComparedStudy, compareStudies } from "#db/queries/compare-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** What the address of a comparison says. */
export interface CompareQuery {
	slugs: string[];
	concept: string | undefined;
	measure: CompareMeasure | undefined;
	order: CompareOrder;
	/** In percent. */
	level: number;
}

export interface Comparison {
	studies: ComparedStudy[];
	concept: string;
	measure: CompareMeasure;
	chart: IntervalChart;
	/** Names of studies with nothing to show by this measure. */
	without: string[];
	/** Every concept that at least one of the studies has something about. */
	concepts: string[];
}

/** The comparison an address asks for, of the studies this viewer may see. */
export function readComparison(store: Store, query: CompareQuery, scope: Scope): Comparison {
	const studies = compareStudies(store, query.slugs, query.concept, scope);
	const outcomes = studies.flatMap((study) => study.outcomes);
	const concept = query.concept ?? outcomes[0]?.concept ?? "response";
	const measure =
		query.measure ??
		(outcomes.some(({ kind }) => kind === "binary")
			? "rate"
			: outcomes.some(({ kind }) => kind === "continuous")
				? "mean"
				: "rate");
	const newest = studies
		.map(({ updatedAt }) => updatedAt)
		.sort()
		.at(-1);
	const view = compareView(studies, {
		concept,
		measure,
		order: query.order,
		level: query.level / 100,
		provenance: newest ? `Data of ${formatDay(newest)}` : "",
	});
	return {
		studies,
		concept,
		measure,
		concepts: [...new Set(studies.flatMap((study) => study.concepts))].sort(),
		...view,
	};
}
