import type { Effect } from "../effects/effect.ts";
import { MEASURES, type MeasureFrom, type MeasureOfModel } from "../effects/measures.ts";
import { type CountArms, correctedCounts, logRateRatio } from "../effects/rate-ratio.ts";
import { COUNT_EFFECTS } from "../effects/two-proportions.ts";
import { correctedTable, doubleZeroReason, type Table, type ZeroCells } from "../effects/zero-cells.ts";
import { requireLevel } from "../numerics/arguments.ts";
import { sum } from "../numerics/vector.ts";
import type { BinaryArms } from "../proportions/arms.ts";
import { pooledOverTables } from "./fixed-weights.ts";
import type { PoolResult } from "./pooled-effect.ts";

export interface TableOptions {
	readonly level?: number;
	/** For the studies' own effects, which Q compares; default ½ to tables with a zero cell, double zeros left out. */
	readonly zeroCells?: ZeroCells;
	/** For the tables that are pooled; default nothing is added and all are kept: the method copes with zeros. */
	readonly poolingZeroCells?: ZeroCells;
}

type MantelHaenszelMeasure = MeasureOfModel<"mantel-haenszel"> & MeasureFrom<"counts">;

/**
 * Mantel-Haenszel common log risk ratio, log odds ratio or risk difference, with the variances of Greenland &
 * Robins (RR), Robins, Breslow & Greenland (OR) and Sato (RD). No ½ is added in the pooling.
 * @param tables events and number analysed in both arms of each study
 * @returns a reason where the estimate does not exist, such as no events at all in one arm
 * @throws RangeError naming the argument
 * @see Mantel & Haenszel 1959; Greenland & Robins 1985, Biometrics 41:55; Robins et al. 1986, Biometrics 42:311;
 *   Sato, Greenland & Robins 1989, Biometrics 45:1323; metafor rma.mh
 */
export function poolMantelHaenszel(
	measure: MantelHaenszelMeasure,
	tables: readonly BinaryArms[],
	{ level = 0.95, zeroCells = {}, poolingZeroCells = { to: "none" } }: TableOptions = {},
): PoolResult {
	requireLevel(level);
	if (tables.length === 0) return { status: "not pooled", reason: "There are no studies" };
	const effects = tables
		.map((table) => COUNT_EFFECTS[measure](table, { dropDoubleZero: true, ...zeroCells, level }))
		.filter((effect): effect is Effect => effect.status === "estimated");
	const cells = tables
		.filter((table) => !(poolingZeroCells.dropDoubleZero && doubleZeroReason(table)))
		.map((table) => correctedTable(table, poolingZeroCells));
	const { of, weight } = POOLED[measure];
	const [estimate, variance] = of(cells);
	const about = {
		model: "mantel-haenszel",
		method: `Mantel-Haenszel ${MEASURES[measure].name.toLowerCase()}, Wald interval`,
		k: cells.length,
	} as const;
	const weights = tables.map((table) => {
		const dropped = poolingZeroCells.dropDoubleZero && doubleZeroReason(table);
		return dropped ? 0 : weight(correctedTable(table, poolingZeroCells));
	});
	return pooledOverTables({ ...about, estimate, variance, weights, effects, level });
}

/**
 * Mantel-Haenszel common log rate ratio of counts over person-time.
 * @see Rothman, Greenland & Lash 2008, ch. 15; metafor rma.mh(measure = "IRR")
 */
export function poolMantelHaenszelRates(
	studies: readonly CountArms[],
	{ level = 0.95, zeroCells = {} }: TableOptions = {},
): PoolResult {
	requireLevel(level);
	if (studies.length === 0) return { status: "not pooled", reason: "There are no studies" };
	const effects = studies
		.map((study) => logRateRatio(study, { dropDoubleZero: true, ...zeroCells, level }))
		.filter((effect): effect is Effect => effect.status === "estimated");
	const counts = studies.map((study) => correctedCounts(study, { to: "none" }));
	const first = sum(counts.map(({ x1, t1, t2 }) => x1 * (t2 / (t1 + t2))));
	const second = sum(counts.map(({ x2, t1, t2 }) => x2 * (t1 / (t1 + t2))));
	const spread = sum(counts.map(({ x1, x2, t1, t2 }) => (t1 / (t1 + t2)) * (t2 / (t1 + t2)) * (x1 + x2)));
	const about = {
		model: "mantel-haenszel",
		method: `Mantel-Haenszel ${MEASURES.IRR.name.toLowerCase()}, Wald interval`,
		k: studies.length,
	} as const;
	const weights = counts.map(({ x2, t1, t2 }) => x2 * (t1 / (t1 + t2)));
	const [estimate, variance] = [Math.log(first / second), spread / (first * second)];
	return pooledOverTables({ ...about, estimate, variance, weights, effects, level });
}

type Pooled = [estimate: number, variance: number];

function riskRatio(tables: readonly Table[]): Pooled {
	const first = sum(tables.map(({ a, n1, n2 }) => a * (n2 / (n1 + n2))));
	const second = sum(tables.map(({ c, n1, n2 }) => c * (n1 / (n1 + n2))));
	const spread = sum(
		tables.map(({ a, n1, c, n2 }) => {
			const total = n1 + n2;
			return (n1 / total) * (n2 / total) * (a + c) - (a / total) * c;
		}),
	);
	return [Math.log(first / second), spread / (first * second)];
}

function oddsRatio(tables: readonly Table[]): Pooled {
	let [r, s, pr, cross, qs] = [0, 0, 0, 0, 0];
	for (const { a, b, n1, c, d, n2 } of tables) {
		const total = n1 + n2;
		const p = (a + d) / total;
		const q = (b + c) / total;
		const forward = (a / total) * d;
		const backward = (b / total) * c;
		r += forward;
		s += backward;
		pr += p * forward;
		cross += p * backward + q * forward;
		qs += q * backward;
	}
	return [Math.log(r / s), (pr / r ** 2 + cross / (r * s) + qs / s ** 2) / 2];
}

function riskDifference(tables: readonly Table[]): Pooled {
	let [top, weight, linear, constant] = [0, 0, 0, 0];
	for (const { a, b, n1, c, d, n2 } of tables) {
		const total = n1 + n2;
		top += a * (n2 / total) - c * (n1 / total);
		weight += n1 * (n2 / total);
		linear += c * (n1 / total) ** 2 - a * (n2 / total) ** 2 + ((n1 / total) * (n2 / total) * (n2 - n1)) / 2;
		constant += ((a / total) * d + (c / total) * b) / 2;
	}
	const estimate = top / weight;
	return [estimate, (estimate * linear + constant) / weight ** 2];
}

/** How each measure's tables are summed, and what each table weighs. */
const POOLED: Readonly<
	Record<
		MantelHaenszelMeasure,
		{ of: (tables: readonly Table[]) => Pooled; weight: (table: Table) => number }
	>
> = {
	RR: { of: riskRatio, weight: ({ n1, c, n2 }) => c * (n1 / (n1 + n2)) },
	OR: { of: oddsRatio, weight: ({ b, n1, c, n2 }) => (b / (n1 + n2)) * c },
	RD: { of: riskDifference, weight: ({ n1, n2 }) => n1 * (n2 / (n1 + n2)) },
};
