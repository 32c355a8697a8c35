import type { BinaryOutcome, Outcome } from "../study/outcome.ts";
import type { ReadableStudy } from "../study/readable.ts";

/** An outcome of a comparison; an adverse event stands among them as the share of people who had it. */
export type ComparedOutcome = Outcome & { event?: { id: string; serious: boolean | undefined } };

/** A study's outcomes, and after them its adverse events as people affected of those at risk. */
export function comparedOutcomes({
	outcomes,
	adverseEvents,
}: Pick<ReadableStudy, "outcomes" | "adverseEvents">): ComparedOutcome[] {
	return [...outcomes, ...adverseEvents.flatMap(eventOutcome)];
}

/** Fewer people with an adverse event is better, which is what makes it one. */
function eventOutcome({
	id,
	term,
	serious,
	results,
	source,
}: ReadableStudy["adverseEvents"][number]): (BinaryOutcome & { event: ComparedOutcome["event"] })[] {
	const own = results.filter(({ affected, percent }) => affected !== undefined || percent !== undefined);
	if (own.length === 0) return [];
	return [
		{
			...{ id, label: term, kind: "binary", direction: "lower-is-better", contrasts: [] },
			results: own.map(({ armId, affected, atRisk, percent }) => ({
				armId,
				...(affected !== undefined && { events: affected }),
				...(atRisk !== undefined && { n: atRisk }),
				...(percent !== undefined && { percent }),
				...(source && { source }),
			})),
			event: { id, serious },
		},
	];
}
