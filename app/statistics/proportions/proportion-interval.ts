import type { Interval } from "../numerics/interval.ts";
import { agrestiCoullInterval } from "./agresti-coull.ts";
import { clopperPearsonInterval } from "./clopper-pearson.ts";
import { jeffreysInterval } from "./jeffreys.ts";
import { wilsonInterval } from "./wilson.ts";

const METHODS = {
	wilson: { name: "Wilson", interval: wilsonInterval },
	"clopper-pearson": { name: "Clopper-Pearson", interval: clopperPearsonInterval },
	"agresti-coull": { name: "Agresti-Coull", interval: agrestiCoullInterval },
	jeffreys: { name: "Jeffreys", interval: jeffreysInterval },
} as const;

export type ProportionMethod = keyof typeof METHODS;

/** A proportion with its interval, and the name of the method as print shows it. */
export interface ProportionEstimate {
	method: string;
	level: number;
	events: number;
	n: number;
	/** events ÷ n, in [0, 1]. */
	proportion: number;
	ci: Interval;
}

/**
 * A proportion with its confidence interval.
 * @param events responders, 0 ≤ events ≤ n  @param n analysed, n ≥ 1
 * @throws RangeError naming the argument
 */
export function estimateProportion(
	events: number,
	n: number,
	{ method = "wilson", level = 0.95 }: { method?: ProportionMethod; level?: number } = {},
): ProportionEstimate {
	const { name, interval } = METHODS[method];
	return { method: name, level, events, n, proportion: events / n, ci: interval(events, n, level) };
}
