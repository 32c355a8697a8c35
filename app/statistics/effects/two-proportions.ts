import type { BinaryArms } from "../proportions/arms.ts";
import { type EffectResult, effectFrom, notEstimable } from "./effect.ts";
import { MEASURES, type MeasureFrom } from "./measures.ts";
import { correctedTable, doubleZeroReason, type Table, type ZeroCells } from "./zero-cells.ts";

export interface BinaryEffectOptions extends ZeroCells {
	readonly level?: number;
}

/**
 * Log risk ratio, ln(a/n₁) − ln(c/n₂), with variance 1/a − 1/n₁ + 1/c − 1/n₂.
 * @param arms events and number analysed in each arm  @param options zero cells (default metafor's) and level
 * @returns not estimable where a needed cell stays 0, or a double-zero table is dropped
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 10.4.1; metafor escalc(measure = "RR")
 */
export function logRiskRatio(arms: BinaryArms, options: BinaryEffectOptions = {}): EffectResult {
	return fromTable({ measure: "RR", method: "Log risk ratio" }, arms, options, ({ a, n1, c, n2 }) => [
		Math.log(a / n1) - Math.log(c / n2),
		1 / a - 1 / n1 + 1 / c - 1 / n2,
	]);
}

/**
 * Log odds ratio, ln(ad / bc), with variance 1/a + 1/b + 1/c + 1/d (Woolf).
 * @param arms events and number analysed in each arm  @param options zero cells (default metafor's) and level
 * @returns not estimable where a cell stays 0, or a double-zero table is dropped
 * @throws RangeError naming the argument
 * @see Woolf 1955, Ann Hum Genet 19:251; metafor escalc(measure = "OR")
 */
export function logOddsRatio(arms: BinaryArms, options: BinaryEffectOptions = {}): EffectResult {
	return fromTable({ measure: "OR", method: "Log odds ratio" }, arms, options, ({ a, b, c, d }) => [
		Math.log(a / b) - Math.log(c / d),
		1 / a + 1 / b + 1 / c + 1 / d,
	]);
}

/**
 * Risk difference a/n₁ − c/n₂ for pooling, with variance p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂. Tables with a zero cell
 * are corrected before both, as metafor does: otherwise an arm at 0 % would count as known without error.
 * @param arms events and number analysed in each arm  @param options zero cells (default metafor's) and level
 * @returns not estimable where the variance is 0 (both arms at 0 or 100 % and no correction)
 * @throws RangeError naming the argument
 * @see metafor escalc(measure = "RD"); for one trial's own interval see `estimateRiskDifference`
 */
export function riskDifferenceEffect(arms: BinaryArms, options: BinaryEffectOptions = {}): EffectResult {
	return fromTable({ measure: "RD", method: "Risk difference" }, arms, options, ({ a, n1, c, n2 }) => {
		const p1 = a / n1;
		const p2 = c / n2;
		return [p1 - p2, (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2];
	});
}

/**
 * Peto's log odds ratio, (O − E)/V: observed minus expected events of the experimental arm over their
 * hypergeometric variance; its variance is 1/V.
 * @param arms events and number analysed in each arm  @param options zero cells (default metafor's) and level
 * @returns not estimable where V is 0
 * @throws RangeError naming the argument
 * @see Yusuf et al. 1985, Prog Cardiovasc Dis 27:335; metafor escalc(measure = "PETO")
 */
export function petoLogOddsRatio(arms: BinaryArms, options: BinaryEffectOptions = {}): EffectResult {
	return fromTable({ measure: "PETO", method: "Peto log odds ratio" }, arms, options, (table) => {
		const { difference, variance } = observedMinusExpected(table);
		return [difference / variance, 1 / variance];
	});
}

/** Observed minus expected events in the experimental arm, and their variance with all margins fixed. */
export function observedMinusExpected({ a, b, n1, c, d, n2 }: Omit<Table, "correction">) {
	const total = n1 + n2;
	const events = a + c;
	return {
		difference: a - events * (n1 / total),
		variance: (events * (b + d) * (n1 / total) * (n2 / total)) / (total - 1),
	};
}

/** The measures of two arms' events. */
export const COUNT_EFFECTS: Readonly<
	Record<MeasureFrom<"counts">, (arms: BinaryArms, options?: BinaryEffectOptions) => EffectResult>
> = { RR: logRiskRatio, OR: logOddsRatio, RD: riskDifferenceEffect, PETO: petoLogOddsRatio };

function fromTable(
	about: { measure: MeasureFrom<"counts">; method: string },
	arms: BinaryArms,
	{ level = 0.95, ...zeroCells }: BinaryEffectOptions,
	estimate: (table: Table) => [estimate: number, variance: number],
): EffectResult {
	const table = correctedTable(arms, zeroCells);
	const doubleZero = doubleZeroReason(arms);
	if (doubleZero && zeroCells.dropDoubleZero) return notEstimable(about.measure, doubleZero);
	const [value, variance] = estimate(table);
	const result = effectFrom({ ...about, correction: table.correction }, value, variance, level);
	if (result.status === "estimated") return result;
	return notEstimable(about.measure, doubleZero ?? zeroCellReason(about.measure, table));
}

function zeroCellReason(measure: MeasureFrom<"counts">, { a, c }: Table): string {
	if (a === 0) return "No events in the experimental arm, and nothing is added to zero cells";
	if (c === 0) return "No events in the control arm, and nothing is added to zero cells";
	return MEASURES[measure].scale === "identity"
		? "Both arms are at 0 or 100 %"
		: "An arm without non-events, and nothing is added";
}
