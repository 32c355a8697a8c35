import type { RowKind } from "#app/domain/synthesis/vocabulary.ts";
import type { ColumnMatches } from "./column-match.ts";
import type { FieldKey, Side } from "./table-fields.ts";
import type { Values } from "./table-rows.ts";

/** Fields of which one is enough, by what they give. */
const EVENTS: readonly FieldKey[] = ["events", "percent", "proportion", "rate"];
const SIZE: readonly FieldKey[] = ["n", "nonEvents", "rate"];
const MEAN: readonly FieldKey[] = [
	"mean",
	"meanSd",
	"meanSe",
	"meanInterval",
	"median",
	"medianQuartiles",
	"medianRange",
];
const COUNT: readonly FieldKey[] = ["count", "events"];

/** What a table’s rows are pooled from, or what it has no column for. */
export type PoolKind = { ok: true; kind: RowKind } | { ok: false; missing: string[] };

/**
 * What the columns of a table allow to be pooled. Figures of the arms come before an estimate made of them.
 */
export function poolKindOf({ layout, columns }: ColumnMatches): PoolKind {
	const has = (fields: readonly FieldKey[], side?: Side) =>
		columns.some(({ target }) => fields.includes(target.field) && target.side === side);
	const sides: readonly (Side | undefined)[] = layout === "wide" ? ["first", "second"] : [undefined];
	const all = (fields: readonly FieldKey[]) => sides.every((side) => has(fields, side));
	const any = (fields: readonly FieldKey[]) => sides.some((side) => has(fields, side));
	// Counts beside an estimate that are of no arm tell how large the study is.
	if (layout === "estimates") return { ok: true, kind: "contrast" };
	if (all(["personTime"]) && all(COUNT))
		return layout === "one-arm" ? none("a second arm") : { ok: true, kind: "rates" };
	if (all(EVENTS) && all(SIZE)) return { ok: true, kind: layout === "one-arm" ? "proportion" : "counts" };
	if (all(MEAN) && all(["n"]))
		return layout === "one-arm" ? none("a second arm") : { ok: true, kind: "means" };
	if (has(["estimate"])) return { ok: true, kind: "contrast" };
	const wanted: [readonly FieldKey[], string][] = any(MEAN)
		? [
				[MEAN, "mean"],
				[["sd", "se", ...MEAN.slice(1)], "sd"],
				[["n"], "n"],
			]
		: [
				[EVENTS, "events"],
				[SIZE, "n"],
			];
	const asked: readonly (Side | undefined)[] =
		layout === "wide" || !any([...EVENTS, ...MEAN]) ? ["first", "second"] : sides;
	const missing = asked.flatMap((side) =>
		wanted.flatMap(([fields, word]) =>
			has(fields, side)
				? []
				: [side === undefined ? word : `${word} ${side === "first" ? "experimental" : "control"}`],
		),
	);
	return { ok: false, missing };
}

const none = (what: string): PoolKind => ({ ok: false, missing: [what] });

/** The fields of an arm, or of an estimate, that a row has nothing for though its kind needs them. */
export function lacking(kind: RowKind, values: Values): FieldKey[] {
	const has = (...fields: FieldKey[]) => fields.every((field) => values[field] !== undefined);
	switch (kind) {
		case "counts":
		case "proportion":
			return [
				...(has("events") || has("percent") ? [] : ["events" as const]),
				...(has("n") || has("nonEvents") ? [] : ["n" as const]),
			];
		case "rates":
			return [
				...(has("count") || has("events") ? [] : ["count" as const]),
				...(has("personTime") ? [] : ["personTime" as const]),
			];
		case "means": {
			const isMean = has("mean");
			const isSpread = isMean
				? has("sd") || has("se") || has("ciLow", "ciHigh")
				: has("q1", "q3") || has("min", "max");
			return [
				...(isMean || has("median") ? [] : ["mean" as const]),
				...(isSpread || !(isMean || has("median"))
					? []
					: isMean
						? ["sd" as const]
						: ["q1" as const, "q3" as const]),
				...(has("n") ? [] : ["n" as const]),
			];
		}
		case "contrast":
			return [
				...(has("estimate") ? [] : ["estimate" as const]),
				...(has("estimateLow", "estimateHigh") ||
				has("estimateSe") ||
				has("estimateVariance") ||
				values.naturalSe !== undefined ||
				has("p")
					? []
					: ["estimateLow" as const, "estimateHigh" as const]),
			];
	}
}
