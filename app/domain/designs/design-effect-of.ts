import { designEffect } from "#app/statistics/designs/clusters.ts";
import { formatTyped } from "../format/format-number.ts";
import type { ClusterSize } from "./cluster-size.ts";

/** A design effect, and in words where it is from. */
export interface KnownEffect {
	value: number;
	how: string;
}

/**
 * The design effect as reported, else 1 + (m − 1)·ICC where both are known.
 * @param size mean size of a cluster
 * @returns why there is none where it does not follow
 */
export function designEffectOf(
	{ icc, designEffect: reported }: { icc?: string | undefined; designEffect?: string | undefined },
	size: ClusterSize | undefined,
): KnownEffect | { missing: string } {
	if (reported !== undefined) {
		const value = Number(reported);
		return { value, how: `design effect ${formatTyped(value)}, as reported` };
	}
	if (icc === undefined) return { missing: "no ICC and no design effect are recorded" };
	if (!size) return { missing: "an ICC is recorded, but not how many people a cluster has" };
	try {
		const value = designEffect(size.value, Number(icc));
		const from = size.how ? `; ${size.how}` : "";
		return {
			value,
			how: `design effect ${formatTyped(Number(value.toPrecision(4)))} = 1 + (${formatTyped(Number(size.value.toPrecision(4)))} − 1) × ICC ${formatTyped(Number(icc))}${from}`,
		};
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return { missing: "its ICC and the size of its clusters give no design effect above 0" };
	}
}
