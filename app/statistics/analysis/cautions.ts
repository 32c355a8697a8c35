import { MEASURES } from "../effects/measures.ts";
import { toNaturalScale } from "../effects/natural-scale.ts";
import type { PooledEffect } from "../pooling/pooled-effect.ts";
import { noRatioReasons } from "./no-ratio.ts";
import { effectsIn, type PreparedRow } from "./prepare.ts";
import { readBackOf } from "./read-back.ts";
import { type AnalysisRequest, rowsFrom } from "./request.ts";

/** What a result rests on that its figures do not tell, a sentence each. */
export function cautionsOf(
	request: AnalysisRequest,
	rows: readonly PreparedRow[],
	pooled: PooledEffect,
): string[] {
	return [
		...keptDoubleZeros(request, rows),
		...unequalSpreads(request, rows),
		...unequalVariances(rows),
		...uncertainReadBack(request, rows, pooled),
	];
}

/** Rows without events that a correction lets into a ratio. */
function keptDoubleZeros(request: AnalysisRequest, rows: readonly PreparedRow[]): string[] {
	const { model = "random" } = request;
	if (model !== "random" && model !== "common") return [];
	const reasons = noRatioReasons(request);
	const kept = rows.filter(({ index }) => reasons[index]);
	if (kept.length === 0) return [];
	return [
		`${namesOf(kept)}: nobody, or everybody, had the event in both arms, which says nothing of a ratio; the pooled one counts it by what is added to its cells`,
	];
}

/** Standard deviations further apart than this are no longer one spread. */
const SPREAD_RATIO = 2;

function unequalSpreads(request: AnalysisRequest, rows: readonly PreparedRow[]): string[] {
	const arms = MEASURES[request.measure].poolsSd ? rowsFrom(request, "means") : null;
	if (!arms) return [];
	const far = rows.filter(({ index }) => {
		const row = arms[index];
		if (!row) return false;
		const [less = 0, more = 0] = [row.experimental.sd, row.control.sd].sort((a, b) => a - b);
		return more > SPREAD_RATIO * less;
	});
	if (far.length === 0) return [];
	return [
		`${namesOf(far)}: one arm's standard deviation is more than twice the other's, and the difference is in units of both pooled, which is neither's; a mean difference does not need them alike`,
	];
}

/** As in metafor, rma.uni. */
const VARIANCE_RATIO = 1e7;

function unequalVariances(rows: readonly PreparedRow[]): string[] {
	let [least, most] = [Infinity, 0];
	for (const { variance } of effectsIn(rows)) {
		[least, most] = [Math.min(least, variance), Math.max(most, variance)];
	}
	return most / least >= VARIANCE_RATIO
		? [
				"The variances of the studies are more than ten million times apart: the result rests on the smallest, and τ² may be unstable",
			]
		: [];
}

/** Readings further apart than this part of the rate are told. */
const READINGS_APART = 0.1;

/**
 * The double arcsine is read back with one size for all studies. Near 0 and 100 % the reading depends on which.
 * @see Schwarzer, Chemaitelly, Abu-Raddad & Rücker 2019, Res Synth Methods 10:476
 */
function uncertainReadBack(
	request: AnalysisRequest,
	rows: readonly PreparedRow[],
	{ estimate, ci }: PooledEffect,
): string[] {
	const { harmonicN } = readBackOf(request, rows);
	const all = rowsFrom(request, "proportion");
	if (!all || harmonicN === undefined) return [];
	const counts = rows.flatMap(({ index }) => all[index] ?? []);
	const events = counts.reduce((sum, row) => sum + row.events, 0);
	const people = counts.reduce((sum, row) => sum + row.n, 0);
	const mean = people / counts.length;
	const read = (n: number) => toNaturalScale("double arcsine", estimate, ci, n).estimate;
	const [harmonic, arithmetic] = [read(harmonicN), read(mean)];
	const rarer = Math.min(arithmetic, 1 - arithmetic);
	const isCut = (harmonic === 0 && events > 0) || (harmonic === 1 && events < people);
	if (!isCut && Math.abs(harmonic - arithmetic) <= READINGS_APART * rarer) return [];
	return [
		`The rate depends on the size it is read back with: ${percent(harmonic)} with the harmonic mean of the sizes, ${number(harmonicN)}, which is taken; ${percent(arithmetic)} with their arithmetic mean, ${number(mean)}. The logit needs no such size`,
	];
}

const MOST_NAMED = 3;

function namesOf(rows: readonly PreparedRow[]): string {
	const named = rows.slice(0, MOST_NAMED).map(({ label }) => label);
	const more = rows.length - named.length;
	return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const number = (value: number) => String(Number(value.toPrecision(3)));
const percent = (proportion: number) => `${number(100 * proportion)}%`;
