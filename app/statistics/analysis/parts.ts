import type { PooledEffect, PoolResult } from "../pooling/pooled-effect.ts";
import { meanProblem } from "../regression/mixed-effects.ts";
import { groupMembers, testBetween } from "../regression/subgroups.ts";
import { cumulative, orderByPrecision, orderByYear } from "../sensitivity/cumulative.ts";
import { influence } from "../sensitivity/influence.ts";
import { leaveOneOut } from "../sensitivity/leave-one-out.ts";
import { effectsIn, type Prepared, type PreparedRow } from "./prepare.ts";
import { readBackOf } from "./read-back.ts";
import type { AnalysisRequest } from "./request.ts";
import type {
	ResponseCumulative,
	ResponseInfluence,
	ResponseLeaveOneOut,
	ResponseSubgroups,
} from "./response.ts";

/**
 * Parts that refit the model once for each row stop here: their time grows with the square of the rows, and the
 * worst request is to stay around a second.
 */
export const MOST_REFITS = 500;

/** What every part is computed from: the rows in the pooled estimate, and where it says what it could not do. */
export interface PartContext {
	readonly request: AnalysisRequest;
	readonly rows: readonly PreparedRow[];
	readonly pool: Prepared["pool"];
	readonly warnings: string[];
}

/** The estimate without each row in turn, in the order of the rows; null, with a warning, for more than `MOST_REFITS`. */
export function leaveOneOutPart({
	request,
	rows,
	pool,
	warnings,
}: PartContext): ResponseLeaveOneOut[] | null {
	if (rows.length > MOST_REFITS) return tooMany("Leave-one-out", warnings);
	if (rows.length < 2) {
		warnings.push("Leave-one-out needs two studies");
		return [];
	}
	return leaveOneOut(rows, pool).flatMap(({ omitted, pooled }) => {
		const label = rows[omitted]?.label ?? "";
		const result = orWarn(pooled, `Without ${label}`, warnings);
		if (!result) return [];
		const { estimate, se, ci, heterogeneity } = result;
		const back = readBackOf(
			request,
			rows.filter((_, place) => place !== omitted),
		);
		return [{ omitted: label, estimate, se, ci, tau2: heterogeneity.tau2, I2: heterogeneity.I2, ...back }];
	});
}

/** The estimate after each row is added, by year or, without years, by precision; null, with a warning, for more than `MOST_REFITS`. */
export function cumulativePart({ request, rows, pool, warnings }: PartContext): ResponseCumulative[] | null {
	if (rows.length > MOST_REFITS) return tooMany("Cumulative pooling", warnings);
	const order = cumulativeOrder(rows, warnings);
	return cumulative(rows, order, pool).flatMap(({ added, pooled }, step) => {
		const label = rows[added]?.label ?? "";
		const result = orWarn(pooled, `Up to ${label}`, warnings);
		if (!result) return [];
		const { estimate, se, ci, heterogeneity } = result;
		const among = order.slice(0, step + 1).flatMap((place) => rows.slice(place, place + 1));
		return [{ added: label, estimate, se, ci, tau2: heterogeneity.tau2, ...readBackOf(request, among) }];
	});
}

/** By year where there are years; otherwise the most precise first. */
function cumulativeOrder(rows: readonly PreparedRow[], warnings: string[]): number[] {
	if (rows.some((row) => row.year !== null)) {
		const without = rows.filter((row) => row.year === null).length;
		if (without > 0) warnings.push(`Cumulative pooling: ${without} rows without a year come last`);
		return orderByYear(rows);
	}
	warnings.push("Cumulative pooling: the rows have no years, so the most precise come first");
	return orderByPrecision(
		rows.map(({ effect }) => ({
			variance: effect.status === "estimated" ? effect.variance : Number.POSITIVE_INFINITY,
		})),
	);
}

/** Each group pooled on its own, and the test between them; null, with a warning, where no row names a group. */
export function subgroupsPart({ request, rows, pool, warnings }: PartContext): ResponseSubgroups | null {
	if (rows.every((row) => row.group === null)) {
		warnings.push("Subgroups: the rows have no groups");
		return null;
	}
	const groups = [...groupMembers(rows.map((row) => row.group ?? "Not stated"))].map(([group, places]) => {
		const members = places.flatMap((i) => rows.slice(i, i + 1));
		return { group, members, pooled: pool(members) };
	});
	const between = testBetween(groups.map((group) => group.pooled));
	if (between.status === "not tested") warnings.push(`Subgroups: ${between.reason}`);
	return {
		groups: groups.map(({ group, members, pooled }) => {
			const result = orWarn(pooled, `Subgroup ${group}`, warnings);
			const { tau2 = null, I2 = null } = result?.heterogeneity ?? {};
			return {
				...{ group, k: members.length, estimate: result?.estimate ?? null, ci: result?.ci ?? null, tau2, I2 },
				...readBackOf(request, members),
			};
		}),
		between: between.status === "tested" ? { Q: between.Q, df: between.df, p: between.p } : null,
	};
}

/** What each row does to the fit (Viechtbauer & Cheung 2010); null, with a warning, for other models than inverse variance and for more than `MOST_REFITS`. */
export function influencePart({ request, rows, warnings }: PartContext): ResponseInfluence[] | null {
	const { model = "random", tau2 = "REML", ci = "wald" } = request;
	if (model !== "random" && model !== "common") {
		warnings.push("Influence diagnostics are for inverse variance: choose a random or common effect");
		return null;
	}
	if (rows.length > MOST_REFITS) return tooMany("Influence diagnostics", warnings);
	const effects = effectsIn(rows);
	const problem = meanProblem(
		effects.map((effect) => effect.estimate),
		effects.map((effect) => effect.variance),
	);
	const result = influence(problem, model === "common" ? "EE" : tau2, ci);
	if (result.status === "not diagnosed") {
		warnings.push(`Influence diagnostics: ${result.reason}`);
		return [];
	}
	return result.cases.map((diagnosis, i) => ({ label: rows[i]?.label ?? "", ...diagnosis }));
}

function orWarn(pooled: PoolResult, where: string, warnings: string[]): PooledEffect | null {
	if (pooled.status === "pooled") return pooled;
	warnings.push(`${where}: ${pooled.reason}`);
	return null;
}

function tooMany(what: string, warnings: string[]): null {
	warnings.push(`${what} is given for up to ${MOST_REFITS.toLocaleString("en")} rows`);
	return null;
}
