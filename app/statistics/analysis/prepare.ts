import { type EffectResult, genericEffect } from "../effects/effect.ts";
import { isPooledBy, MEASURES, measuresOfModel, type TableModel } from "../effects/measures.ts";
import { noEventsReason, RATE_EFFECTS } from "../effects/rate-ratio.ts";
import { singleProportion } from "../effects/single-proportion.ts";
import { MEAN_EFFECTS } from "../effects/two-means.ts";
import { COUNT_EFFECTS, petoLogOddsRatio } from "../effects/two-proportions.ts";
import { doubleZeroReason, type ZeroCells } from "../effects/zero-cells.ts";
import { poolInverseVariance } from "../pooling/inverse-variance.ts";
import { poolMantelHaenszel, poolMantelHaenszelRates } from "../pooling/mantel-haenszel.ts";
import { poolPeto } from "../pooling/peto.ts";
import type { PoolingModel, PoolResult } from "../pooling/pooled-effect.ts";
import { noRatioOf, noRatioReasons } from "./no-ratio.ts";
import { type AnalysisRequest, byFigures, rowsFrom } from "./request.ts";

/** A row with its own effect, and why it is not in the pooled estimate if it is not. */
export interface PreparedRow {
	readonly index: number;
	readonly label: string;
	readonly year: number | null;
	readonly group: string | null;
	readonly effect: EffectResult;
	readonly excluded: string | null;
}

/** Rows with their effects, and the way to pool any of them. */
export interface Prepared {
	readonly rows: readonly PreparedRow[];
	readonly pool: (rows: readonly PreparedRow[]) => PoolResult;
}

/**
 * Estimates each row's effect and binds the request's model to a function that pools any selection of rows. Rows that
 * all are 0 against 0 have no ratio, whatever is added to them.
 * @throws RangeError when the model does not fit the measure
 */
export function prepare(request: AnalysisRequest): Prepared {
	const { level = 0.95, continuity = {}, model = "random" } = request;
	const noRatio = noRatioReasons(request);
	const drops = noRatioOf(noRatio) !== null && { dropDoubleZero: true };
	const { rows, pool } = prepareFor(model, request, { ...continuity, ...drops, level });
	return {
		rows,
		pool: (some) => {
			const reason = noRatioOf((some.length > 0 ? some : rows).map(({ index }) => noRatio[index] ?? null));
			return reason === null ? pool(some) : { status: "not pooled", reason };
		},
	};
}

function prepareFor(model: PoolingModel, request: AnalysisRequest, options: EffectOptions): Prepared {
	if (model === "mantel-haenszel") return prepareMantelHaenszel(request, options);
	if (model === "peto") return preparePeto(request, options);
	const { level } = options;
	const rows = effectsOf(request, options).map((effect, index) => ({
		...aboutRow(request, index),
		effect,
		excluded: effect.status === "estimated" ? null : effect.reason,
	}));
	return { rows, pool: (some) => poolInverseVariance(effectsIn(some), { ...request, model, level }) };
}

/** The estimated effects among rows. */
export function effectsIn(rows: readonly PreparedRow[]) {
	return rows.flatMap(({ effect }) => (effect.status === "estimated" ? [effect] : []));
}

interface EffectOptions extends ZeroCells {
	readonly level: number;
}

function effectsOf(request: AnalysisRequest, options: EffectOptions): EffectResult[] {
	return byFigures(request, {
		counts: (rows, measure) => rows.map((row) => COUNT_EFFECTS[measure](row, options)),
		means: (rows, measure) => rows.map((row) => MEAN_EFFECTS[measure](row, options)),
		rates: (rows, measure) => rows.map((row) => RATE_EFFECTS[measure](row, options)),
		proportion: (rows, measure) => rows.map((row) => singleProportion(measure, row, options)),
		contrast: (rows) => rows.map((row) => genericEffect(row.estimate, row, options.level)),
	});
}

/**
 * Mantel-Haenszel pools the counts as they are; the continuity correction is for the rows' own effects. Tables
 * without events (or non-events) say nothing about a ratio, but do about a risk difference.
 */
function prepareMantelHaenszel(request: AnalysisRequest, options: EffectOptions): Prepared {
	const { level, ...zeroCells } = options;
	const own = effectsOf(request, options);
	const tableOptions = { level, zeroCells: { ...zeroCells, dropDoubleZero: true } };
	const unfit = () => {
		throw unsuited("mantel-haenszel", request.measure);
	};
	return byFigures<Prepared>(request, {
		...{ means: unfit, proportion: unfit, contrast: unfit },
		rates: (all) => ({
			rows: all.map((row, i) => prepared(request, i, own, noEventsReason(row))),
			pool: (rows) => poolMantelHaenszelRates(selected(all, rows), tableOptions),
		}),
		counts: (all, measure) => {
			if (!isPooledBy("mantel-haenszel", measure)) return unfit();
			const keepsDoubleZero = MEASURES[measure].scale === "identity" && !zeroCells.dropDoubleZero;
			const excluded = keepsDoubleZero ? () => null : doubleZeroReason;
			return {
				rows: all.map((row, i) => prepared(request, i, own, excluded(row))),
				pool: (rows) => poolMantelHaenszel(measure, selected(all, rows), tableOptions),
			};
		},
	});
}

function preparePeto(request: AnalysisRequest, options: EffectOptions): Prepared {
	const all = isPooledBy("peto", request.measure) ? rowsFrom(request, "counts") : null;
	if (!all) throw unsuited("peto", request.measure);
	// Nothing is added in the pooling, so nothing is in a row: one study alone agrees with its diamond.
	const own = all.map((row) => petoLogOddsRatio(row, { ...options, to: "none" }));
	return {
		rows: all.map((row, i) => prepared(request, i, own, doubleZeroReason(row))),
		pool: (rows) => poolPeto(selected(all, rows), options),
	};
}

function prepared(
	request: AnalysisRequest,
	index: number,
	effects: readonly EffectResult[],
	excluded: string | null,
): PreparedRow {
	const effect = effects[index];
	if (!effect) throw new RangeError(`rows[${index}] has no effect`);
	return { ...aboutRow(request, index), effect, excluded };
}

function aboutRow({ rows }: AnalysisRequest, index: number) {
	const row = rows[index];
	return { index, label: row?.label ?? "", year: row?.year ?? null, group: row?.group ?? null };
}

function selected<T>(rows: readonly T[], chosen: readonly PreparedRow[]): T[] {
	return chosen.flatMap(({ index }) => rows.slice(index, index + 1));
}

function unsuited(model: TableModel, measure: string): RangeError {
	return new RangeError(
		`model ${model} is for the measures ${measuresOfModel(model).join(", ")}; got ${measure}`,
	);
}
