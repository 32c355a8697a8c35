import { type EffectResult, genericEffect } from "../effects/effect.ts";
import { logRateRatio } from "../effects/rate-ratio.ts";
import { singleProportion } from "../effects/single-proportion.ts";
import { hedgesG, meanDifference } from "../effects/two-means.ts";
import {
	logOddsRatio,
	logRiskRatio,
	petoLogOddsRatio,
	riskDifferenceEffect,
} from "../effects/two-proportions.ts";
import { doubleZeroReason, NO_EVENTS, type ZeroCells } from "../effects/zero-cells.ts";
import { poolInverseVariance } from "../pooling/inverse-variance.ts";
import { poolMantelHaenszel, poolMantelHaenszelRates } from "../pooling/mantel-haenszel.ts";
import { poolPeto } from "../pooling/peto.ts";
import type { PoolingModel, PoolResult } from "../pooling/pooled-effect.ts";
import { noRatioOf, noRatioReasons } from "./no-ratio.ts";
import type { AnalysisRequest } from "./request.ts";

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
	const effectOptions = { ...continuity, level };
	if (model === "mantel-haenszel") return prepareMantelHaenszel(request, effectOptions);
	if (model === "peto") return preparePeto(request, effectOptions);
	const noRatio = noRatioReasons(request);
	const drops = noRatioOf(noRatio) !== null && { dropDoubleZero: true };
	const rows = effectsOf(request, { ...effectOptions, ...drops }).map((effect, index) => ({
		...aboutRow(request, index),
		effect,
		excluded: effect.status === "estimated" ? null : effect.reason,
	}));
	return {
		rows,
		pool: (some) => {
			const reason = noRatioOf((some.length > 0 ? some : rows).map(({ index }) => noRatio[index] ?? null));
			return reason === null
				? poolInverseVariance(effectsIn(some), { ...request, model, level })
				: { status: "not pooled", reason };
		},
	};
}

/** The estimated effects among rows. */
export function effectsIn(rows: readonly PreparedRow[]) {
	return rows.flatMap(({ effect }) => (effect.status === "estimated" ? [effect] : []));
}

interface EffectOptions extends ZeroCells {
	readonly level: number;
}

function effectsOf(request: AnalysisRequest, options: EffectOptions): EffectResult[] {
	switch (request.measure) {
		case "RR":
			return request.rows.map((row) => logRiskRatio(row, options));
		case "OR":
			return request.rows.map((row) => logOddsRatio(row, options));
		case "RD":
			return request.rows.map((row) => riskDifferenceEffect(row, options));
		case "PETO":
			return request.rows.map((row) => petoLogOddsRatio(row, options));
		case "MD":
			return request.rows.map((row) => meanDifference(row, options));
		case "SMD":
			return request.rows.map((row) => hedgesG(row, options));
		case "IRR":
			return request.rows.map((row) => logRateRatio(row, options));
		case "PLO":
		case "PFT":
		case "PAS":
		case "PR": {
			const { measure } = request;
			return request.rows.map((row) => singleProportion(measure, row, options));
		}
		case "GEN":
			return request.rows.map((row) => genericEffect(row.estimate, row, options.level));
	}
}

/**
 * Mantel-Haenszel pools the counts as they are; the continuity correction is for the rows' own effects. Tables
 * without events (or non-events) say nothing about a ratio, but do about a risk difference.
 */
function prepareMantelHaenszel(request: AnalysisRequest, options: EffectOptions): Prepared {
	const { level, ...zeroCells } = options;
	const own = effectsOf(request, options);
	const tableOptions = { level, zeroCells: { ...zeroCells, dropDoubleZero: true } };
	if (request.measure === "IRR") {
		const excluded = ({ experimental, control }: (typeof request.rows)[number]) =>
			experimental.events + control.events === 0 ? NO_EVENTS : null;
		return {
			rows: request.rows.map((row, i) => prepared(request, i, own, excluded(row))),
			pool: (rows) => poolMantelHaenszelRates(selected(request.rows, rows), tableOptions),
		};
	}
	if (request.measure !== "RR" && request.measure !== "OR" && request.measure !== "RD") {
		throw unsuited("mantel-haenszel", request.measure);
	}
	const { measure } = request;
	const keepsDoubleZero = measure === "RD" && !zeroCells.dropDoubleZero;
	return {
		rows: request.rows.map((row, i) =>
			prepared(request, i, own, keepsDoubleZero ? null : doubleZeroReason(row)),
		),
		pool: (rows) => poolMantelHaenszel(measure, selected(request.rows, rows), tableOptions),
	};
}

function preparePeto(request: AnalysisRequest, options: EffectOptions): Prepared {
	if (request.measure !== "PETO" && request.measure !== "OR") throw unsuited("peto", request.measure);
	// Nothing is added in the pooling, so nothing is in a row: one study alone agrees with its diamond.
	const own = request.rows.map((row) => petoLogOddsRatio(row, { ...options, to: "none" }));
	return {
		rows: request.rows.map((row, i) => prepared(request, i, own, doubleZeroReason(row))),
		pool: (rows) => poolPeto(selected(request.rows, rows), options),
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

function unsuited(model: PoolingModel, measure: string): RangeError {
	const fits = model === "peto" ? "PETO or OR" : "RR, OR, RD or IRR";
	return new RangeError(`model ${model} is for the measures ${fits}; got ${measure}`);
}
