import type { Measured } from "#app/domain/synthesis/measured.ts";
import { CONTRAST_MEASURES } from "#app/domain/vocabulary.ts";
import { isSynthesisMeasure, measuresFrom, type SynthesisMeasure } from "#app/statistics/effects/measures.ts";
import type { PoolableTable, PooledMeasure, PoolOptions } from "./poolable-table.ts";
import { type RowFacts, textOf } from "./table-rows.ts";

const UNSAID = "";

/**
 * Which measure a table’s estimates are of, by its columns’ names and cells; asked where they are of several, or where
 * nobody says whether they are ratios.
 */
export function pooledMeasure(
	facts: RowFacts[] | readonly RowFacts[],
	table: PoolableTable,
	{ answers = {}, measure: chosen }: PoolOptions,
): PooledMeasure | undefined {
	const measures = [
		...new Set(facts.map(({ shared }) => textOf(shared.measure) ?? textOf(shared.logOf) ?? UNSAID)),
	];
	const [first, second] = measures;
	const isLog = facts.some(({ shared }) => shared.logOf !== undefined);
	if (second !== undefined) {
		const labels = measures.map((key) => (key === UNSAID ? "of no said measure" : key));
		table.errors.push({
			line: table.facts?.headLine ?? 1,
			message: `The lines have estimates of different measures: ${labels.join(", ")}. Paste those of one`,
		});
		return undefined;
	}
	if (first === undefined) return undefined;
	if (first !== UNSAID && first !== "other") {
		const show = shownAs(first);
		return { show, read: isLog ? { measure: "GEN", reported: "other", scale: "identity" } : show };
	}
	const name = table.facts?.matches.columns.find(({ target }) => target.field === "estimate")?.name;
	const scale = answers.scale ?? scaleSaid(facts, table, name, chosen);
	if (!scale) return undefined;
	const own: Measured = {
		measure: "GEN",
		reported: "other",
		scale,
		name: scale === "log" ? "Ratio" : "Estimate",
	};
	return { read: own, show: own };
}

function shownAs(measure: string): Measured {
	if (isSynthesisMeasure(measure)) return { measure };
	return {
		measure: "GEN",
		reported: measure as keyof typeof CONTRAST_MEASURES,
		name: CONTRAST_MEASURES[measure as keyof typeof CONTRAST_MEASURES],
	};
}

/** Standard errors and variances are of the scale that is pooled on; an interval is of a ratio or of a difference. */
function scaleSaid(
	facts: readonly RowFacts[],
	table: PoolableTable,
	name: string | undefined,
	chosen: string | undefined,
): "log" | "identity" | undefined {
	const values = facts.map(({ shared }) => shared);
	const all = values
		.flatMap(({ estimate, estimateLow }) => [estimate, estimateLow])
		.filter((value) => value !== undefined);
	if (
		values.every(
			({ estimateSe, estimateVariance }) => estimateSe !== undefined || estimateVariance !== undefined,
		)
	) {
		table.remarks.push({
			text: `“${name ?? "The estimate"}” is pooled as it stands, as its standard errors are of that scale`,
		});
		return "identity";
	}
	if (all.some((value) => Number(value) < 0)) {
		table.remarks.push({
			text: `“${name ?? "The estimate"}” is pooled as it stands: some are below 0, so that they are no ratios`,
		});
		return "identity";
	}
	if (chosen !== undefined && chosen !== "" && chosen !== "GEN") return undefined;
	table.questions.push({
		name: "scale",
		text: `Is “${name ?? "the estimate"}” a ratio, pooled as its logarithm, or a difference, pooled as it is?`,
		choices: [
			{ value: "log", label: "A ratio, such as HR, OR or RR" },
			{ value: "identity", label: "A difference, or already a logarithm" },
		],
		advice: "Choose, or name the column by its measure, such as HR or MD",
	});
	return undefined;
}

/** The measure that a table is pooled by where nobody chose one. */
export function usualMeasure({ kind, measured }: Pick<PoolableTable, "kind" | "measured">): SynthesisMeasure {
	const [usual]: SynthesisMeasure[] = measuresFrom(kind);
	return measured?.show.measure ?? usual ?? "GEN";
}
