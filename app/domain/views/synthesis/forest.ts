import { formatWhole } from "#app/domain/format/format.ts";
import { formatLevel, formatNumber, formatP } from "#app/domain/format/format-number.ts";
import { armCells } from "./arm-cells.ts";
import type { ForestChart, ForestRow } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame, pooledSentence } from "./figure-words.ts";
import { biasColumns } from "./forest-bias.ts";
import { orderedPlaces } from "./forest-order.ts";
import { groupDiamond, overallRows, publishedRows, type RowMaker, rowMaker } from "./forest-rows.ts";
import { forestTable } from "./forest-table.ts";
import { measureDisplay } from "./measure-display.ts";

/**
 * The forest plot of an analysis: every row, by subgroup where the response has subgroups, the diamonds, the
 * prediction interval, and the estimate to compare with. Rows that are not pooled stay, with the reason.
 */
export function forestChart(analysed: Analysed, options: SynthesisFigureOptions): ForestChart {
	const { request, response } = analysed;
	const display = measureDisplay(analysed, options);
	const cells = armCells(request, options);
	const bias = biasColumns(options);
	const maker = rowMaker(analysed, display, cells, bias, options.times);
	const rows: ForestRow[] = [
		...(response.subgroups
			? groupedRows(analysed, options, maker)
			: maker.studies(orderedPlaces(analysed, options))),
		...overallRows(analysed, display, cells),
		...publishedRows(analysed, display, options),
	];
	const level = formatLevel(response.level);
	const weighted = response.pooled !== null;
	const chart = {
		kind: "forest" as const,
		axis: display.axis,
		headings: {
			study: "Study",
			effect: `${display.heading} [${level} CI]`,
			...(weighted && { weight: "Weight" }),
		},
		columns: cells.columns,
		rows,
		...(response.pooled && { line: display.toShown(response.pooled.estimate) }),
		...(bias && { bias: { domains: bias.domains, colours: bias.colours } }),
	};
	return {
		...chart,
		...figureFrame(analysed, display, options, {
			kind: `Forest plot: ${display.name.toLowerCase() === "effect" ? "effects" : display.name}`,
			own: [
				weighted
					? `Areas of the squares follow the weights; lines and diamonds are ${level} intervals.`
					: `Lines are ${level} intervals.`,
				...(bias?.notes ?? []),
			],
		}),
		description: describe(analysed, pooledSentence(analysed, display), rows),
		table: forestTable(chart),
	};
}

/** Rows under the names of their groups, each group with its diamond, and the test between them. */
function groupedRows(analysed: Analysed, options: SynthesisFigureOptions, maker: RowMaker): ForestRow[] {
	const { request, response } = analysed;
	const places = orderedPlaces(analysed, options);
	const groupOf = (place: number) => request.rows[place]?.group ?? "Not stated";
	const named = response.subgroups?.groups.map(({ group }) => group) ?? [];
	const groups = [...new Set([...named, ...places.map(groupOf)])];
	const rows = groups.flatMap((group, i): ForestRow[] => {
		const members = places.filter((place) => groupOf(place) === group);
		const pooled = response.subgroups?.groups.find((each) => each.group === group);
		return [
			{ kind: "heading", key: `group-${i}`, label: group },
			...maker.studies(members),
			...(pooled ? groupDiamond(pooled, members, `group-${i}-pooled`, maker) : []),
		];
	});
	const between = response.subgroups?.between;
	if (!between) return rows;
	const by = options.subgroupsBy ? ` by ${options.subgroupsBy.toLowerCase()}` : "";
	const label = `Test between subgroups${by}: Q ${formatNumber(between.Q)} (df ${formatWhole(between.df)}, ${formatP(between.p)})`;
	return [...rows, { kind: "note", key: "between", label }];
}

/** More studies than this are left to the table. */
const MOST_TOLD = 6;

function describe({ response }: Analysed, pooled: string, rows: readonly ForestRow[]): string {
	const studies = rows.flatMap((row) => (row.kind === "study" ? [`${row.label}: ${row.effect.shown}.`] : []));
	const left = response.rows.length - response.k;
	const excluded = left > 0 ? ` ${left} of ${response.rows.length} rows are shown but not pooled.` : "";
	const told = studies.length <= MOST_TOLD ? ` ${studies.join(" ")}` : " The table lists every study.";
	return `Forest plot. ${pooled}${excluded}${told}`.trim();
}
