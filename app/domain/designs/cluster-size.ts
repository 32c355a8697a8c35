import type { Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";

/** How many people a cluster has on average, and where that is from. */
export interface ClusterSize {
	value: number;
	/** Absent where it is reported. */
	how?: string;
}

type Clustered = Pick<StudyDocument, "design" | "arms">;

/** How many clusters there were: as said, else the sum of the arms' where each says how many it had. */
export function clusterCount({ design, arms }: Clustered): number | undefined {
	if (design.clusters?.number !== undefined) return design.clusters.number;
	const counts = arms.flatMap(({ clusters }) => clusters ?? []);
	return counts.length > 0 && counts.length === arms.length
		? counts.reduce((sum, count) => sum + count, 0)
		: undefined;
}

/** The mean size of a cluster as reported, else the people analysed for an outcome over the clusters. */
export function clusterSize(
	document: Clustered,
	{ results }: Pick<Outcome, "results">,
): ClusterSize | undefined {
	const { meanSize } = document.design.clusters ?? {};
	if (meanSize !== undefined) return { value: Number(meanSize) };
	const count = clusterCount(document);
	const people = document.arms.map(({ id }) => results.find(({ armId }) => armId === id)?.n);
	const known = people.flatMap((n) => n ?? []);
	if (!count || known.length === 0 || known.length < people.length) return undefined;
	const sum = known.reduce((total, n) => total + n, 0);
	return sum < count ? undefined : { value: sum / count, how: `${sum} people in ${count} clusters` };
}
