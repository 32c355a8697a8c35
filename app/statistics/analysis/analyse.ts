import { MEASURES } from "../effects/measures.ts";
import { toNaturalScale } from "../effects/natural-scale.ts";
import { requireLevel } from "../numerics/arguments.ts";
import type { PooledEffect } from "../pooling/pooled-effect.ts";
import { biasPart, trimAndFillPart } from "./bias-parts.ts";
import { cautionsOf } from "./cautions.ts";
import { cumulativePart, influencePart, leaveOneOutPart, subgroupsPart } from "./parts.ts";
import { type PreparedRow, prepare } from "./prepare.ts";
import { type ReadBack, readBackOf } from "./read-back.ts";
import type { AnalysisRequest } from "./request.ts";
import type { AnalysisResponse, ResponseHeterogeneity, ResponsePooled, ResponseRow } from "./response.ts";

/**
 * The whole analysis of a set of rows: each row's effect, the pooled effect, heterogeneity, and those parts that
 * were asked for. Pages, API, figures and exports all show this object and nothing else.
 * @param request measure, model, options and rows, already validated
 * @returns figures on the analysis scale; what cannot be computed is null with its reason in `warnings`
 * @throws RangeError naming the argument, for rows or options that validation should not have let through
 */
export function analyse(request: AnalysisRequest): AnalysisResponse {
	const { measure, model = "random", level = 0.95, tau2 = "REML", ci = "wald" } = request;
	requireLevel(level);
	const { rows, pool } = prepare(request);
	const included = rows.filter((row) => row.excluded === null);
	const pooled = pool(included);
	const scale = MEASURES[measure].scale;
	const warnings: string[] = [];
	const result = pooled.status === "pooled" ? pooled : null;
	if (pooled.status === "pooled") {
		warnings.push(
			...pooled.warnings,
			...shortcomings(pooled, request),
			...cautionsOf(request, included, pooled),
		);
	} else warnings.push(`Not pooled: ${pooled.reason}`);
	const left = rows.length - included.length;
	if (left > 0) warnings.push(`${left} of ${rows.length} rows ${left === 1 ? "is" : "are"} left out`);
	const usesTau2 = model === "random";
	const context = { request, rows: included, pool, warnings };
	const asked = new Set(request.include ?? []);
	const parts = {
		...(asked.has("leaveOneOut") && { leaveOneOut: leaveOneOutPart(context) }),
		...(asked.has("cumulative") && { cumulative: cumulativePart(context) }),
		...(asked.has("bias") && { bias: biasPart(context) }),
		...(asked.has("trimAndFill") && { trimAndFill: trimAndFillPart(context) }),
		...(asked.has("subgroups") && { subgroups: subgroupsPart(context) }),
		...(asked.has("influence") && { influence: influencePart(context) }),
	};
	return {
		measure,
		scale,
		model,
		tau2Method: usesTau2 ? tau2 : null,
		ciMethod: result?.ciMethod ?? (usesTau2 || model === "common" ? ci : "wald"),
		method: result?.method ?? "Not pooled",
		level,
		k: included.length,
		rows: responseRows(rows, result),
		pooled: result && responsePooled(result, scale, readBackOf(request, included)),
		predictionInterval: result?.predictionInterval ?? null,
		heterogeneity: result && responseHeterogeneity(result),
		...parts,
		warnings: [...new Set(warnings)],
	};
}

function responseRows(rows: readonly PreparedRow[], pooled: PooledEffect | null): ResponseRow[] {
	let place = 0;
	return rows.map(({ label, effect, excluded }) => {
		const own = effect.status === "estimated" ? effect : null;
		const weight = excluded === null ? (pooled?.weights[place++] ?? null) : null;
		return {
			label,
			estimate: own?.estimate ?? null,
			se: own?.se ?? null,
			ci: own?.ci ?? null,
			weightPercent: weight,
			...(excluded !== null && { excluded }),
			...(own?.correction && { correction: own.correction }),
		};
	});
}

function responsePooled(
	pooled: PooledEffect,
	scale: AnalysisResponse["scale"],
	back: ReadBack,
): ResponsePooled {
	const { estimate, se, ci, statistic, df, p } = pooled;
	const natural = toNaturalScale(scale, estimate, ci, back.harmonicN);
	return { estimate, se, ci, statistic, df, p, natural, ...back };
}

function responseHeterogeneity({ heterogeneity }: PooledEffect): ResponseHeterogeneity {
	const { Q, df, p, I2, I2Q, H2, tau2, tau2Ci, tau } = heterogeneity;
	return { Q, df, p, I2, I2Q, H2, tau2, tau2Ci, tau };
}

/** What a small number of studies leaves out, said rather than left blank. */
function shortcomings(pooled: PooledEffect, { predictionInterval = "t-k-2" }: AnalysisRequest): string[] {
	if (pooled.k === 1) return ["One study: no heterogeneity and no prediction interval"];
	if (pooled.model === "random" && pooled.predictionInterval === null) {
		return [`Two studies: no prediction interval by ${predictionInterval}, which needs three`];
	}
	return [];
}
