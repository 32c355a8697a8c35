import { inBrackets } from "#app/domain/format/format.ts";
import { formatLevel, formatNumber, formatShare } from "#app/domain/format/format-number.ts";
import type { ResponseSubgroups } from "#app/statistics/analysis/response.ts";
import { MODELS } from "../../synthesis/vocabulary.ts";
import type { ArmCells } from "./arm-cells.ts";
import type { ForestRow } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { effectTestWords, heterogeneityWords, lowerFirst } from "./figure-words.ts";
import type { BiasColumns } from "./forest-bias.ts";
import { type MeasureDisplay, measureDisplay, sizeOf } from "./measure-display.ts";

/** What makes the rows of one forest. */
export interface RowMaker {
	studies: (places: readonly number[]) => ForestRow[];
	display: MeasureDisplay;
	cells: ArmCells;
	/** The sum of some rows' weights as printed. */
	weightOf: (places: readonly number[]) => string | undefined;
	/** Those places that are pooled. */
	pooledAmong: (places: readonly number[]) => number[];
}

export function rowMaker(
	{ request, response }: Analysed,
	display: MeasureDisplay,
	cells: ArmCells,
	bias: BiasColumns | undefined,
	times: SynthesisFigureOptions["times"],
): RowMaker {
	const pooledAmong = (places: readonly number[]) =>
		places.filter((place) => response.rows[place] && response.rows[place].excluded === undefined);
	return {
		display,
		cells,
		pooledAmong,
		weightOf: (places) => {
			const weights = places.map((place) => response.rows[place]?.weightPercent ?? 0);
			return response.pooled ? formatShare(weights.reduce((sum, weight) => sum + weight, 0)) : undefined;
		},
		studies: (places) =>
			places.flatMap((place): ForestRow[] => {
				const row = response.rows[place];
				if (!row) return [];
				const { label, estimate, ci, weightPercent: weight, excluded } = row;
				const common = {
					key: `row-${place}`,
					label: [label, times?.[place]].filter(Boolean).join(", "),
					cells: cells.rows[place] ?? [],
					...(bias && { lights: bias.of(place) }),
				};
				if (excluded !== undefined || estimate === null || ci === null) {
					return [
						{ kind: "unpooled", ...common, reason: `Not pooled: ${lowerFirst(excluded ?? "no estimate")}` },
					];
				}
				const weights = weight === null ? {} : { weight, weightShown: formatShare(weight) };
				return [
					{
						kind: "study",
						...common,
						effect: display.effect(estimate, ci, sizeOf(request, place)),
						...weights,
					},
				];
			}),
	};
}

/** A subgroup's diamond under its rows; nothing where it could not be pooled. */
export function groupDiamond(
	{ group, k, estimate, ci, tau2, I2, harmonicN }: ResponseSubgroups["groups"][number],
	places: readonly number[],
	key: string,
	{ display, cells, weightOf, pooledAmong }: RowMaker,
): ForestRow[] {
	if (estimate === null || ci === null) return [];
	const among = pooledAmong(places);
	const weightShown = weightOf(among);
	const heterogeneity =
		k > 1 && I2 !== null
			? [`Heterogeneity: I² ${formatShare(I2)}${tau2 === null ? "" : `, τ² ${formatNumber(tau2)}`}`]
			: [];
	return [
		{
			kind: "diamond",
			rank: "group",
			key,
			label: `${group} (k = ${k})`,
			cells: cells.total(among),
			effect: display.effect(estimate, ci, harmonicN),
			...(weightShown !== undefined && { weightShown }),
			notes: heterogeneity,
		},
	];
}

/** The overall diamond with heterogeneity and test, and the prediction interval; or why there is none. */
export function overallRows(analysed: Analysed, display: MeasureDisplay, cells: ArmCells): ForestRow[] {
	const { response } = analysed;
	if (!response.pooled) {
		const reason = response.warnings.find((warning) => warning.startsWith("Not pooled")) ?? "Not pooled";
		return [{ kind: "note", key: "overall", label: reason }];
	}
	const { estimate, ci } = response.pooled;
	const among = response.rows.flatMap(({ excluded }, place) => (excluded === undefined ? [place] : []));
	const rows: ForestRow[] = [
		{
			kind: "diamond",
			rank: "overall",
			key: "overall",
			label: `${MODELS[response.model]} (k = ${response.k})`,
			cells: cells.total(among),
			effect: display.effect(estimate, ci),
			weightShown: formatShare(100),
			notes: [...heterogeneityWords(analysed), ...effectTestWords(analysed)],
		},
	];
	if (!response.predictionInterval) return rows;
	const effect = display.effect(estimate, response.predictionInterval);
	const shown = inBrackets(display.print(estimate, response.predictionInterval));
	const label = `${formatLevel(response.level)} prediction interval`;
	return [...rows, { kind: "prediction", key: "prediction", label, effect: { ...effect, shown } }];
}

/** The estimate to compare with: hollow on the same axis, or in words where it is on another measure. */
export function publishedRows(
	{ response }: Analysed,
	display: MeasureDisplay,
	{ published, generic }: SynthesisFigureOptions,
): ForestRow[] {
	if (!published) return [];
	const { label = "As published", response: other } = published;
	if (!other.pooled) return [{ kind: "note", key: "published", label: `${label}: not pooled` }];
	const { estimate, ci } = other.pooled;
	if (other.measure === response.measure) {
		const effect = display.effect(estimate, ci);
		return [{ kind: "diamond", rank: "published", key: "published", label, cells: [], effect, notes: [] }];
	}
	// Only the measure matters for the display; the rest of a response does not.
	const theirs = measureDisplay({ response: { ...response, ...other } }, generic ? { generic } : {});
	const text = `${label}: ${theirs.heading} ${theirs.effect(estimate, ci).shown}`;
	return [{ kind: "note", key: "published", label: text }];
}
