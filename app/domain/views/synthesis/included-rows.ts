import type { ResponseRow } from "#app/statistics/analysis/response.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";
import type { Analysed } from "./figure-input.ts";

/** A row that is in the pooled estimate, with its place among all rows. */
export interface IncludedRow {
	index: number;
	label: string;
	estimate: number;
	se: number;
	ci: Interval;
	weight: number | null;
}

/** The rows with an estimate of their own that are in the pooled estimate, in order. */
export function includedRows({ response }: Pick<Analysed, "response">): IncludedRow[] {
	return response.rows.flatMap(({ label, estimate, se, ci, weightPercent, excluded }: ResponseRow, index) =>
		estimate === null || se === null || ci === null || !(se > 0) || excluded !== undefined
			? []
			: [{ index, label, estimate, se, ci, weight: weightPercent }],
	);
}

/** Areas of points as parts of the largest: by weight, or by precision where the model gives no weights. */
export function relativeSizes(rows: readonly Pick<IncludedRow, "se" | "weight">[]): number[] {
	const weighted = rows.every(({ weight }) => weight !== null);
	const sizes = rows.map(({ se, weight }) => (weighted ? (weight ?? 0) : 1 / se ** 2));
	const largest = Math.max(...sizes, 0);
	return sizes.map((size) => (largest > 0 ? size / largest : 1));
}

/** The ends of some finite values, moved apart by a part of their distance (to `least` at least; equal ones by
 * a tenth of them). */
export function spreadOf(values: readonly number[], room = 0.05, least?: number): [number, number] {
	const finite = values.filter(Number.isFinite);
	if (finite.length === 0) return [0, 1];
	const [low, high] = [Math.min(...finite), Math.max(...finite)];
	const usual = high > low ? 0 : Math.abs(low) / 5 || 1e-6;
	const by = Math.max(room * (high - low), (least ?? usual) / 2);
	return [low - by, high + by];
}
